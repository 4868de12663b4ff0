from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from kim.directory.models import SupportScheme
from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Position
from kim.steering.actions import decisions, guidance, measures
from kim.steering.models import Decision, Measure
from kim.steering.rules.codes import IssueState, MeasureState, Outcome
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
DUE = date(2027, 2, 1)
LogIn = Callable[[Client, Player | None], Client]


def decision(cast: Cast, outcome: Outcome = Outcome.ACCEPTED) -> Decision:
    item = making.open_item(cast)
    return decisions.record(actor=cast.konrad.actor, item=item, outcome=outcome, reason="Die Lücke ist überall.")


def launch(cast: Cast, on: Decision, title: str = "Plätze vereinbaren") -> Measure:
    return measures.launch(actor=cast.konrad.actor, decision=on, title=title, owner=cast.jobcenter, due=DUE)


def report(cast: Cast, measure: Measure, state: MeasureState) -> Measure:
    return measures.report(actor=cast.konrad.actor, measure=measure, version=measure.version, state=state)


def test_only_an_accepted_decision_leads_to_measures(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        launch(cast, decision(cast, Outcome.NOTED))
    assert refusal.value.code == "no_measures"


def test_the_last_measure_that_is_done_implements_the_issue(cast: Cast) -> None:
    accepted = decision(cast)
    first, second = launch(cast, accepted), launch(cast, accepted, "Bericht")
    report(cast, first, MeasureState.DONE)
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.MEASURE_AGREED
    report(cast, second, MeasureState.DROPPED)
    first.issue.refresh_from_db()
    assert first.issue.state == IssueState.IMPLEMENTED


def test_a_state_that_may_not_follow_is_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        report(cast, launch(cast, decision(cast)), MeasureState.EFFECT_CHECKED)
    assert refusal.value.code == "forbidden_change"


def test_a_report_keeps_the_due_date_unless_a_new_one_is_given(cast: Cast) -> None:
    measure = launch(cast, decision(cast))
    report(cast, measure, MeasureState.UNDER_WAY)
    assert measure.due == DUE


def test_a_measure_names_the_posts_and_grants_that_it_uses(cast: Cast, client: Client, log_in: LogIn) -> None:
    measure = launch(cast, decision(cast))
    ended = DateRange(None, date(2026, 6, 30))
    post = Position.objects.create(key="ki", component=1, unit=cast.ki, posts=Decimal("2.0"))
    Position.objects.create(key="frueher", component=2, employer=cast.jobcenter.organisation, valid=ended)
    scheme = SupportScheme.objects.create(key="jmd", name="Jugendmigrationsdienst", funder="Bund")
    SupportScheme.objects.create(key="thm", name="Teilhabemanagement", valid=ended)
    url = reverse("steering:measure-plan", args=[measure.public_id])
    log_in(client, cast.konrad)
    form = client.get(url).context["form"]
    assert [key for key, _name in form.fields["positions"].choices] == [post.public_id], "what has ended is not offered"
    assert [key for key, _name in form.fields["schemes"].choices] == [scheme.key]
    typed = {"version": measure.version, "positions": [post.public_id], "schemes": ["jmd"], "resources": "1.000 Euro"}
    assert client.post(url, typed | {"positions": ["FREMD"]}).status_code == 422
    assert client.post(url, typed).status_code == 302
    page = log_in(Client(), cast.stella).get(measure.get_absolute_url()).content.decode()
    for told in ("Koordination · ", "2 Stellen", "Jugendmigrationsdienst", "1.000 Euro"):
        assert told in page
    overtaken = client.post(url, typed | {"positions": [], "schemes": []})
    assert overtaken.status_code == 409
    assert {line.name for line in overtaken.context["conflict"].different} == {"positions", "schemes"}
    # What has ended since stays with the measure, and says so.
    post.valid = ended
    post.save()
    assert post.public_id in [key for key, _name in client.get(url).context["form"].fields["positions"].choices]
    assert "bis 29.06.2026" in client.get(measure.get_absolute_url()).content.decode()
    assert (
        client.post(url, typed | {"version": overtaken.context["conflict"].version, "schemes": []}).status_code == 302
    )
    assert [(row.position, row.scheme) for row in measure.uses.all()] == [(post, "")]


def test_without_such_data_there_are_words_alone(cast: Cast, client: Client, log_in: LogIn) -> None:
    measure = launch(cast, decision(cast))
    form = log_in(client, cast.konrad).get(reverse("steering:measure-plan", args=[measure.public_id])).context["form"]
    assert not {"positions", "schemes"} & form.fields.keys()


def test_a_measure_becomes_guidance_and_names_it(cast: Cast, client: Client, log_in: LogIn) -> None:
    measure = launch(cast, decision(cast))
    log_in(client, cast.konrad)
    url = reverse("steering:guidance-new", args=[measure.issue.public_id]) + f"?massnahme={measure.public_id}"
    assert url in client.get(measure.get_absolute_url()).content.decode()
    assert f'value="{measure.public_id}" selected' in client.get(url).content.decode()
    values: dict[str, Any] = {"title": "Träger zuerst", "text": "Anfragen.", "life_areas": ["language"]}
    values |= {"valid": making.span(clock.today(), clock.today() + timedelta(days=90))}
    row = guidance.draft(actor=cast.konrad.actor, issue=measure.issue, measure=measure, **values)
    assert row.title in client.get(measure.get_absolute_url()).content.decode()
    stella = log_in(Client(), cast.stella)
    assert row.title not in stella.get(measure.get_absolute_url()).content.decode(), "still a draft"
    guidance.publish(actor=cast.konrad.actor, guidance=row)
    assert row.title in stella.get(measure.get_absolute_url()).content.decode()
