from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.anonymity import (
    Contribution,
    Count,
    EvidenceStep,
    PeriodCounts,
    Reach,
    check_k,
    join,
    pool,
    publish,
    step_of,
    tally,
)
from kim.kernel.periods import Period, Quarter

II, III, IV = (Period.single(Quarter(2026, number)) for number in (2, 3, 4))
TOWNS = ("Ahausen", "Behausen", "Cehausen", "Dehausen")


def counts(period: Period, *cases: int) -> PeriodCounts:
    """Each municipality with two case managers of its own."""
    return PeriodCounts(
        period,
        {
            town: Count(number, frozenset({f"{town}-1", f"{town}-2"}) if number else frozenset())
            for town, number in zip(TOWNS, cases, strict=False)
        },
    )


@st.composite
def any_counts(draw: st.DrawFn, period: Period = III) -> PeriodCounts:
    size = draw(st.integers(1, 8))
    cells = {}
    for place in range(size):
        number = draw(st.integers(0, 14))
        people = draw(st.sets(st.sampled_from(["x", "y", f"{place}"]), max_size=3)) if number else set()
        cells[f"m{place}"] = Count(number, frozenset(people or ({"x"} if number else ())))
    return PeriodCounts(period, cells)


def test_the_floor_of_k_is_three() -> None:
    assert check_k(3) == 3
    with pytest.raises(ValueError, match="at least 3"):
        check_k(2)
    with pytest.raises(ValueError, match="at least 3"):
        publish(counts(III, 9, 9, 9, 9), k=2)


def test_a_total_from_k_upwards_is_shown_exactly() -> None:
    table = publish(counts(III, 5, 0, 0, 0))
    assert table.total == 5


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4])
def test_all_totals_below_k_look_the_same(number: int) -> None:
    assert publish(counts(III, number, 0, 0, 0)) == publish(counts(III, 0, 0, 0, 0))
    assert publish(counts(III, number, 0, 0, 0)).total is None


def test_cases_of_one_case_manager_alone_are_not_shown() -> None:
    lone = PeriodCounts(III, {"Ahausen": Count(9, frozenset({"a"})), "Behausen": Count()})
    assert publish(lone).total is None


def test_small_municipalities_go_into_the_rest() -> None:
    table = publish(counts(III, 12, 3, 2, 1))
    assert table.cells == {"Ahausen": 12, "Behausen": None, "Cehausen": None, "Dehausen": None}
    assert (table.total, table.others) == (18, 6)


def test_a_municipality_with_one_contributor_goes_into_the_rest() -> None:
    cells = dict(counts(III, 12, 0, 3, 2).by_municipality)
    cells["Behausen"] = Count(8, frozenset({"b"}))
    table = publish(PeriodCounts(III, cells))
    assert table.cells["Behausen"] is None


def test_a_single_small_municipality_takes_another_with_it() -> None:
    table = publish(counts(III, 12, 7, 3, 20))
    assert table.cells == {"Ahausen": 12, "Behausen": None, "Cehausen": None, "Dehausen": 20}
    assert table.others == 10


def test_a_rest_of_noughts_would_give_itself_away() -> None:
    table = publish(counts(III, 12, 0, 0, 0))
    assert set(table.cells.values()) == {None}
    assert table.total == 12
    assert table.others is None


def test_a_rest_so_large_that_all_its_parts_are_known_takes_another_with_it() -> None:
    """Three municipalities with four each: their sum of twelve would leave no other possibility."""
    table = publish(counts(III, 9, 4, 4, 4))
    assert set(table.cells.values()) == {None}


def test_if_all_are_large_all_are_shown() -> None:
    table = publish(counts(III, 9, 8, 7, 6))
    assert None not in table.cells.values()
    assert table.others is None
    assert table.reach is Reach.MOST


def test_a_quarter_below_k_joins_the_next_one() -> None:
    second, third, fourth = pool([counts(II, 2, 1, 0, 0), counts(III, 3, 1, 0, 0), counts(IV, 6, 0, 0, 0)])
    assert (second.period.label, second.total) == ("II/26", None)
    assert (third.period.label, third.total) == ("II–III/26", 7)
    assert (fourth.period.label, fourth.total) == ("IV/26", 6)


def test_quarters_wait_as_long_as_they_must() -> None:
    tables = pool([counts(II, 1, 0, 0, 0), counts(III, 1, 0, 0, 0), counts(IV, 1, 1, 0, 0)])
    assert [table.total for table in tables] == [None, None, None]
    assert tables[-1].period.label == "II–IV/26"


def test_a_case_counts_once_and_where_it_was_first_seen() -> None:
    table = tally(
        [
            Contribution("c1", "x", "Ahausen"),
            Contribution("c1", "y", "Ahausen"),
            Contribution("c1", "y", "Behausen"),
            Contribution("c2", "x", "Behausen"),
        ],
        TOWNS,
        III,
    )
    assert table.by_municipality["Ahausen"] == Count(1, frozenset({"x", "y"}))
    assert table.by_municipality["Behausen"] == Count(1, frozenset({"x"}))
    assert table.by_municipality["Dehausen"] == Count()
    assert table.total.cases == 2


def test_a_municipality_of_another_district_is_an_error() -> None:
    with pytest.raises(KeyError):
        tally([Contribution("c1", "x", "Zehausen")], TOWNS, III)


def test_a_count_is_not_negative_and_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="negative"):
        Count(-1)
    with pytest.raises(ValueError, match="nothing"):
        join([])


@pytest.mark.parametrize(
    ("total", "step"),
    [
        (None, EvidenceStep.BELOW),
        (4, EvidenceStep.BELOW),
        (5, EvidenceStep.FROM_5),
        (9, EvidenceStep.FROM_5),
        (10, EvidenceStep.FROM_10),
        (20, EvidenceStep.FROM_20),
    ],
)
def test_the_board_shows_steps(total: int | None, step: EvidenceStep) -> None:
    assert step_of(total) is step


def test_reach_counts_only_what_the_table_shows() -> None:
    assert publish(counts(III, 12, 3, 2, 1)).reach is Reach.ONE
    assert publish(counts(III, 12, 30, 3, 3)).reach is Reach.SEVERAL
    assert publish(counts(III, 2, 2, 2, 2)).reach is Reach.NOT_SHOWN


@given(any_counts(), st.integers(3, 7))
def test_nothing_below_k_and_nothing_of_one_contributor_is_ever_shown(c: PeriodCounts, k: int) -> None:
    table = publish(c, k)
    for key, cell in table.cells.items():
        if cell is not None:
            assert cell == c.by_municipality[key].cases >= k
            assert len(c.by_municipality[key].contributors) >= 2
    for number in (table.total, table.others):
        assert number is None or number >= k


@given(any_counts(), st.integers(3, 7))
def test_what_is_shown_adds_up_to_the_total(c: PeriodCounts, k: int) -> None:
    table = publish(c, k)
    if table.total is not None:
        shown = sum(cell for cell in table.cells.values() if cell is not None)
        assert table.total == c.total.cases
        assert table.others is None or shown + table.others == table.total
        assert None in table.cells.values() or shown == table.total


@given(any_counts(), st.integers(3, 7))
def test_never_is_a_single_municipality_left_out(c: PeriodCounts, k: int) -> None:
    table = publish(c, k)
    if table.total is not None:
        assert list(table.cells.values()).count(None) != 1


@given(st.lists(any_counts(), min_size=1, max_size=6), st.integers(3, 7))
def test_shown_periods_are_disjoint_and_count_every_case_at_most_once(listed: list[PeriodCounts], k: int) -> None:
    quarter = Quarter(2024, 1)
    quarters = []
    for item in listed:
        quarters.append(PeriodCounts(Period.single(quarter), item.by_municipality))
        quarter = quarter.next()
    tables = pool(quarters, k)
    shown = [table for table in tables if table.total is not None]
    assert all(a.period.last < b.period.first for a, b in pairwise(shown))
    assert sum(table.total or 0 for table in shown) <= sum(item.total.cases for item in listed)
    assert [table.period.last for table in tables] == [item.period.last for item in quarters]
