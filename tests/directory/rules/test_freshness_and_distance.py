"""When an entry has to be confirmed again, and how far it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kim.directory.rules.distance import Point, kilometres
from kim.directory.rules.freshness import ASK_AGAIN_AFTER, is_stale, is_to_be_asked


@pytest.mark.parametrize(
    ("confirmed", "today", "stale"),
    [
        (None, date(2026, 1, 1), True),
        (date(2026, 1, 15), date(2026, 7, 15), False),
        (date(2026, 1, 15), date(2026, 7, 16), True),
        (date(2025, 8, 31), date(2026, 2, 28), False),
        (date(2025, 8, 31), date(2026, 3, 1), True),
        (date(2025, 12, 1), date(2026, 6, 1), False),
    ],
)
def test_six_months_and_a_day_is_stale(confirmed: date | None, today: date, stale: bool) -> None:
    assert is_stale(confirmed, today) is stale


def test_whoever_was_asked_is_left_alone_for_four_weeks() -> None:
    today = date(2026, 7, 1)
    assert is_to_be_asked(None, None, today)
    assert not is_to_be_asked(None, today - ASK_AGAIN_AFTER + timedelta(days=1), today)
    assert is_to_be_asked(None, today - ASK_AGAIN_AFTER, today)
    assert not is_to_be_asked(today, None, today)


def test_distance_is_the_way_of_the_crow() -> None:
    cologne, bonn = Point(50.94, 6.96), Point(50.73, 7.10)
    assert kilometres(cologne, bonn) == kilometres(bonn, cologne) == 25
    assert kilometres(cologne, cologne) == 0
    assert kilometres(cologne, None) is None
