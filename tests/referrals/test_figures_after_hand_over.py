"""A household that two employers worked with counts once, in whatever is counted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from kim.casework import jobs
from kim.casework.actions import feedback, steps
from kim.casework.models import Case
from kim.casework.queries import figures, flows
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.core_codes import FlowFigure
from kim.kernel.periods import Quarter
from kim.referrals.actions import composing
from kim.referrals.parts import offers
from kim.referrals.queries.composed import compose
from kim.steering.actions import guidance
from kim.steering.models import Guidance
from tests import make
from tests.cast import Cast, Player
from tests.referrals import making
from tests.referrals.test_hand_over_by_packet import accept, full, offered, printed
from tests.steering import making as steering

pytestmark = pytest.mark.django_db

__all__ = ["full", "printed"]


def test_figures_count_the_household_once_in_a_quarter_whoever_worked_with_it(cast: Cast, full: Case) -> None:
    """The same work before and after the hand-over: a flow and a note to steering, each counted as one case."""
    today = clock.today()
    _work(cast.clara.actor, full, cast)
    make.released(cast.clara.actor, full, cast.dana.actor)
    new = accept(cast, offered(cast, full))
    _work(cast.carlo.actor, new, cast)
    make.released(cast.carlo.actor, new, cast.dana.actor)
    jobs.deliver_observations()
    evidence, quarter = Actor.system("evidence"), Quarter.of(today)
    with acting_as(evidence):
        told = [part.count for part in flows.parts_of(FlowFigure.HAND_ON, quarter) if not part.dimension]
        assert sorted(count.cases for count in told) == [1] * len(told) and told
        assert _cases_behind_observations(quarter) == 1


def test_what_nobody_answers_counts_once_whoever_waits_for_it(cast: Cast, full: Case) -> None:
    """Both employers ask the same office and hear nothing: the household waits once, and only cases are counted."""
    assert cast.paula.unit == cast.jmd
    today = clock.today()
    _ask(cast.clara, full, cast)
    new = accept(cast, offered(cast, full))
    _ask(cast.carlo, new, cast)
    late = today + timedelta(days=17)
    with clock.at(late), acting_as(Actor.system("evidence")):
        told = flows.parts_of(FlowFigure.UNANSWERED_REFERRAL, Quarter.of(late))
    # The packet that handed the case over was answered; it waits for nobody.
    assert {(part.target, part.count.cases) for part in told if not part.dimension} == {(cast.jmd.kind, 1)}
    assert [len(part.count.contributors) for part in told if not part.dimension] == [1]


def test_what_was_said_last_about_guidance_counts_whoever_said_it(cast: Cast, full: Case) -> None:
    row = _published(cast)
    _rate(cast.clara, full, row, "did_not_help")
    new = accept(cast, offered(cast, full))
    assert _ratings() == [("did_not_help", full.pk)]
    _rate(cast.carlo, new, row, "helped")
    assert _ratings() == [("helped", full.pk)]


def _rate(player: Player, case: Case, row: Any, said: str) -> None:
    feedback.rate(actor=player.actor, case=case, guidance=row.public_id, feedback=said)


def _published(cast: Cast) -> Guidance:
    """What both case managers read in their cases, because a step is about language."""
    today, actor = clock.today(), cast.konrad.actor
    given: dict[str, Any] = {"title": "Träger fragen", "text": "Über das KI anfragen.", "life_areas": ["language"]}
    given |= {"issue": steering.issue(cast), "valid": steering.span(today, today + timedelta(days=60))}
    return guidance.publish(actor=actor, guidance=guidance.draft(actor=actor, **given))


def _ratings() -> list[tuple[Any, ...]]:
    with acting_as(Actor.system("evidence")), figures.as_reader(), connection.cursor() as cursor:
        cursor.execute("SELECT feedback, case_id FROM casework_rated_guidance")
        return cursor.fetchall()  # type: ignore[no-any-return]


def _ask(player: Player, case: Case, cast: Cast) -> None:
    """A question to the JMD that is to be answered in nine days."""
    with acting_as(player.actor):
        said: dict[str, Any] = {"actor": player.actor, "household": case.household, **making.declared()}
        bases.record(kind="consent", purpose="referral", offices=[cast.jmd], **said)
        releases.record(office=cast.jmd, **said)
        parts = [option.key for offer in offers(player.actor, case) for option in offer.options]
        given: dict[str, Any] = {"kind": "referral", "question": "Haben Sie einen Platz?", "parts": parts}
        given |= {"holder": cast.jmd, "answer_by": clock.today() + timedelta(days=9)}
        packet = composing.draft(actor=player.actor, case=case, **given)
        composing.send(actor=player.actor, packet=packet, previewed=compose(player.actor, packet).print)


def _work(actor: Actor, case: Case, cast: Cast) -> None:
    with acting_as(actor):
        step = make.step(actor, case, "Bescheid", party="office", office=cast.jobcenter)
        steps.complete(actor=actor, step=step)


def _cases_behind_observations(quarter: Quarter) -> int:
    with figures.as_reader(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT case_id) FROM casework_released_observations WHERE counted_on BETWEEN %s AND %s",
            [quarter.start, quarter.end],
        )
        return int(cursor.fetchone()[0])
