"""Figures: per group and closed quarter, never below k, never of one officer alone."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.periods import Period, Quarter
from kim.procedures.rules.counting import OUTCOMES, Counted, applications, durations, outcomes
from kim.procedures.rules.stages import Lasted

AFTER = date(2026, 10, 20)
II, III = Quarter(2026, 2), Quarter(2026, 3)


def ended(
    number: int, outcome: str = "granted", on: date = date(2026, 8, 3), officer: str = "", days: int = 28
) -> Counted:
    began = on - timedelta(days=days)
    stage = Lasted("examination", "", "examination", began, on)
    return Counted(str(number), "25b", began, on, outcome, officer or str(number % 2), (stage,))


def test_a_closed_quarter_shows_what_has_k_and_two_officers() -> None:
    everything = [ended(n, outcome) for outcome in OUTCOMES for n in range(len(OUTCOMES) * 6)]
    everything = [replace(each, key=str(n)) for n, each in enumerate(everything)]
    (table,) = outcomes(everything, III, AFTER, 5)
    assert (table.period.key, table.total) == ("2026-Q3", 150)
    assert (dict(table.cells), table.others) == (dict.fromkeys(OUTCOMES, 30), None)


def test_four_of_an_outcome_are_told_by_no_number() -> None:
    everything = [*(ended(n) for n in range(20)), *(ended(n, "fell_back") for n in range(20, 24))]
    (table,) = outcomes(everything, III, AFTER, 5)
    assert table.total == 24
    assert table.cells["fell_back"] is None
    assert table.others is None or table.others >= 5


def test_one_officer_alone_is_not_shown() -> None:
    assert [table.total for table in outcomes([ended(n, officer="a") for n in range(9)], III, AFTER, 5)] == [None]


def test_a_quarter_with_too_few_waits_for_the_next() -> None:
    spring = [ended(n, on=date(2026, 5, 4)) for n in range(3)]
    tables = outcomes([*spring, *(ended(n) for n in range(3, 6))], None, AFTER, 5)
    assert [(table.period.key, table.total) for table in tables] == [("2026-Q2", None), ("2026-Q2..2026-Q3", 6)]


def test_the_running_quarter_is_not_counted() -> None:
    assert outcomes([ended(n, on=date(2026, 10, 2)) for n in range(9)], None, AFTER, 5) == ()
    assert applications([], None, AFTER, 5) == ()


def test_applications_count_when_they_arrived() -> None:
    arrived = [ended(n, on=date(2026, 10, 15), days=60) for n in range(5)]
    assert [(table.period.key, table.total) for table in applications(arrived, None, AFTER, 5)] == [("2026-Q3", 5)]


def test_durations_are_quartiles_in_whole_weeks() -> None:
    everything = [ended(n, days=days) for n, days in enumerate((7, 14, 21, 28, 70))]
    (weeks,) = durations(everything, Period.single(III), 5)
    assert (weeks.kind, weeks.total, weeks.lower, weeks.median, weeks.upper) == ("examination", 5, 2, 3, 4)
    assert durations(everything[:4], Period.single(III), 5) == []
    assert durations([ended(n, officer="a") for n in range(9)], Period.single(III), 5) == []
    assert durations(everything, Period.single(II), 5) == []


@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.integers(0, 2)), max_size=40), st.integers(3, 6))
def test_no_number_below_k_ever_leaves(made: list[tuple[str, int]], k: int) -> None:
    everything = [ended(n, outcome, officer=str(officer)) for n, (outcome, officer) in enumerate(made)]
    for table in outcomes(everything, III, AFTER, k):
        shown = [number for number in (table.total, table.others, *table.cells.values()) if number is not None]
        assert all(number >= k for number in shown)
        if table.total is not None and any(table.cells.values()):
            assert sum(filter(None, table.cells.values())) + (table.others or 0) == table.total
