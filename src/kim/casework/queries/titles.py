"""When the first title of a household ends, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.kernel import clock
from kim.pathways import api as pathways
from kim.people.models import Person, ResidenceStatus


class ExpiryKind(StrEnum):
    """What can be said of the end of the titles in a household."""

    ENDED = "ended"
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


# A person with all statuses that are known, past ones included.
Titled = tuple[Person, tuple[ResidenceStatus, ...]]


def expiry_of(people: Iterable[Titled]) -> Expiry:
    """The earliest end; unknown if no end is known and somebody's status is not known or may end; else unlimited.

    A title that ended, with nothing known after it, comes before everything else.
    """
    today = clock.today()
    household = list(people)
    lapsed = [(person, last) for person, held in household if (last := lapsed_of(held, today))]
    if lapsed:
        return _first(ExpiryKind.ENDED, lapsed)
    current = [(person, [one for one in held if today in one.valid]) for person, held in household]
    statuses = [(person, status) for person, held in current for status in held]
    if ending := [(person, status) for person, status in statuses if status.last_day]:
        return _first(ExpiryKind.ENDS, ending)
    is_known = household and all(held for _person, held in current)
    if not is_known or any(_may_end(status) for _person, status in statuses):
        return Expiry(ExpiryKind.UNKNOWN)
    return Expiry(ExpiryKind.UNLIMITED)


def lapsed_of(held: Iterable[ResidenceStatus], today: date) -> ResidenceStatus | None:
    """The status that ended last, if none holds today and none begins later; None otherwise."""
    known = list(held)
    if any(one.last_day is None or one.last_day >= today for one in known):
        return None
    return max(known, key=lambda one: one.last_day or date.min, default=None)


def _first(kind: ExpiryKind, ending: list[tuple[Person, ResidenceStatus]]) -> Expiry:
    first = min(status.last_day for _person, status in ending if status.last_day)
    with_it = [(person, status) for person, status in ending if status.last_day == first]
    return Expiry(kind, first, with_it[0][1], tuple(person for person, _status in with_it))


def _may_end(status: ResidenceStatus) -> bool:
    try:
        return pathways.status(status.key).expires
    except KeyError:
        return True
