"""Quarters and runs of quarters, for figures that cover closed time only.

A figure covers one closed quarter, or several when the first ones held too few cases. Periods of one
series never overlap, so that two tables cannot be subtracted from each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ROMAN = ("I", "II", "III", "IV")
_KEY = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter. Ordered in time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"no quarter: {self.number}")

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def from_key(cls, key: str) -> Quarter:
        """Reads "2026-Q3". ValueError for anything else."""
        match = _KEY.fullmatch(key)
        if not match:
            raise ValueError(f"no quarter: {key!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return self.next().start - timedelta(days=1)

    @property
    def key(self) -> str:
        """Stored form, "2026-Q3"; sorts in time order."""
        return f"{self.year:04d}-Q{self.number}"

    @property
    def label(self) -> str:
        """German form, "III/26"."""
        return f"{_ROMAN[self.number - 1]}/{self.year % 100:02d}"

    def next(self) -> Quarter:
        """The quarter after."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def previous(self) -> Quarter:
        """The quarter before."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def is_closed_on(self, day: date) -> bool:
        """True from the first day after its end."""
        return self.end < day


@dataclass(frozen=True, order=True)
class Period:
    """One quarter, or several in a row that count as one. Ordered in time."""

    first: Quarter
    last: Quarter

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it starts")

    @classmethod
    def single(cls, quarter: Quarter) -> Period:
        """One quarter as a period."""
        return cls(quarter, quarter)

    @classmethod
    def from_key(cls, key: str) -> Period:
        """Reads "2026-Q3" or "2026-Q2..2026-Q3". ValueError for anything else."""
        first, _, last = key.partition("..")
        return cls(Quarter.from_key(first), Quarter.from_key(last or first))

    @property
    def start(self) -> date:
        """First day."""
        return self.first.start

    @property
    def end(self) -> date:
        """Last day: the reference date of a figure."""
        return self.last.end

    @property
    def key(self) -> str:
        """Stored form."""
        return self.first.key if self.first == self.last else f"{self.first.key}..{self.last.key}"

    @property
    def label(self) -> str:
        """German form: "III/26", "II–III/26" or "IV/25–I/26"."""
        if self.first == self.last:
            return self.first.label
        if self.first.year == self.last.year:
            return f"{_ROMAN[self.first.number - 1]}–{self.last.label}"
        return f"{self.first.label}–{self.last.label}"

    def joined(self, other: Period) -> Period:
        """Both as one. ValueError if `other` does not follow at once."""
        if other.first != self.last.next():
            raise ValueError("only periods that follow each other can be joined")
        return Period(self.first, other.last)


def last_closed_quarter(on: date) -> Quarter:
    """The latest quarter that is over on a day."""
    return Quarter.of(on).previous()


def closed_quarters(since: Quarter, on: date) -> tuple[Quarter, ...]:
    """All quarters from `since` that are over on a day, in order."""
    quarters = []
    quarter = since
    while quarter.is_closed_on(on):
        quarters.append(quarter)
        quarter = quarter.next()
    return tuple(quarters)
