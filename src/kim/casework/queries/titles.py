"""When the titles of a household end, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from kim.casework.rules.title_ends import TitleAdvice, TitleStage, advice, stage
from kim.kernel import clock
from kim.pathways import api as pathways


class ExpiryKind(StrEnum):
    """What can be said of the end of the titles in a household."""

    ENDED = "ended"
    ENDS = "ends"
    UNLIMITED = "unlimited"
    UNKNOWN = "unknown"


class Held(Protocol):
    """A residence status as far as its end is asked for: the record, or its outline."""

    @property
    def key(self) -> str: ...
    @property
    def first_day(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...


# A person, or the key of one.
P = TypeVar("P")
H = TypeVar("H", bound=Held)


@dataclass(frozen=True)
class Expiry(Generic[P]):
    """An end among the persons of a household, and whose title it is."""

    kind: ExpiryKind
    on: date | None = None
    status: Held | None = None
    persons: tuple[P, ...] = ()
    is_mixed: bool = False

    @property
    def stage(self) -> TitleStage | None:
        """The reminder that is due today."""
        return stage(self.on, clock.today())

    @property
    def advice(self) -> TitleAdvice | None:
        """What has to be done before the end; None for a status that left the catalogue."""
        try:
            return advice(pathways.status(self.status.key)) if self.status else None
        except KeyError:
            return None


# A person with all statuses that are known, past ones included.
Titled = tuple[P, tuple[Held, ...]]


def expiry_of(people: Iterable[Titled[P]]) -> Expiry[P]:
    """The earliest end; unknown if no end is known and somebody's status is not known or may end; else unlimited.

    A title that ended, with nothing known after it, comes before everything else.
    """
    household = list(people)
    ends = ends_of(household)
    return ends[0] if ends else without_end(household)


def without_end(people: Iterable[Titled[P]]) -> Expiry[P]:
    """What can be said of persons for whom no end is known."""
    household = list(people)
    today = clock.today()
    current = [[one for one in held if _holds(one, today)] for _person, held in household]
    is_known = household and all(current)
    if not is_known or any(may_end(status.key) for held in current for status in held):
        return Expiry(ExpiryKind.UNKNOWN)
    return Expiry(ExpiryKind.UNLIMITED)


def ends_of(people: Iterable[Titled[P]]) -> list[Expiry[P]]:
    """Every known end, ended ones first, then the next one.

    Persons whose statuses share day and paragraph stand together; `is_mixed` if they are not the same status.
    """
    found: dict[tuple[bool, date, str], list[tuple[P, Held]]] = {}
    today = clock.today()
    for person, held in people:
        last = _last_of(held, today) if held else None
        if last is not None and last.last_day:
            found.setdefault((last.last_day >= today, last.last_day, short_of(last.key)), []).append((person, last))
    return [
        Expiry(ExpiryKind.ENDS if ahead else ExpiryKind.ENDED, on, of[0][1], tuple(person for person, _status in of))
        for (ahead, on, _key), of in sorted(found.items(), key=lambda item: item[0])
    ]


def short_of(key: str) -> str:
    """The paragraph of a status; one that left the catalogue keeps its key."""
    try:
        return pathways.status(key).short
    except KeyError:
        return str(key)


def _holds(status: Held, day: date) -> bool:
    first, last = status.first_day, status.last_day
    return (first is None or first <= day) and (last is None or last >= day)


def _last_of(held: Iterable[H], today: date) -> H | None:
    """The status that holds today, or the one that follows it without a gap; else the one that ended last."""
    known = sorted(held, key=lambda one: one.first_day or date.min)
    last = next((one for one in known if _holds(one, today)), None)
    if last is None:
        return lapsed_of(known, today)
    for one in known:
        if last.last_day and one.first_day == last.last_day + timedelta(days=1):
            last = one
    return last


def lapsed_of(held: Iterable[H], today: date) -> H | None:
    """The status that ended last, if none holds today and none begins later; None otherwise."""
    known = list(held)
    if any(one.last_day is None or one.last_day >= today for one in known):
        return None
    return max(known, key=lambda one: one.last_day or date.min, default=None)


def may_end(key: str) -> bool:
    """Whether a status of this kind may end at all; one that left the catalogue may."""
    try:
        return pathways.status(key).expires
    except KeyError:
        return True
