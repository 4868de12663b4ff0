"""When a task that comes back is due the next time.

Decided: the days follow from the first one, not from when somebody got round to it, so that "every month on the 31st"
stays that and does not creep; days that have passed already are left out; a day on which nobody works becomes the next
working day. Not decided here: what a working day is (`organisations.rules.working_days`).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count

from kim.casework.rules.talk_codes import Repeat

MOST = 52


def next_due(
    first: date, repeat: Repeat, every: int, after: date, next_working: Callable[[date], date] = lambda day: day
) -> date:
    """The first day of the series that lies after `after`, on a working day.

    `first` is the day that the series began on, `every` how many weeks or months lie between (1 to `MOST`). Raises
    ValueError for another number.
    """
    if not 1 <= every <= MOST:
        raise ValueError(f"every {every} {repeat}: 1 to {MOST} are possible")
    return next(due for due in map(next_working, _series(first, repeat, every)) if due > after)


def _series(first: date, repeat: Repeat, every: int) -> Iterator[date]:
    for number in count(1):
        yield first + timedelta(weeks=every * number) if repeat is Repeat.WEEKS else _months(first, every * number)


def _months(day: date, months: int) -> date:
    """So many months later; a day that the month does not have is its last one."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
