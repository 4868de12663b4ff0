"""Periods as the database keeps them, from the first and last day that people name."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

_DAY = timedelta(days=1)


def days(first_day: date | None, last_day: date | None = None) -> DateRange:
    """Both days belong to the period; None leaves that side open."""
    return DateRange(first_day, last_day + _DAY if last_day else None)


def until(period: DateRange, day: date) -> DateRange | None:
    """`period` without `day` and what follows; None if nothing is left."""
    if period.lower is not None and period.lower >= day:
        return None
    return DateRange(period.lower, day if period.upper is None else min(day, period.upper))


def last_day(period: DateRange) -> date | None:
    """The last day that belongs to the period; None if it is open."""
    return period.upper - _DAY if period.upper is not None else None
