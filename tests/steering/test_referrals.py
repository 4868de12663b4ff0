"""An issue goes to another body and comes back with its answer, as one thread that members read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.organisations.rules.codes import BodyKind
from kim.steering.actions import decisions, measures, meetings
from kim.steering.minutes import decision_texts
from kim.steering.models import AgendaItem, Body, Decision, Measure, Referral, StructuralIssue
from kim.steering.queries.meetings import seat_lines
from kim.steering.queries.outcomes import report_of
from kim.steering.queries.referrals import to_put_on, waiting_for
from kim.steering.rules.codes import Attendance, IssueState, MeetingState, Outcome
from kim.steering.rules.fates import Fate
from kim.steering.rules.referrals import ReferralState, Turn, turn_of
from tests.cast import Cast, Player
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
MANDATE = "Welche Träger haben Plätze?"


@dataclass
class Bodies:
    """A steering group that asks, and an expert conference that answers."""

    cast: Cast
    asking: Body
    asked: Body
    issue: StructuralIssue

    def decide(self, body: Body, outcome: Outcome, **given: Any) -> Decision:
        """The issue comes onto a meeting of the body, and is decided."""
        actor = self.cast.konrad.actor
        meeting = making.meeting(self.cast, body)
        self.issue.refresh_from_db()
        item = meetings.put_on(actor=actor, issue=self.issue, meeting=meeting)
        seats = {line.seat: (Attendance.PRESENT, "") for line in seat_lines(meeting)}
        meetings.record_attendance(actor=actor, meeting=meeting, seats=seats)
        meetings.move_on(actor=actor, meeting=meeting, state=MeetingState.IN_SESSION)
        item = AgendaItem.objects.get(pk=item.pk)
        made = decisions.record(actor=actor, item=item, outcome=outcome, **{"reason": "Nötig.", **given})
        self.issue.refresh_from_db()
        return made

    def refer(self, **given: Any) -> Decision:
        """The steering group asks the conference."""
        values = {"referred_to": self.asked, "mandate": MANDATE, **given}
        return self.decide(self.asking, Outcome.REFERRED_TO_BODY, **values)


@pytest.fixture
def bodies(cast: Cast) -> Bodies:
    asked = making.body(cast, "fachkonferenz", name="Fachkonferenz", kind=BodyKind.EXPERT_CONFERENCE)
    return Bodies(cast, making.body(cast), asked, making.issue(cast, why_grave="Selten, aber schwer."))


@pytest.mark.parametrize(
    ("deciding", "state", "is_final", "turn"),
    [
        (2, ReferralState.OPEN, False, Turn.ANSWER),
        (2, ReferralState.OPEN, True, Turn.FINAL_ANSWER),
        (1, ReferralState.OPEN, False, Turn.NONE),
        (1, ReferralState.ANSWERED, False, Turn.TAKEN_UP),
        (2, ReferralState.ANSWERED, False, Turn.NONE),
        (3, ReferralState.OPEN, False, Turn.NONE),
        (1, ReferralState.CLOSED, False, Turn.NONE),
    ],
)
def test_what_a_decision_means_for_a_referral(deciding: int, state: ReferralState, is_final: bool, turn: Turn) -> None:
    assert turn_of(deciding, from_body=1, to_body=2, state=state, is_final=is_final) is turn


def test_there_and_back_again(bodies: Bodies) -> None:
    konrad = bodies.cast.konrad.actor
    bodies.refer()
    assert bodies.issue.state == IssueState.SUBMITTED
    assert [each.mandate for each in waiting_for(bodies.asked, konrad).asked] == [MANDATE]
    part = {"text": "Plätze vereinbaren", "owner": bodies.cast.jobcenter, "due": clock.today() + timedelta(days=9)}
    answer = bodies.decide(bodies.asked, Outcome.ACCEPTED, reason="Zwei Träger haben je acht.", parts=[part])
    referral = Referral.objects.get()
    assert (referral.state, referral.answer) == (ReferralState.ANSWERED, answer)
    assert (bodies.issue.state, Measure.objects.count()) == (IssueState.SUBMITTED, 0), "who asked decides"
    with pytest.raises(RuleViolation) as refusal:
        measures.launch(actor=konrad, decision=answer, title="Anders", owner=bodies.cast.jobcenter, due=part["due"])
    assert refusal.value.code == "only_an_answer"
    assert [each.answer for each in waiting_for(bodies.asking, konrad).answered] == [answer]
    bodies.decide(bodies.asking, Outcome.ACCEPTED, parts=[part])
    referral.refresh_from_db()
    assert (referral.state, Measure.objects.count()) == (ReferralState.CLOSED, 1)
    assert waiting_for(bodies.asking, konrad).is_empty


def test_a_body_that_decides_by_itself_sets_things_going(bodies: Bodies) -> None:
    bodies.refer(is_final=True)
    part = {"text": "Plätze vereinbaren", "owner": bodies.cast.jobcenter, "due": clock.today() + timedelta(days=9)}
    bodies.decide(bodies.asked, Outcome.ACCEPTED, parts=[part])
    assert (Referral.objects.get().state, bodies.issue.state) == (ReferralState.CLOSED, IssueState.MEASURE_AGREED)


@pytest.mark.parametrize(("given", "field"), [({"mandate": " "}, "mandate"), ({"referred_to": None}, "referred_to")])
def test_a_referral_says_who_is_asked_what(bodies: Bodies, given: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        bodies.refer(**given)
    assert refusal.value.field == field
    with pytest.raises(RuleViolation) as refusal:
        bodies.refer(referred_to=bodies.asking)
    assert refusal.value.code == "same_body"


def test_the_secretariat_puts_on_what_waits_and_members_read_the_thread(
    bodies: Bodies, client: Client, log_in: LogIn
) -> None:
    bodies.refer()
    coming = making.meeting(bodies.cast, bodies.asked)
    page = log_in(client, bodies.cast.konrad).get(coming.get_absolute_url()).content.decode()
    assert MANDATE in page
    url = page.split('<form method="post" action="/themen/')[1].split('"')[0]
    assert client.post(f"/themen/{url}", {"meeting": coming.public_id}).status_code == 302
    assert to_put_on(coming, bodies.cast.konrad.actor).is_empty
    log_in(client, bodies.cast.stella)
    thread = client.get(bodies.issue.get_absolute_url()).content.decode()
    assert "Lenkungsgruppe fragt Fachkonferenz:" in thread
    assert "wartet auf Fachkonferenz" in thread
    assert MANDATE in client.get(bodies.asked.get_absolute_url()).content.decode()


def test_the_report_on_our_decisions_knows_where_the_question_is(cast: Cast, bodies: Bodies) -> None:
    asked = bodies.refer()
    assert f"Auftrag: {MANDATE}" in decision_texts(asked)

    def fate(actor: Any = cast.konrad.actor) -> Fate:
        return next(row.fate for row in report_of(clock.today().year, actor).results if row.decision == asked)

    assert fate() is fate(cast.stella.actor) is Fate.WITH_OTHER_BODY
    bodies.decide(bodies.asked, Outcome.NOTED)
    assert fate() is Fate.ANSWERED
    bodies.decide(bodies.asking, Outcome.REJECTED)
    assert fate() is Fate.TAKEN_UP
