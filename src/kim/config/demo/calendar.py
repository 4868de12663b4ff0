"""Days of the demo, relative to today: its past is built at earlier dates and never grows old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta

from kim.kernel import clock
from kim.kernel.periods import Quarter, last_closed_quarter
from kim.organisations import api as organisations

# The day for which the story was written: whoever is three years old in it is three whenever it is told.
WRITTEN_FOR = date(2026, 11, 23)

# While an earlier day is played, `clock.today()` is that day; the story still counts from the day it is told.
_told_on: ContextVar[date] = ContextVar("kim_demo_told_on")


@contextmanager
def told_today() -> Iterator[date]:
    """Inside, all days of the demo count from the present day."""
    token = _told_on.set(clock.today())
    try:
        yield _told_on.get()
    finally:
        _told_on.reset(token)


def today() -> date:
    """The day on which the story is told."""
    return _told_on.get()


def ago(days: int) -> date:
    """So many days before today; a negative number lies ahead."""
    return today() - timedelta(days=days)


def at_work(day: date) -> date:
    """That day, or the last working day before it: offices and case managers are there."""
    working = organisations.working_days()
    while not working.is_working(day):
        day -= timedelta(days=1)
    return day


def born(written: str) -> str:
    """A date of birth of the story, also a partial one, moved by whole years so that nobody grows out of it."""
    later = (today() - WRITTEN_FOR).days // 365
    return f"{int(written[:4]) + later}{written[4:]}"


def closed_quarter() -> Quarter:
    """The last quarter that evidence can be published for."""
    return last_closed_quarter(today())


def in_closed_quarter(days: int) -> date:
    """A day of that quarter, counted from its first day."""
    return closed_quarter().start + timedelta(days=days)


def meeting_day() -> date:
    """When the steering group met: after the quarter was counted, before today unless it was counted only yesterday."""
    counted = closed_quarter().end
    day = at_work(min(counted + timedelta(days=43), ago(1)))
    return day if day > counted else today()
