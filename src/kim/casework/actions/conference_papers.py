"""Minutes that are handed out: in anonymous form they name nobody, neither this household nor any other."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.actions import known_names
from kim.casework.queries.conferences import View
from kim.casework.queries.disclosing import checker, named_of_own_cases
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.disclosure import Finding, Report
from kim.kernel.errors import WrittenDown


@dataclass(frozen=True)
class InTheWay:
    """What keeps minutes from being handed out. `others`: words out of other cases of the reader.

    `is_known`: a name that is known here, and the reader may not be told which.
    """

    household: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()
    is_known: bool = False

    @property
    def words(self) -> tuple[Finding, ...]:
        """The words to be changed, each once, as far as they may be told."""
        return tuple({found.text: found for found in (*self.household, *self.others)}.values())


def look_through(*, actor: Actor, view: View) -> InTheWay:
    """What names somebody in the minutes of a conference. By name nothing is in the way; guests know each other."""
    conference = view.conference
    if not conference.is_anonymous:
        return InTheWay()
    text, told = _text(view), _told(view)
    own = checker(actor, conference.case, told)(text)

    def report() -> Report:
        access.require(actor, "read", conference)
        return Report(own)

    try:
        known_names.refuse(
            actor=actor, text=text, own=report, about=conference.public_id, door=conference.get_absolute_url, told=told
        )
    except WrittenDown:
        others = named_of_own_cases(actor, text, told)
        return InTheWay(others=others, is_known=not others)
    return InTheWay(household=own)


def _text(view: View) -> str:
    conference = view.conference
    said = [conference.purpose, conference.place, conference.said]
    said += [text for item in conference.agenda for text in item.values()]
    return "\n".join([*said, *(agreement.text for agreement in view.agreements)])


def _told(view: View) -> str:
    """Everybody at the table but the household, and their offices."""
    conference = view.conference
    guests = [str(line.guest) for line in view.guests if not line.guest.person_id]
    offices = [str(agreement.office) for agreement in view.agreements if agreement.office]
    return "\n".join([*guests, *offices, conference.called_by.user.name, str(conference.called_by.unit)])
