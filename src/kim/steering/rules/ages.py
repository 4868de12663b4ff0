"""How old an issue is, in bands that a page can show.

What it decides: the band, from the day it was described. Basis: a steering group meets every quarter, so bands are of
one, two and four quarters. What it does not do: say that an old issue is a bad one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Age(StrEnum):
    """Bands, the youngest first."""

    NEW = "new"
    SOME_MONTHS = "some_months"
    HALF_A_YEAR = "half_a_year"
    OLD = "old"


def age_of(since: date, today: date) -> Age:
    """The band of an issue described on `since`; whole months, so that 31 August is three months before 30 November."""
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    if months < 3:
        return Age.NEW
    if months < 6:
        return Age.SOME_MONTHS
    return Age.HALF_A_YEAR if months < 12 else Age.OLD
