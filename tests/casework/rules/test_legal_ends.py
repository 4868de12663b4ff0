"""The day after which it is too late by law: what moves over a weekend, what does not, and when to warn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kim.casework.rules.legal_ends import WARNING_DAYS, legal_end
from kim.casework.rules.plan_codes import LegalEndKind

SATURDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 30)


def next_working(day: date) -> date:
    return MONDAY if day in (SATURDAY, SATURDAY + timedelta(days=1)) else day


@pytest.mark.parametrize(
    ("kind", "on", "last_day"),
    [
        (LegalEndKind.DEADLINE, SATURDAY, MONDAY),
        (LegalEndKind.DEADLINE, MONDAY, MONDAY),
        (LegalEndKind.FIXED, SATURDAY, SATURDAY),
    ],
)
def test_a_deadline_moves_to_the_next_working_day_and_a_state_does_not(
    kind: LegalEndKind, on: date, last_day: date
) -> None:
    end = legal_end(on, kind, "§ 74 VwGO", MONDAY, next_working)
    assert end is not None
    assert (end.last_day, end.is_moved) == (last_day, last_day != on)


@pytest.mark.parametrize(
    ("days", "near", "over"),
    [(WARNING_DAYS + 1, False, False), (WARNING_DAYS, True, False), (0, True, False), (-1, True, True)],
)
def test_the_last_day_is_in_time_and_six_weeks_before_one_is_warned(days: int, near: bool, over: bool) -> None:
    end = legal_end(MONDAY + timedelta(days=days), LegalEndKind.FIXED, "§ 74 VwGO", MONDAY, next_working)
    assert end is not None
    assert (end.days, end.is_near, end.is_over) == (days, near, over)


def test_a_date_agreed_for_later_than_the_law_allows_is_seen() -> None:
    end = legal_end(SATURDAY, LegalEndKind.DEADLINE, "§ 74 VwGO", SATURDAY, next_working)
    assert end is not None
    assert not end.comes_before(None)
    assert not end.comes_before(MONDAY), "in time by § 193 BGB"
    assert end.comes_before(MONDAY + timedelta(days=1))


def test_without_an_end_there_is_none() -> None:
    assert legal_end(None, "", "", MONDAY, next_working) is None
