from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.partial_date import PartialDate
from kim.people.rules.ages import age_band, child_band, is_minor
from kim.people.rules.codes import AgeBand, ChildAgeBand

TODAY = date(2026, 11, 23)
days = st.dates(min_value=date(1920, 1, 1), max_value=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2023-05-01", ChildAgeBand.FROM_3_TO_5),
        ("2025", ChildAgeBand.UNDER_3),
        ("2017-02", ChildAgeBand.FROM_6_TO_9),
        ("2012", ChildAgeBand.FROM_10_TO_15),
        ("2010", None),
        ("2010-01", ChildAgeBand.FROM_16_TO_17),
        ("1990", None),
        ("", None),
    ],
)
def test_a_child_has_a_band_if_the_date_allows_only_one(born: str, band: ChildAgeBand | None) -> None:
    assert child_band(PartialDate.from_iso(born), TODAY) is band


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2023", AgeBand.UNDER_6),
        ("2012", AgeBand.FROM_6_TO_17),
        ("2008", AgeBand.UNKNOWN),
        ("2005", AgeBand.FROM_18_TO_26),
        ("1988", AgeBand.FROM_27_TO_64),
        ("1950", AgeBand.FROM_65),
        ("", AgeBand.UNKNOWN),
    ],
)
def test_counts_use_a_band_only_if_it_is_certain(born: str, band: AgeBand) -> None:
    assert age_band(PartialDate.from_iso(born), TODAY) is band


@pytest.mark.parametrize(
    ("born", "minor"),
    [("2010", True), ("2008", None), ("2008-11-23", False), ("2008-11-24", True), ("2007", False), ("", None)],
)
def test_of_age_is_certain_only_if_the_date_is_known_well_enough(born: str, minor: bool | None) -> None:
    assert is_minor(PartialDate.from_iso(born), TODAY) is minor


@given(days, st.integers(1, 3))
def test_a_partial_date_never_contradicts_the_full_one(born: date, known: int) -> None:
    full = PartialDate.of(born)
    partial = PartialDate(*(born.year, born.month, born.day)[:known])
    assert age_band(partial, TODAY) in (AgeBand.UNKNOWN, age_band(full, TODAY))
    assert child_band(partial, TODAY) in (None, child_band(full, TODAY))
