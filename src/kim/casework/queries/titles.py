"""When the first title of a household ends, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.pathways import api as pathways
from kim.people.models import Person, ResidenceStatus


class ExpiryKind(StrEnum):
    """What can be said of the end of the titles in a household."""

    ENDS = "ends"
    UNLIMITED = "unlimited"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Expiry:
    """The first end among the persons of a household, and whose title it is."""

    kind: ExpiryKind
    on: date | None = None
    status: ResidenceStatus | None = None
    persons: tuple[Person, ...] = ()


# A person with the statuses that hold today.
Titled = tuple[Person, tuple[ResidenceStatus, ...]]


def expiry_of(people: Iterable[Titled]) -> Expiry:
    """The earliest end; unknown if no end is known and somebody's status is not known or may end; else unlimited."""
    household = list(people)
    statuses = [(person, status) for person, held in household for status in held]
    ending = [(status.last_day, person, status) for person, status in statuses if status.last_day]
    if ending:
        first = min(day for day, _person, _status in ending)
        with_it = [(person, status) for day, person, status in ending if day == first]
        return Expiry(ExpiryKind.ENDS, first, with_it[0][1], tuple(person for person, _status in with_it))
    is_known = household and all(held for _person, held in household)
    if not is_known or any(_may_end(status) for _person, status in statuses):
        return Expiry(ExpiryKind.UNKNOWN)
    return Expiry(ExpiryKind.UNLIMITED)


def _may_end(status: ResidenceStatus) -> bool:
    try:
        return pathways.status(status.key).expires
    except KeyError:
        return True
