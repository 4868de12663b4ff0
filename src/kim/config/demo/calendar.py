"""Days of the demo, relative to today: its past is built at earlier dates and never grows old.

The story is told for 23 November 2026; `on` moves one of its days so that this day is always today.
"""

from __future__ import annotations

from datetime import date, timedelta

from kim.kernel import clock
from kim.kernel.periods import Quarter, last_closed_quarter

STORY_DAY = date(2026, 11, 23)


def on(story_day: str) -> date:
    """The day that stands for `story_day` (ISO) when the story is told today."""
    return date.fromisoformat(story_day) + (clock.today() - STORY_DAY)


def ago(days: int) -> date:
    """So many days before today; a negative number lies ahead."""
    return clock.today() - timedelta(days=days)


def closed_quarter() -> Quarter:
    """The last quarter that evidence can be published for."""
    return last_closed_quarter(clock.today())


def in_closed_quarter(days: int) -> date:
    """A day of that quarter, counted from its first day."""
    return closed_quarter().start + timedelta(days=days)


def meeting_day() -> date:
    """When the steering group met: after the quarter was counted, not after today."""
    return min(closed_quarter().end + timedelta(days=43), clock.today())
