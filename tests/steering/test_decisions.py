from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kim.kernel.errors import RuleViolation
from kim.steering.actions import decisions, meetings
from kim.steering.models import AgendaItem, Decision, Measure
from kim.steering.rules.codes import AgendaItemState, DecisionManner, IssueState, MeetingState, Outcome
from kim.steering.rules.votes import Vote
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def decide(cast: Cast, item: AgendaItem, outcome: Outcome = Outcome.ACCEPTED, **given: Any) -> Decision:
    values: dict[str, Any] = {"reason": "Die Lücke entsteht überall.", **given}
    return decisions.record(actor=cast.konrad.actor, item=item, outcome=outcome, **values)


def test_a_decision_deals_with_its_point_and_moves_the_issue(cast: Cast) -> None:
    item = making.open_item(cast)
    decide(cast, item, manner=DecisionManner.VOTE, vote=Vote(2, 0, 1))
    item.refresh_from_db()
    assert item.state == AgendaItemState.DEALT_WITH
    assert item.issue
    assert item.issue.state == IssueState.DECIDED


def test_more_votes_than_seats_present_are_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        decide(cast, making.open_item(cast), manner=DecisionManner.VOTE, vote=Vote(3, 1, 0))
    assert (refusal.value.code, refusal.value.field) == ("more_votes_than_seats", "yes")


def test_every_decision_has_a_reason(cast: Cast) -> None:
    for outcome in Outcome:
        with pytest.raises(RuleViolation) as refusal:
            decide(cast, making.open_item(cast), outcome, reason="  ")
        assert refusal.value.field == "reason"


def test_a_condition_is_named(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        decide(cast, making.open_item(cast), Outcome.ACCEPTED_WITH_CONDITIONS)
    assert refusal.value.field == "conditions"


def test_a_referral_names_the_body(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        decide(cast, making.open_item(cast), Outcome.REFERRED_TO_BODY)
    assert refusal.value.field == "referred_to"


def test_a_body_that_was_chosen_before_another_outcome_is_not_asked(cast: Cast) -> None:
    """The page hides the body as soon as another outcome is chosen; what stays chosen there counts for nothing."""
    decision = decide(cast, making.open_item(cast), Outcome.ACCEPTED, referred_to=making.body(cast, "kreistag"))
    assert decision.referred_to is None


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.REJECTED, IssueState.CLOSED),
        (Outcome.NOTED, IssueState.CLOSED),
        (Outcome.DEFERRED, IssueState.SUBMITTED),
        (Outcome.REFERRED_UPWARDS, IssueState.DECIDED),
    ],
)
def test_the_outcome_says_where_the_issue_goes(cast: Cast, outcome: Outcome, state: IssueState) -> None:
    item = making.open_item(cast)
    decide(cast, item, outcome)
    assert item.issue
    item.issue.refresh_from_db()
    assert item.issue.state == state


def test_parts_with_office_and_date_become_measures(cast: Cast) -> None:
    item = making.open_item(cast)
    parts = [
        {"text": "Zwei Träger halten Plätze frei", "owner": cast.jobcenter, "due": date(2027, 2, 1)},
        {"text": "Das Land wird unterrichtet", "owner": None, "due": None},
    ]
    decision = decide(cast, item, parts=parts)
    assert [part.number for part in decision.parts.all()] == [1, 2]
    measure = Measure.objects.get()
    assert (measure.owner, measure.due, measure.title) == (cast.jobcenter, date(2027, 2, 1), parts[0]["text"])
    assert measure.issue.state == IssueState.MEASURE_AGREED


def test_parts_of_a_rejection_are_no_measures(cast: Cast) -> None:
    parts = [{"text": "KI berichtet", "owner": cast.ki, "due": date(2027, 2, 1)}]
    decide(cast, making.open_item(cast), Outcome.REJECTED, parts=parts)
    assert not Measure.objects.exists()


def test_a_point_is_decided_once_and_only_in_session(cast: Cast) -> None:
    item = making.open_item(cast)
    decide(cast, item)
    with pytest.raises(RuleViolation) as refusal:
        decide(cast, item)
    assert refusal.value.code == "dealt_with"
    meetings.move_on(actor=cast.konrad.actor, meeting=item.meeting, state=MeetingState.CLOSED)
    with pytest.raises(RuleViolation) as refusal:
        decide(cast, item)
    assert refusal.value.code == "not_in_session"
