"""When an entry has to be confirmed again: six months after somebody last said that it is right."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 6
# Who does not answer is asked again after this, and no more often.
ASK_AGAIN_AFTER = timedelta(days=28)
LINK_VALID_FOR = timedelta(days=60)


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """Never confirmed, or more than six months ago."""
    return confirmed_on is None or _later(confirmed_on) < today


def is_to_be_asked(confirmed_on: date | None, asked_on: date | None, today: date) -> bool:
    """Stale, and not asked within the last four weeks."""
    return is_stale(confirmed_on, today) and (asked_on is None or asked_on + ASK_AGAIN_AFTER <= today)


def stale_before(today: date) -> date:
    """Entries confirmed before this day are stale."""
    day = today
    while is_stale(day, today) is False:
        day -= timedelta(days=1)
    return day + timedelta(days=1)


def _later(day: date) -> date:
    """The same day six months later, or the last one of that month."""
    years, month = divmod(day.month - 1 + MONTHS, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
