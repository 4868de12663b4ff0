"""How a case conference goes on, and in which form it may be held before whom.

Basis: § 203 StGB and Art. 6 DSGVO. Who is not of the household hears of it only what one single consent for case
conferences covers for their office on that day; consents are not added up. If one of those invited is not covered, the
conference is held in anonymous form, or without them: nobody can be sent out for every second sentence. Not decided
here: what is then said in the room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kim.casework.rules.talk_codes import ConferenceState
from kim.kernel.transitions import Transitions

CONFERENCE = Transitions(
    {
        ConferenceState.PLANNED: frozenset(
            {ConferenceState.INVITED, ConferenceState.HELD, ConferenceState.CANCELLED, ConferenceState.PLANNED}
        ),
        ConferenceState.INVITED: frozenset(
            {ConferenceState.PLANNED, ConferenceState.INVITED, ConferenceState.HELD, ConferenceState.CANCELLED}
        ),
        ConferenceState.HELD: frozenset({ConferenceState.HELD, ConferenceState.RECORDED}),
        ConferenceState.RECORDED: frozenset({ConferenceState.HELD}),
        ConferenceState.CANCELLED: frozenset(),
    }
)


@dataclass(frozen=True)
class Hearing:
    """What one guest may hear. `shared`: the data areas of each single consent for their office; empty: none."""

    is_household: bool
    shared: tuple[frozenset[str], ...] = ()

    def covers(self, wanted: frozenset[str]) -> bool:
        """True if this guest may hear about all of `wanted` by name."""
        return self.is_household or any(wanted <= areas for areas in self.shared)

    def missing(self, wanted: frozenset[str]) -> frozenset[str]:
        """What the consent that comes nearest does not cover; everything if there is none."""
        if self.is_household:
            return frozenset()
        return min((wanted - areas for areas in self.shared), key=len, default=wanted)


def may_name_the_household(guests: Iterable[Hearing], wanted: frozenset[str]) -> bool:
    """True if everybody may hear everything that is to be talked about by name. Nothing to talk about names nobody."""
    return bool(wanted) and all(guest.covers(wanted) for guest in guests)
