"""When the end of a title needs somebody's attention.

A title that is not prolonged (§ 104c Abs. 3 AufenthG: eighteen months, then another title or back to a Duldung) is
noticed half a year before its end, because that is how long papers take. Other titles are noticed three months before.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

HALF_A_YEAR, QUARTER, SIX_WEEKS = timedelta(days=183), timedelta(days=92), timedelta(days=42)


class Nearness(StrEnum):
    """How near an end is."""

    ENDED = "ended"
    SIX_WEEKS = "six_weeks"
    NOTICED = "noticed"
    LATER = "later"


def nearness(valid_to: date, today: date, *, renewable: bool) -> Nearness:
    """How near the end of a title is. The last day itself still counts as valid."""
    left = valid_to - today
    if left < timedelta(0):
        return Nearness.ENDED
    if left <= SIX_WEEKS:
        return Nearness.SIX_WEEKS
    return Nearness.NOTICED if left <= (QUARTER if renewable else HALF_A_YEAR) else Nearness.LATER
