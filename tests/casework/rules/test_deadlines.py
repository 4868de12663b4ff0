from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.deadlines import Due, DueState, due, waiting

TODAY = date(2026, 11, 23)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 1, 1))


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (None, Due(DueState.NONE)),
        (date(2026, 11, 20), Due(DueState.OVERDUE, -3)),
        (date(2026, 11, 23), Due(DueState.TODAY, 0)),
        (date(2026, 12, 2), Due(DueState.SOON, 9)),
        (date(2026, 12, 7), Due(DueState.SOON, 14)),
        (date(2026, 12, 8), Due(DueState.LATER, 15)),
    ],
)
def test_a_due_date_stands_as_the_calendar_says(due_on: date | None, expected: Due) -> None:
    assert due(due_on, is_finished=False, today=TODAY) == expected


def test_what_is_finished_is_never_overdue() -> None:
    assert due(date(2020, 1, 1), is_finished=True, today=TODAY) == Due(DueState.FINISHED)


def test_the_due_day_itself_is_still_in_time() -> None:
    assert not due(TODAY, is_finished=False, today=TODAY).is_overdue
    assert due(TODAY - timedelta(days=1), is_finished=False, today=TODAY).is_overdue


def test_waiting_is_counted_from_the_day_of_asking() -> None:
    place = waiting(date(2026, 8, 19), TODAY, usual_days=60)
    assert place is not None
    assert (place.days, place.over_usual_days) == (96, 36)


def test_without_a_usual_duration_nothing_is_too_long() -> None:
    place = waiting(date(2020, 1, 1), TODAY)
    assert place is not None
    assert place.over_usual_days == 0


def test_who_was_not_asked_yet_does_not_wait() -> None:
    assert waiting(None, TODAY) is None
    assert waiting(TODAY + timedelta(days=1), TODAY) is None


@given(days, days)
def test_something_is_overdue_exactly_if_its_day_has_passed(due_on: date, today: date) -> None:
    assert due(due_on, is_finished=False, today=today).is_overdue == (due_on < today)
