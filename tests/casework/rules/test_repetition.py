"""When a task that comes back is due the next time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.repetition import MOST, next_due
from kim.casework.rules.talk_codes import Repeat

CASES = [
    # first day, repeat, every, done after, next day
    ("2026-11-23", "weeks", 1, "2026-11-23", "2026-11-30"),
    ("2026-11-23", "weeks", 3, "2026-11-23", "2026-12-14"),
    ("2026-11-23", "months", 1, "2026-11-23", "2026-12-23"),
    ("2026-11-23", "months", 2, "2026-11-23", "2027-01-23"),
    # done late: what has passed is left out
    ("2026-11-02", "weeks", 1, "2026-11-25", "2026-11-30"),
    # the last day of a month stays the last day, and does not creep to the 28th
    ("2026-01-31", "months", 1, "2026-01-31", "2026-02-28"),
    ("2026-01-31", "months", 1, "2026-02-28", "2026-03-31"),
    ("2024-01-31", "months", 1, "2024-01-31", "2024-02-29"),
    # postponed by hand: the series does not move along
    ("2026-11-02", "weeks", 1, "2026-11-05", "2026-11-09"),
    ("2026-11-30", "months", 12, "2026-11-30", "2027-11-30"),
]


@pytest.mark.parametrize(("first", "repeat", "every", "after", "expected"), CASES)
def test_the_next_day_of_a_series(first: str, repeat: str, every: int, after: str, expected: str) -> None:
    found = next_due(date.fromisoformat(first), Repeat(repeat), every, date.fromisoformat(after))
    assert found == date.fromisoformat(expected)


def to_monday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day


def test_a_day_on_which_nobody_works_becomes_the_next_working_day_and_the_series_stays() -> None:
    first = date(2026, 10, 28)
    saturday_becomes_monday = next_due(first, Repeat.MONTHS, 1, date(2026, 10, 28), to_monday)
    assert saturday_becomes_monday == date(2026, 11, 30)
    assert next_due(first, Repeat.MONTHS, 1, saturday_becomes_monday, to_monday) == date(2026, 12, 28)


@pytest.mark.parametrize("every", [0, -1, MOST + 1])
def test_a_number_that_makes_no_series_is_refused(every: int) -> None:
    with pytest.raises(ValueError, match="are possible"):
        next_due(date(2026, 11, 23), Repeat.WEEKS, every, date(2026, 11, 23))


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(DAYS, st.sampled_from(list(Repeat)), st.integers(1, MOST), DAYS)
def test_the_next_day_always_lies_ahead_and_within_one_interval(
    first: date, repeat: Repeat, every: int, after: date
) -> None:
    found = next_due(first, repeat, every, after)
    longest = timedelta(weeks=every) if repeat is Repeat.WEEKS else timedelta(days=31 * every)
    assert after < found <= max(after, first) + longest
