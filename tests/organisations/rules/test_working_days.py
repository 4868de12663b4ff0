"""Working days: the eleven holidays of NRW, the movable feasts, and deadlines that end on a day without work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.organisations.rules.working_days import STATES, WorkingDays

NRW = WorkingDays.of("05999")
DAYS = st.dates(date(1995, 1, 1), date(2099, 1, 1))

# Feiertagsgesetz NW § 2, written down by hand with the days that the calendars of the years name.
HOLIDAYS = {
    2026: {
        "Neujahr": (1, 1), "Karfreitag": (4, 3), "Ostermontag": (4, 6), "Erster Mai": (5, 1),
        "Christi Himmelfahrt": (5, 14), "Pfingstmontag": (5, 25), "Fronleichnam": (6, 4),
        "Tag der Deutschen Einheit": (10, 3), "Allerheiligen": (11, 1),
        "Erster Weihnachtstag": (12, 25), "Zweiter Weihnachtstag": (12, 26),
    },
    2027: {
        "Neujahr": (1, 1), "Karfreitag": (3, 26), "Ostermontag": (3, 29), "Erster Mai": (5, 1),
        "Christi Himmelfahrt": (5, 6), "Pfingstmontag": (5, 17), "Fronleichnam": (5, 27),
        "Tag der Deutschen Einheit": (10, 3), "Allerheiligen": (11, 1),
        "Erster Weihnachtstag": (12, 25), "Zweiter Weihnachtstag": (12, 26),
    },
}  # fmt: skip


@pytest.mark.parametrize("year", HOLIDAYS)
def test_nrw_has_its_eleven_holidays_and_no_other(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    found = {day: NRW.free(day) for day in days if NRW.free(day) not in ("", "Samstag", "Sonntag")}
    assert found == {date(year, month, day): name for name, (month, day) in HOLIDAYS[year].items()}


def test_the_state_decides() -> None:
    reformation, corpus_christi = date(2025, 10, 31), date(2026, 6, 4)
    assert NRW.is_working(reformation)
    assert WorkingDays.of("03241").free(reformation) == "Reformationstag"
    assert not NRW.is_working(corpus_christi)
    assert WorkingDays.of("03241").is_working(corpus_christi)
    assert len(set(STATES.values())) == 16
    assert all(WorkingDays(state).free(date(2026, 12, 25)) == "Erster Weihnachtstag" for state in STATES.values())


def test_without_a_known_state_the_holidays_of_all_states_count() -> None:
    nowhere = WorkingDays.of("99999")
    assert nowhere.free(date(2026, 10, 3)) == "Tag der Deutschen Einheit"
    assert nowhere.is_working(date(2026, 6, 4))


def test_a_day_without_work_says_why() -> None:
    assert NRW.free(date(2026, 11, 28)) == "Samstag"
    assert NRW.free(date(2026, 11, 29)) == "Sonntag"
    assert NRW.free(date(2026, 11, 1)) == "Allerheiligen", "the holiday is said before the Sunday"
    assert NRW.free(date(2026, 11, 30)) == ""


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 27), 0, date(2026, 11, 27)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (date(2026, 12, 23), 2, date(2026, 12, 28)),
        (date(2026, 3, 27), 10, date(2026, 4, 14)),
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 11, 28), 5, date(2026, 12, 4)),
    ],
)
def test_working_days_are_counted_over_weekends_and_feasts(start: date, count: int, end: date) -> None:
    assert NRW.add(start, count) == end


@pytest.mark.parametrize(
    ("ends", "last_day"),
    [
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
def test_a_deadline_that_ends_on_a_day_without_work_ends_on_the_next_working_day(ends: date, last_day: date) -> None:
    assert NRW.legal_last_day(ends) == last_day


@given(DAYS, st.integers(-60, 60))
def test_adding_and_counting_fit(day: date, count: int) -> None:
    start = NRW.next_working(day)
    end = NRW.add(start, count)
    assert NRW.is_working(end)
    assert NRW.between(start, end) == count
    assert NRW.add(end, -count) == start


@given(DAYS)
def test_the_next_working_day_is_at_most_five_days_away(day: date) -> None:
    assert 0 <= (NRW.next_working(day) - day).days <= 5
