from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.partial_date import AgeRange, DatePrecision, PartialDate

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    known = draw(st.integers(0, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("1988", "1988", DatePrecision.YEAR),
        ("5/1988", "1988-05", DatePrecision.MONTH),
        ("05.1988", "1988-05", DatePrecision.MONTH),
        ("23.5.1988", "1988-05-23", DatePrecision.DAY),
        (" 23. 05. 1988 ", "1988-05-23", DatePrecision.DAY),
        ("1988-05-23", "1988-05-23", DatePrecision.DAY),
        ("", "", DatePrecision.UNKNOWN),
    ],
)
def test_people_type_dates_in_many_ways(text: str, iso: str, precision: DatePrecision) -> None:
    parsed = PartialDate.parse(text)
    assert parsed.isoformat() == iso
    assert parsed.precision is precision


@pytest.mark.parametrize("text", ["31.02.1988", "13.1988", "88", "bald", "1988-5-40", "0"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_refused() -> None:
    with pytest.raises(ValueError, match="a day needs a month"):
        PartialDate(1988, None, 5)
    with pytest.raises(ValueError, match="a month needs a year"):
        PartialDate(None, 5)


@pytest.mark.parametrize(
    ("iso", "shown"), [("1988", "1988"), ("1988-05", "05.1988"), ("1988-05-23", "23.05.1988"), ("", "")]
)
def test_only_what_is_known_is_shown(iso: str, shown: str) -> None:
    assert PartialDate.from_iso(iso).display() == shown


def test_an_age_from_a_year_is_a_range() -> None:
    assert PartialDate(1988).age_on(date(2026, 11, 23)) == AgeRange(37, 38)


def test_an_age_from_a_full_date_is_certain() -> None:
    age = PartialDate(1988, 11, 24).age_on(date(2026, 11, 23))
    assert age == AgeRange(37, 37)
    assert age.is_certain
    assert PartialDate(1988, 11, 23).age_on(date(2026, 11, 23)) == AgeRange(38, 38)


def test_who_is_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born = PartialDate(2008, 2, 29)
    assert born.age_on(date(2026, 2, 28)) == AgeRange(17, 17)
    assert born.age_on(date(2026, 3, 1)) == AgeRange(18, 18)


def test_an_unknown_date_has_no_age() -> None:
    assert PartialDate.unknown().age_on(date(2026, 1, 1)) is None
    assert PartialDate(2027).age_on(date(2026, 1, 1)) is None


def test_somebody_born_this_year_is_not_less_than_nothing() -> None:
    assert PartialDate(2026).age_on(date(2026, 3, 1)) == AgeRange(0, 0)


def test_disputed_is_kept_beside_the_date() -> None:
    assert PartialDate.from_iso("1988", disputed=True).disputed
    assert PartialDate.from_iso("1988") != PartialDate.from_iso("1988", disputed=True)


@given(partial_dates())
def test_what_is_written_is_read_back(value: PartialDate) -> None:
    assert PartialDate.from_iso(value.isoformat()) == value
    assert PartialDate.parse(value.display()) == value


@given(days, st.integers(1, 3), days)
def test_the_true_age_lies_in_the_range(born: date, known: int, on: date) -> None:
    exact = PartialDate.of(born).age_on(on)
    partial = PartialDate(*(born.year, born.month, born.day)[:known]).age_on(on)
    if exact is not None:
        assert partial is not None
        assert partial.low <= exact.low <= partial.high


@given(partial_dates())
def test_earliest_is_never_after_latest(value: PartialDate) -> None:
    if value.earliest and value.latest:
        assert value.earliest <= value.latest
