from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.periods import Period, Quarter, closed_quarters, last_closed_quarter

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


def test_a_quarter_has_a_german_label() -> None:
    assert Quarter(2026, 3).label == "III/26"
    assert Quarter(2025, 4).label == "IV/25"


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("2026-Q3", "III/26"),
        ("2026-Q2..2026-Q3", "II–III/26"),
        ("2025-Q4..2026-Q1", "IV/25–I/26"),
    ],
)
def test_a_period_has_a_german_label_and_a_key(key: str, label: str) -> None:
    period = Period.from_key(key)
    assert period.label == label
    assert period.key == key


def test_a_quarter_is_closed_from_the_day_after_its_end() -> None:
    quarter = Quarter(2026, 3)
    assert not quarter.is_closed_on(date(2026, 9, 30))
    assert quarter.is_closed_on(date(2026, 10, 1))


def test_only_closed_quarters_are_listed() -> None:
    assert last_closed_quarter(date(2026, 11, 23)) == Quarter(2026, 3)
    assert closed_quarters(Quarter(2025, 4), date(2026, 9, 30)) == (
        Quarter(2025, 4),
        Quarter(2026, 1),
        Quarter(2026, 2),
    )
    assert closed_quarters(Quarter(2026, 4), date(2026, 11, 23)) == ()


def test_periods_with_a_gap_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="follow each other"):
        Period.single(Quarter(2026, 1)).joined(Period.single(Quarter(2026, 3)))
    joined = Period.single(Quarter(2025, 4)).joined(Period.single(Quarter(2026, 1)))
    assert joined == Period(Quarter(2025, 4), Quarter(2026, 1))
    assert (joined.start, joined.end) == (date(2025, 10, 1), date(2026, 3, 31))


@pytest.mark.parametrize("key", ["2026", "2026-Q5", "Q3-2026", ""])
def test_what_is_no_quarter_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="no quarter"):
        Period.from_key(key)


def test_no_fifth_quarter_and_no_period_backwards() -> None:
    with pytest.raises(ValueError, match="no quarter"):
        Quarter(2026, 5)
    with pytest.raises(ValueError, match="before it starts"):
        Period(Quarter(2026, 2), Quarter(2026, 1))


@given(days)
def test_every_day_lies_in_exactly_one_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.start <= day <= quarter.end
    assert quarter.next().start == quarter.end + timedelta(days=1)
    assert quarter.next().previous() == quarter
    assert Quarter.from_key(quarter.key) == quarter


@given(days, days)
def test_keys_sort_in_time_order(a: date, b: date) -> None:
    assert (Quarter.of(a) < Quarter.of(b)) == (Quarter.of(a).key < Quarter.of(b).key)
