"""Whether a decision can be recorded as typed in the meeting.

Basis: one seat, one vote, cast by whoever holds the seat that day (member or deputy); advisory seats
have no vote. The concept fixes neither quorum nor majority, so the quorum is a setting of the body and
a majority is not computed: the body says what it decided. Checked is only what cannot be true.
"""

from dataclasses import dataclass
from enum import StrEnum

from kim.steering.rules.codes import Attendance, DecisionManner, Outcome, SeatRole

_PRESENT = frozenset({Attendance.PRESENT, Attendance.DEPUTY_PRESENT})
_WITHOUT_VOTE = frozenset({SeatRole.ADVISORY, SeatRole.SECRETARIAT})


@dataclass(frozen=True)
class Vote:
    """Counted votes."""

    yes: int
    no: int
    abstained: int

    @property
    def cast(self) -> int:
        """All votes, abstentions included."""
        return self.yes + self.no + self.abstained


class DecisionProblem(StrEnum):
    """Why a decision cannot be recorded like this."""

    NEGATIVE_COUNT = "negative_count"
    NO_VOTES = "no_votes"
    MORE_VOTES_THAN_SEATS = "more_votes_than_seats"
    VOTE_WITH_CONSENSUS = "vote_with_consensus"
    VOTE_MISSING = "vote_missing"
    REASON_MISSING = "reason_missing"
    CONDITION_MISSING = "condition_missing"
    BODY_MISSING = "body_missing"


def seats_present(seats: list[tuple[SeatRole, Attendance]]) -> int:
    """Seats with a vote that are filled, by the member or a deputy."""
    return sum(role not in _WITHOUT_VOTE and attendance in _PRESENT for role, attendance in seats)


def is_quorate(present: int, quorum: int | None) -> bool | None:
    """None if the body has no rule about it."""
    return None if quorum is None else present >= quorum


def vote_problems(vote: Vote, present: int) -> tuple[DecisionProblem, ...]:
    """Votes checked against the seats present. Fewer votes than seats is possible: somebody left the room."""
    if min(vote.yes, vote.no, vote.abstained) < 0:
        return (DecisionProblem.NEGATIVE_COUNT,)
    if vote.cast == 0:
        return (DecisionProblem.NO_VOTES,)
    return (DecisionProblem.MORE_VOTES_THAN_SEATS,) if vote.cast > present else ()


@dataclass(frozen=True)
class TypedDecision:
    """A decision as typed. `referred_to` is the body or ministry named, if any."""

    outcome: Outcome
    manner: DecisionManner
    reason: str
    vote: Vote | None = None
    conditions: tuple[str, ...] = ()
    referred_to: str = ""


def decision_problems(decision: TypedDecision, present: int) -> tuple[DecisionProblem, ...]:
    """All that is missing or cannot be true.

    Every outcome needs its reason: those who noted the problem read it, also when the answer is no.
    """
    found: list[DecisionProblem] = []
    if decision.vote and decision.manner is DecisionManner.CONSENSUS:
        found.append(DecisionProblem.VOTE_WITH_CONSENSUS)
    if decision.manner is DecisionManner.VOTE:
        found += vote_problems(decision.vote, present) if decision.vote else [DecisionProblem.VOTE_MISSING]
    if not decision.reason.strip():
        found.append(DecisionProblem.REASON_MISSING)
    if decision.outcome is Outcome.ACCEPTED_WITH_CONDITIONS and not any(map(str.strip, decision.conditions)):
        found.append(DecisionProblem.CONDITION_MISSING)
    if decision.outcome is Outcome.REFERRED_TO_BODY and not decision.referred_to.strip():
        found.append(DecisionProblem.BODY_MISSING)
    return tuple(found)
