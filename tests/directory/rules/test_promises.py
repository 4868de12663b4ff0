"""What holds of the time until an answer, and whose word goes first."""

from __future__ import annotations

from datetime import date

import pytest

from kim.directory.rules.promises import Promise, Source, in_calendar_days, promise

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "of_unit", "of_organisation", "expected"),
    [
        (5, 10, 20, Promise(5, Source.OFFICE, DAY)),
        (None, 10, 20, Promise(10, Source.FILES)),
        (None, None, 20, Promise(20, Source.FILES)),
        (None, None, None, Promise(14, Source.DISTRICT)),
    ],
)
def test_the_office_goes_before_the_files_and_a_unit_before_its_organisation(
    said: int | None, of_unit: int | None, of_organisation: int | None, expected: Promise
) -> None:
    found = promise(said, DAY if said else None, of_unit, of_organisation, 14)
    assert found == expected
    assert found.is_stated == (expected.source is not Source.DISTRICT)


@pytest.mark.parametrize(("working", "calendar"), [(1, 1), (4, 4), (5, 7), (10, 14), (14, 18)])
def test_beside_a_wait_working_days_stand_as_days_of_the_calendar(working: int, calendar: int) -> None:
    assert in_calendar_days(working) == calendar
