"""Ages and age bands from dates that may be known in part.

A band is given only if every possible day of birth leads to it; otherwise the answer is unknown. What
this does not do: decide an age that law depends on (that is `pathways`, with its own reasons).
"""

from datetime import date

from kim.kernel.partial_date import AgeRange, PartialDate
from kim.people.rules.codes import AgeBand, ChildAgeBand

_BANDS = (
    (5, AgeBand.UNDER_6),
    (17, AgeBand.FROM_6_TO_17),
    (26, AgeBand.FROM_18_TO_26),
    (64, AgeBand.FROM_27_TO_64),
)
_CHILD_BANDS = (
    (2, ChildAgeBand.UNDER_3),
    (5, ChildAgeBand.FROM_3_TO_5),
    (9, ChildAgeBand.FROM_6_TO_9),
    (15, ChildAgeBand.FROM_10_TO_15),
    (17, ChildAgeBand.FROM_16_TO_17),
)


def age_band(born: PartialDate, on: date) -> AgeBand:
    """The band for counts, unknown if the date leaves two bands possible."""
    ages = born.age_on(on)
    if ages is None:
        return AgeBand.UNKNOWN
    bands = {_band_of(ages.low), _band_of(ages.high)}
    return bands.pop() if len(bands) == 1 else AgeBand.UNKNOWN


def child_band(born: PartialDate, on: date) -> ChildAgeBand | None:
    """The band of a child in the household; None for an adult or if two bands are possible."""
    ages = born.age_on(on)
    if ages is None:
        return None
    bands = {_child_band_of(ages.low), _child_band_of(ages.high)}
    return bands.pop() if len(bands) == 1 else None


def is_minor(born: PartialDate, on: date) -> bool | None:
    """Under 18 (§ 2 BGB); None if the date leaves both possible."""
    ages = born.age_on(on)
    return _certain(ages, 18) if ages else None


def _certain(ages: AgeRange, limit: int) -> bool | None:
    if ages.high < limit:
        return True
    return False if ages.low >= limit else None


def _band_of(age: int) -> AgeBand:
    return next((band for last, band in _BANDS if age <= last), AgeBand.FROM_65)


def _child_band_of(age: int) -> ChildAgeBand | None:
    return next((band for last, band in _CHILD_BANDS if age <= last), None)
