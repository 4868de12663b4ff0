"""From a measure to its effect: planned, done step by step, looked at beside the figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.steering.actions import decisions, measures
from kim.steering.models import Measure
from kim.steering.queries.effect import effect_of
from kim.steering.rules.codes import IssueState, MeasureState, Outcome
from kim.steering.rules.effect import Phase
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


def agreed(cast: Cast, due: date | None = None) -> Measure:
    actor, item = cast.konrad.actor, making.open_item(cast)
    decision = decisions.record(actor=actor, item=item, outcome=Outcome.ACCEPTED, reason="Die Lücke ist überall.")
    due = due or clock.today() + timedelta(days=30)
    return measures.launch(actor=actor, decision=decision, title="Plätze vereinbaren", owner=cast.jobcenter, due=due)


def done(cast: Cast, measure: Measure) -> Measure:
    actor = cast.konrad.actor
    return measures.report(actor=actor, measure=measure, version=measure.version, state=MeasureState.DONE)


def test_a_day_of_the_check_needs_words_for_what_is_checked(cast: Cast) -> None:
    measure = agreed(cast)
    with pytest.raises(RuleViolation) as refusal:
        measures.plan(actor=cast.konrad.actor, measure=measure, version=measure.version, check_on=clock.today())
    assert refusal.value.field == "hypothesis"


def test_the_effect_is_checked_once_the_measure_is_done(cast: Cast) -> None:
    measure, actor = agreed(cast), cast.konrad.actor
    with pytest.raises(RuleViolation) as refusal:
        measures.check_effect(actor=actor, measure=measure, version=measure.version, effect="Weniger Fälle.")
    assert refusal.value.code == "not_done"
    measure = done(cast, measure)
    measures.check_effect(actor=actor, measure=measure, version=measure.version, effect="Weniger Fälle.")
    measure.issue.refresh_from_db()
    assert (measure.state, measure.issue.state) == (MeasureState.EFFECT_CHECKED, IssueState.EFFECT_CHECKED)


def test_an_issue_is_checked_with_its_last_measure(cast: Cast) -> None:
    first, actor = agreed(cast), cast.konrad.actor
    second = measures.launch(
        actor=actor, decision=first.decision, title="Bericht", owner=cast.jobcenter, due=clock.today()
    )
    for measure in (first, second):
        done(cast, measure)
    measures.check_effect(actor=actor, measure=first, version=first.version, effect="Weniger Fälle.")
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.IMPLEMENTED
    measures.check_effect(actor=actor, measure=second, version=second.version, effect="Keine Wirkung.")
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.EFFECT_CHECKED


def test_figures_stand_before_during_and_after(cast: Cast) -> None:
    with clock.at(date(2026, 2, 10)):
        measure = agreed(cast, due=date(2026, 5, 15))
    with clock.at(date(2027, 1, 20)):
        for quarter, total in (("2025-Q4", 12), ("2026-Q2", 9), ("2026-Q3", 6)):
            making.evidence_of(measure.issue, quarter, total=total)
        assert [column.phase for column in effect_of(measure)] == [Phase.BEFORE, Phase.DURING, Phase.DURING]
        done(cast, measure)
        after = effect_of(measure)
    assert [(column.total, column.phase) for column in after] == [
        (12, Phase.BEFORE),
        (9, Phase.DURING),
        (6, Phase.AFTER),
    ]


def test_the_coordinator_plans_ticks_and_checks_and_a_member_reads_it(
    cast: Cast, client: Client, log_in: LogIn
) -> None:
    measure = agreed(cast)
    log_in(client, cast.konrad)
    plan = {
        "version": measure.version,
        "hypothesis": "Weniger als fünf Fälle im Quartal.",
        "check_on": f"{clock.today():%d.%m.%Y}",
        "resources": "Eine halbe Stelle.",
    }
    assert client.post(reverse("steering:measure-plan", args=[measure.public_id]), plan).status_code == 302
    assert client.post(reverse("steering:measure-plan", args=[measure.public_id]), plan).status_code == 409
    client.post(reverse("steering:measure-step-new", args=[measure.public_id]), {"text": "Träger ansprechen"})
    step = measure.steps.get()
    tick = reverse("steering:measure-step-tick", args=[measure.public_id, step.public_id])
    client.post(tick, {"done": "1"})
    step.refresh_from_db()
    assert step.is_done
    measure.refresh_from_db()
    done(cast, measure)
    effect = reverse("steering:measure-effect", args=[measure.public_id])
    assert client.post(effect, {"version": measure.version, "effect": ""}).status_code == 422
    assert client.post(effect, {"version": measure.version, "effect": "Nur noch wenige."}).status_code == 302
    log_in(client, cast.stella)
    page = client.get(measure.get_absolute_url()).content.decode()
    for words in (
        "Weniger als fünf Fälle",
        "Träger ansprechen",
        "Eine halbe Stelle",
        "Nur noch wenige",
        "Wirkung geprüft",
    ):
        assert words in page
    assert "Schritt hinzufügen" not in page
