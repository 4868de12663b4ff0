"""Periods of days as people write them: first and last day, both included; open where nobody said a day.

The database keeps half-open ranges; `kim.organisations.models.validity` converts. An open start means "since we do not
know when", never "since ever".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """`first` and `last` day, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def contains(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        """True if at least one day lies in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def within(self, outer: Period) -> bool:
        """True if no day of this period can lie outside `outer`. An open start is unknown, so it never counts."""
        starts_early = self.first is not None and outer.first is not None and self.first < outer.first
        ends_late = outer.last is not None and (self.last is None or self.last > outer.last)
        return not (starts_early or ends_late)

    @property
    def is_backwards(self) -> bool:
        return self.first is not None and self.last is not None and self.last < self.first

    def _ends_before(self, other: Period) -> bool:
        return self.last is not None and other.first is not None and self.last < other.first


ALWAYS = Period()


@dataclass(frozen=True)
class Ages:
    """Ages in completed years, both limits included; None is open."""

    least: int | None = None
    most: int | None = None

    def fits(self, age: int | None) -> bool:
        """True if `age` lies inside; an unknown age is not ruled out."""
        if age is None:
            return True
        return (self.least is None or self.least <= age) and (self.most is None or age <= self.most)

    def overlaps(self, other: Ages) -> bool:
        low = max(self.least or 0, other.least or 0)
        return all(limit is None or low <= limit for limit in (self.most, other.most))

    @property
    def is_limited(self) -> bool:
        return self.least is not None or self.most is not None


EVERY_AGE = Ages()
