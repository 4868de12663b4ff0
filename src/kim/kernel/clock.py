"""Today and now have one source, so that "what applies on 1 July next year?" is a question and not a test trick.

Audit time is not taken from here: the database writes real time into the audit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_fixed: ContextVar[datetime | None] = ContextVar("kim_clock", default=None)


def now() -> datetime:
    """The present moment, or the moment that `at` has set (aware, Europe/Berlin)."""
    # Asked some five hundred times for a list: without looking up which time zone this thread prefers. None does.
    return _fixed.get() or datetime.now(timezone.get_default_timezone())


def today() -> date:
    """The present day in the district's time zone, or the day that `at` has set."""
    return now().date()


def stands_still() -> bool:
    """Whether `at` has set the moment."""
    return _fixed.get() is not None


@contextmanager
def at(moment: date | datetime) -> Iterator[datetime]:
    """Inside, time stands still at `moment`; a bare date means noon of that day."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12))
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _fixed.set(moment)
    try:
        yield moment
    finally:
        _fixed.reset(token)
