"""Six months, three months, six weeks: which reminder is due, and what to do before a title ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.title_ends import TitleAdvice, TitleStage, advice, months_before, stage
from kim.pathways import api as pathways

ORDER = [None, *TitleStage]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 13), None),
        (date(2026, 11, 14), TitleStage.SIX_MONTHS),
        (date(2027, 2, 13), TitleStage.SIX_MONTHS),
        (date(2027, 2, 14), TitleStage.THREE_MONTHS),
        (date(2027, 4, 1), TitleStage.THREE_MONTHS),
        (date(2027, 4, 2), TitleStage.SIX_WEEKS),
        (date(2027, 5, 14), TitleStage.SIX_WEEKS),
        (date(2027, 5, 15), TitleStage.ENDED),
    ],
)
def test_each_reminder_begins_on_its_day(today: date, expected: TitleStage | None) -> None:
    assert stage(date(2027, 5, 14), today) is expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 8, 30), 6, date(2028, 2, 29)),
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2027, 1, 15), 3, date(2026, 10, 15)),
        (date(2027, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_are_counted_back_to_a_day_that_exists(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


def test_an_end_that_nobody_knows_reminds_of_nothing() -> None:
    assert stage(None, date(2026, 11, 23)) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-800, 800))
def test_reminders_only_ever_come_closer(last_day: date, days: int) -> None:
    today = last_day + timedelta(days=days)
    assert ORDER.index(stage(last_day, today)) <= ORDER.index(stage(last_day, today + timedelta(days=1)))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("10.e.pp", TitleAdvice.PREPARE_ANOTHER),
        ("10.e.ss", TitleAdvice.PREPARE_ANOTHER),
        ("FIK-81-4", TitleAdvice.PROLONG_CERTIFICATE),
        ("FIK-81-3-2", TitleAdvice.PROLONG_CERTIFICATE),
        ("17.p", TitleAdvice.PROLONG_DULDUNG),
        ("10.c.jj", TitleAdvice.PROLONG),
        ("ASYL-GEST", TitleAdvice.PROLONG),
    ],
)
def test_what_has_to_be_done_depends_on_the_kind_of_status(key: str, expected: TitleAdvice) -> None:
    assert advice(pathways.status(key)) is expected
