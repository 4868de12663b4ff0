"""A date for a meeting: which of several would fill how many seats.

What it decides: how many seats with a vote somebody can take on a date, when everybody takes one seat at most, and
which date stands first. Basis: the quorum counts seats, not people; several people of one office share its seats. What
it does not do: fix the date, that does whoever invites.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kim.kernel.transitions import Transitions


class PollState(StrEnum):
    """Asked, fixed as a meeting, or given up."""

    OPEN = "open"
    FIXED = "fixed"
    DROPPED = "dropped"


class DateAnswer(StrEnum):
    """Whether somebody can come."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


POLL = Transitions(
    {
        PollState.OPEN: frozenset({PollState.FIXED, PollState.DROPPED}),
        PollState.FIXED: frozenset(),
        PollState.DROPPED: frozenset(),
    }
)


@dataclass(frozen=True)
class Filled:
    """Seats with a vote that are filled: by those who said yes, and with those who come if need be as well."""

    surely: int
    possibly: int

    def has_quorum(self, least: int | None) -> bool | None:
        """Whether those who said yes are enough; None where the district has laid down no number."""
        return None if least is None else self.surely >= least


def filled(seats: Sequence[Collection[str]], answers: Mapping[str, DateAnswer]) -> Filled:
    """`seats`: per seat with a vote, who could take it. `answers`: who said what about one date."""
    yes = {who for who, answer in answers.items() if answer is DateAnswer.YES}
    maybe = yes | {who for who, answer in answers.items() if answer is DateAnswer.IF_NEED_BE}
    return Filled(_matched(seats, yes), _matched(seats, maybe))


def _matched(seats: Sequence[Collection[str]], coming: Collection[str]) -> int:
    """The most seats that can be taken when everybody takes one at most (augmenting paths)."""
    taken: dict[str, int] = {}
    return sum(_finds_somebody(seat, seats, coming, taken, set()) for seat in range(len(seats)))


def _finds_somebody(
    seat: int, seats: Sequence[Collection[str]], coming: Collection[str], taken: dict[str, int], asked: set[str]
) -> bool:
    for who in seats[seat]:
        if who in coming and who not in asked:
            asked.add(who)
            if who not in taken or _finds_somebody(taken[who], seats, coming, taken, asked):
                taken[who] = seat
                return True
    return False
