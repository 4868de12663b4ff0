"""Periods and deadlines in years, months and days.

Basis: §§ 187 ff. BGB. "Since N years" and birthdays roll forward to the first of the next month if the day
does not exist there (29.2. → 1.3.); deadlines and backward counting take the last day of that month (§ 188
Abs. 3 BGB). First and last days are included.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
FAR = date.max


class Span(int):
    """A length of time, in months."""

    __slots__ = ()

    def __str__(self) -> str:
        if self % 12:
            return f"{self:d} Monate" if self > 1 else "ein Monat"
        return f"{self // 12} Jahre" if self > 12 else "ein Jahr"

    @property
    def dative(self) -> str:
        """As it stands after "seit": 3 Jahren, 18 Monaten."""
        if self % 12:
            return f"{self:d} Monaten" if self > 1 else "einem Monat"
        return f"{self // 12} Jahren" if self > 12 else "einem Jahr"


def years(number: int) -> Span:
    """A number of years."""
    return Span(12 * number)


def months(number: int) -> Span:
    """A number of months."""
    return Span(number)


@lru_cache(maxsize=1 << 13)
def since(start: date, span: Span) -> date:
    """The first day on which `span` has passed since `start`, which counts itself."""
    year, month = divmod(start.year * 12 + start.month - 1 + span, 12)
    if year > FAR.year - 1:
        return FAR
    if start.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, start.day)
    return date(year, month + 1, monthrange(year, month + 1)[1]) + DAY


@lru_cache(maxsize=1 << 13)
def birthday(birth_date: date, number: int) -> date:
    """The `number`th birthday."""
    return since(birth_date, years(number))


def deadline(event: date, span: Span) -> date:
    """The last day that is in time after `event`."""
    return _clipped(event, span)


def backward(day: date, span: Span) -> date:
    """The first day that is in time, `span` before `day`."""
    return _clipped(day, -span)


@lru_cache(maxsize=1 << 13)
def _clipped(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year > FAR.year - 1:
        return FAR
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval; `end` is `FAR` while it runs."""

    start: date
    end: date

    def __len__(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def shifted(target: date, uncounted: list[Days]) -> date:
    """`target`, later by one day for each day before it that does not count; `FAR` if it never comes.

    If the shift runs into further days that do not count, these shift it again.
    """
    for days in uncounted:
        if days.start < target:
            if days.end == FAR:
                return FAR
            target += timedelta(days=len(days))
    return target


def end_of_month(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])
