import pytest

from kim.steering.rules.codes import Attendance, DecisionManner, Outcome, SeatRole
from kim.steering.rules.votes import (
    DecisionProblem,
    TypedDecision,
    Vote,
    decision_problems,
    is_quorate,
    seats_present,
    vote_problems,
)

VOTE, CONSENSUS = DecisionManner.VOTE, DecisionManner.CONSENSUS


@pytest.mark.parametrize(
    ("vote", "present", "expected"),
    [
        (Vote(9, 0, 1), 10, ()),
        (Vote(9, 0, 0), 10, ()),
        (Vote(9, 0, 2), 10, (DecisionProblem.MORE_VOTES_THAN_SEATS,)),
        (Vote(-1, 0, 2), 10, (DecisionProblem.NEGATIVE_COUNT,)),
        (Vote(0, 0, 0), 10, (DecisionProblem.NO_VOTES,)),
    ],
)
def test_votes_are_checked_against_the_seats_present(
    vote: Vote, present: int, expected: tuple[DecisionProblem, ...]
) -> None:
    assert vote_problems(vote, present) == expected


def test_a_deputy_fills_the_seat_and_advice_has_no_vote() -> None:
    seats = [
        (SeatRole.MEMBER, Attendance.PRESENT),
        (SeatRole.MEMBER, Attendance.DEPUTY_PRESENT),
        (SeatRole.MEMBER, Attendance.EXCUSED),
        (SeatRole.MEMBER, Attendance.NOT_RECORDED),
        (SeatRole.CHAIR, Attendance.PRESENT),
        (SeatRole.ADVISORY, Attendance.PRESENT),
        (SeatRole.SECRETARIAT, Attendance.PRESENT),
    ]
    assert seats_present(seats) == 3


def test_a_quorum_is_checked_only_where_the_body_has_one() -> None:
    assert is_quorate(6, 6) is True
    assert is_quorate(5, 6) is False
    assert is_quorate(5, None) is None


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.ACCEPTED, Outcome.NOTED, Outcome.DEFERRED])
def test_every_decision_has_a_reason_for_those_who_noted_the_problem(outcome: Outcome) -> None:
    decision = TypedDecision(outcome, CONSENSUS, reason="  ")
    assert decision_problems(decision, 10) == (DecisionProblem.REASON_MISSING,)


def test_acceptance_with_conditions_names_one() -> None:
    without = TypedDecision(Outcome.ACCEPTED_WITH_CONDITIONS, CONSENSUS, "Gut.", conditions=("",))
    with_one = TypedDecision(Outcome.ACCEPTED_WITH_CONDITIONS, CONSENSUS, "Gut.", conditions=("Kosten offenlegen",))
    assert decision_problems(without, 10) == (DecisionProblem.CONDITION_MISSING,)
    assert decision_problems(with_one, 10) == ()


def test_a_referral_names_the_body() -> None:
    assert decision_problems(TypedDecision(Outcome.REFERRED_TO_BODY, CONSENSUS, "Fachlich klären."), 10) == (
        DecisionProblem.BODY_MISSING,
    )


def test_a_vote_is_counted_and_a_consensus_is_not() -> None:
    assert decision_problems(TypedDecision(Outcome.ACCEPTED, VOTE, "Nötig."), 10) == (DecisionProblem.VOTE_MISSING,)
    assert decision_problems(TypedDecision(Outcome.ACCEPTED, CONSENSUS, "Nötig.", Vote(9, 0, 1)), 10) == (
        DecisionProblem.VOTE_WITH_CONSENSUS,
    )


def test_all_problems_are_named_at_once() -> None:
    decision = TypedDecision(Outcome.REJECTED, VOTE, "", Vote(9, 9, 9))
    assert decision_problems(decision, 10) == (
        DecisionProblem.MORE_VOTES_THAN_SEATS,
        DecisionProblem.REASON_MISSING,
    )
