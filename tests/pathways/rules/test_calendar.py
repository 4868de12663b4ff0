from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.pathways.rules.calendar import (
    FAR,
    Days,
    Span,
    backward,
    birthday,
    deadline,
    end_of_month,
    months,
    shifted,
    since,
    years,
)

days = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("start", "span", "reached"),
    [
        (date(2019, 9, 15), years(3), date(2022, 9, 15)),
        (date(2024, 2, 29), years(1), date(2025, 3, 1)),
        (date(2024, 1, 31), months(1), date(2024, 3, 1)),
        (date(2023, 10, 31), months(4), date(2024, 3, 1)),
        (date(2023, 12, 15), months(1), date(2024, 1, 15)),
    ],
)
def test_since_rolls_forward_to_the_first_of_the_next_month(start: date, span: Span, reached: date) -> None:
    assert since(start, span) == reached


def test_a_child_of_29_february_is_a_year_older_on_1_march() -> None:
    assert birthday(date(2004, 2, 29), 18) == date(2022, 3, 1)
    assert birthday(date(2004, 2, 29), 20) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("event", "span", "last"),
    [
        (date(2021, 3, 1), months(6), date(2021, 9, 1)),
        (date(2020, 8, 31), months(6), date(2021, 2, 28)),
        (date(2024, 2, 29), years(1), date(2025, 2, 28)),
    ],
)
def test_a_deadline_ends_on_the_last_day_of_a_short_month(event: date, span: Span, last: date) -> None:
    assert deadline(event, span) == last


def test_backward_counting_takes_the_last_day_of_a_short_month() -> None:
    assert backward(date(2024, 9, 1), months(6)) == date(2024, 3, 1)
    assert backward(date(2024, 8, 31), months(6)) == date(2024, 2, 29)


def test_days_that_do_not_count_shift_the_target_and_those_it_runs_into_shift_it_again() -> None:
    first, second = Days(date(2020, 7, 1), date(2021, 6, 30)), Days(date(2023, 6, 1), date(2023, 6, 10))
    assert shifted(date(2023, 1, 10), [first]) == date(2024, 1, 10)
    assert shifted(date(2023, 1, 10), [first, second]) == date(2024, 1, 20)
    assert shifted(date(2020, 7, 1), [first]) == date(2020, 7, 1)
    assert shifted(date(2023, 1, 10), [Days(date(2022, 1, 1), FAR)]) == FAR


def test_the_end_of_a_month() -> None:
    assert end_of_month(date(2024, 2, 3)) == date(2024, 2, 29)


def test_spans_read_as_german() -> None:
    assert [years(3).dative, years(1).dative, months(18).dative, str(months(1))] == [
        "3 Jahren",
        "einem Jahr",
        "18 Monaten",
        "ein Monat",
    ]


@given(days, st.integers(1, 300))
def test_a_later_start_never_reaches_a_span_earlier(start: date, number: int) -> None:
    assert since(start, months(number)) <= since(date.fromordinal(start.toordinal() + 1), months(number))
    assert deadline(start, months(number)) <= since(start, months(number))
    assert backward(start, months(number)) < start
