"""A date of which only the year, or year and month, may be known.

Basis: many people cannot prove a day of birth, papers show 01.01. or a year, and two papers differ.
So precision is part of the value, and "disputed" says that papers contradict each other. Stored as a
short ISO text ("1988", "1988-05", "1988-05-23", "" for unknown), which sorts in time order.
What this does not do: guess a day. `age_on` answers with a range instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_GERMAN = re.compile(r"(?:(?:(\d{1,2})\s*[./]\s*)?(\d{1,2})\s*[./]\s*)?(\d{4})")


class DatePrecision(StrEnum):
    """How much of a date is known."""

    UNKNOWN = "unknown"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class AgeRange:
    """Completed years, at least and at most. Equal when the age is certain."""

    low: int
    high: int

    @property
    def is_certain(self) -> bool:
        """True if both ends are the same age."""
        return self.low == self.high


@dataclass(frozen=True)
class PartialDate:
    """Year, month and day as far as known; a day needs a month, a month needs a year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    disputed: bool = False

    def __post_init__(self) -> None:
        if (self.day and not self.month) or (self.month and not self.year):
            raise ValueError("a day needs a month, and a month needs a year")
        if self.year is not None:
            date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def unknown(cls) -> PartialDate:
        """Asked or not: no part of the date is known."""
        return cls()

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A date that is known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str, disputed: bool = False) -> PartialDate:
        """Reads what `isoformat` wrote. ValueError for anything else."""
        if not text:
            return cls(disputed=disputed)
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"no partial date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls(year, month, day, disputed)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads what people type: 1988, 5/1988, 05.1988, 23.5.1988 or ISO. ValueError for anything else."""
        text = text.strip()
        match = _GERMAN.fullmatch(text)
        if not match:
            return cls.from_iso(text)
        day, month, year = (int(part) if part else None for part in match.groups())
        return cls(year, month, day)

    @property
    def precision(self) -> DatePrecision:
        """What is known."""
        if self.day:
            return DatePrecision.DAY
        if self.month:
            return DatePrecision.MONTH
        return DatePrecision.YEAR if self.year else DatePrecision.UNKNOWN

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None if unknown."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None if unknown."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """The text that is stored."""
        if not self.year:
            return ""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def display(self) -> str:
        """German notation of what is known, empty if nothing is: the page has a word for that."""
        return ".".join(reversed(self.isoformat().split("-"))) if self.year else ""

    def age_on(self, day: date) -> AgeRange | None:
        """Completed years on a day; None if the year is unknown or lies ahead of the day.

        Born on 29 February: a year is completed on 1 March (§ 187 Abs. 2, § 188 Abs. 2 BGB).
        """
        if self.earliest is None or self.latest is None or self.earliest > day:
            return None
        return AgeRange(low=max(0, _years(self.latest, day)), high=_years(self.earliest, day))


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
