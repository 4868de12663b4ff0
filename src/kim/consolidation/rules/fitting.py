"""Which programme is for whom (rule base, section 6), and how the benefit system changes ahead (section 7).

A match, never an entitlement: several may fit, none is left out silently, what has ended is named with its successor.
The change ahead assumes that nothing else changes. Nothing here is decided: the office decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
HORIZON_MONTHS = 40
ASYLBLG, NOTHING, UNKNOWN = "ASYLBLG", "NONE", "unknown"
# The rule that says which system follows from a status.
SYSTEM = "ben.system"


class Fit(StrEnum):
    """How a scheme stands to a person."""

    FITS = "fits"
    OPEN = "open"
    """Something is not known."""
    NOT = "not"
    ENDED = "ended"


@dataclass(frozen=True)
class Target:
    """Whom a scheme is for, by its own words. Empty: everybody. Ages in completed years, both included."""

    age_from: int | None = None
    age_to: int | None = None
    stays: frozenset[str] = frozenset()
    stays_are_focus: bool = False
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Someone:
    """What a scheme without a rule of its own asks. None and empty: not known."""

    age: int | None = None
    stay: str = ""
    place: str = ""


def fit_by_target(target: Target, who: Someone) -> Fit:
    """Open as soon as something is asked that is not known; a focus excludes nobody."""
    answers = [
        _age(target, who.age),
        _in(target.stays if not target.stays_are_focus else frozenset(), who.stay),
        _in(target.places, who.place),
    ]
    if False in answers:
        return Fit.NOT
    return Fit.OPEN if None in answers else Fit.FITS


def _age(target: Target, age: int | None) -> bool | None:
    if target.age_from is None and target.age_to is None:
        return True
    if age is None:
        return None
    return (target.age_from or 0) <= age <= (target.age_to if target.age_to is not None else age)


def _in(allowed: frozenset[str], value: str) -> bool | None:
    return True if not allowed else None if not value else value in allowed


@dataclass(frozen=True)
class Change:
    """Another system from `first` on. `inform_by`: the last day on which the new one can be told without a gap."""

    first: date
    before: str
    after: str

    @property
    def inform_by(self) -> date:
        return self.first - DAY


def changes(system_on: Callable[[date], str], today: date, horizon: int = HORIZON_MONTHS) -> tuple[Change, ...]:
    """Changes from this month on, by the month: a change of status ends AsylbLG with its month (§ 1 Abs. 3 AsylbLG).

    A day on which nothing can be said (`unknown`) ends the look ahead: a title that ends is no change of system.
    """
    now, at_first = system_on(today), system_on(today.replace(day=1))
    # A status that changed within this month: the old system goes on until its end.
    before = ASYLBLG if at_first == ASYLBLG and now != UNKNOWN else now
    found: list[Change] = []
    if before == UNKNOWN:
        return ()
    for first in months_after(today, horizon):
        after = system_on(first)
        if after == UNKNOWN:
            break
        if after != before:
            found.append(Change(first, before, after))
            before = after
    return tuple(found)


def months_after(today: date, count: int) -> Iterable[date]:
    """The first days of the next `count` months."""
    year, month = today.year, today.month
    for _each in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        yield date(year, month, 1)
