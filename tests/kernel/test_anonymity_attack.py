"""An attacker who knows the code and everything published tries to recover what is suppressed.

Recovered means: some suppressed cell no longer has every value 0 … k−1 possible.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kim.kernel.anonymity import Count, PeriodCounts, PublishedTable, join, pool, publish
from kim.kernel.periods import Period, Quarter

II, III = (Period.single(Quarter(2026, number)) for number in (2, 3))


def district(cases: tuple[int, ...], period: Period = III, lone: frozenset[int] = frozenset()) -> PeriodCounts:
    """Municipalities with two contributors as soon as they have two cases; `lone` ones never have two."""
    cells = {}
    for place, number in enumerate(cases):
        people = min(number, 1 if place in lone else 2)
        cells[f"m{place}"] = Count(number, frozenset(f"{place}.{n}" for n in range(people)))
    return PeriodCounts(period, cells)


def readable(table: PublishedTable) -> tuple[object, ...]:
    """All that the table tells, reach included."""
    return (table.total, tuple(table.cells.items()), table.others, table.reach, table.period)


def suppressed(table: PublishedTable) -> list[int]:
    return [place for place, cell in enumerate(table.cells.values()) if cell is None]


@pytest.mark.parametrize(("municipalities", "most"), [(1, 9), (2, 11), (3, 11), (4, 8)])
def test_full_enumeration_recovers_nothing(municipalities: int, most: int) -> None:
    """All districts of this size, k = 3: group them by what is published, look what each group leaves open."""
    possible: dict[tuple[object, ...], list[set[int]]] = defaultdict(lambda: [set() for _ in range(municipalities)])
    tables = {}
    for cases in product(range(most + 1), repeat=municipalities):
        if sum(cases) <= most:
            table = publish(district(cases), k=3)
            tables[readable(table)] = table
            for place, number in enumerate(cases):
                possible[readable(table)][place].add(number)
    for told, table in tables.items():
        for place in suppressed(table):
            assert {0, 1, 2} <= possible[told][place], (told, place)


@pytest.mark.parametrize("lone", [frozenset({0}), frozenset({0, 1}), frozenset({1, 2})])
def test_full_enumeration_with_known_lone_case_managers_leaves_the_others_open(lone: frozenset[int]) -> None:
    """Who works alone may be known in town. Municipalities with several case managers stay open."""
    possible: dict[tuple[object, ...], list[set[int]]] = defaultdict(lambda: [set() for _ in range(4)])
    tables = {}
    for cases in product(range(9), repeat=4):
        if sum(cases) <= 10:
            table = publish(district(cases, lone=lone), k=3)
            tables[readable(table)] = table
            for place, number in enumerate(cases):
                possible[readable(table)][place].add(number)
    for told, table in tables.items():
        for place in suppressed(table):
            assert {0, 1, 2} <= possible[told][place], (told, place)


def test_full_enumeration_over_two_quarters_recovers_nothing() -> None:
    """A suppressed quarter and the joined one behind it, subtracted in every way: k = 3, two municipalities.

    Numbers up to seven per quarter; totals above seven are left aside, their districts are cut off here.
    """
    possible: dict[tuple[object, ...], list[set[int]]] = defaultdict(lambda: [set() for _ in range(8)])
    published = {}
    cells = [cell for cell in product(range(8), repeat=2) if sum(cell) <= 7]
    for first, second in product(cells, repeat=2):
        tables = pool([district(first, II), district(second, III)], k=3)
        told = tuple(readable(table) for table in tables)
        published[told] = tables
        joined = (first[0] + second[0], first[1] + second[1])
        values = (*first, *second, *joined, sum(first), sum(second))
        for place, number in enumerate(values):
            possible[told][place].add(number)
    for told, (before, after) in published.items():
        if (after.total or 0) > 7 or (before.total or 0) > 7:
            continue
        was_joined = after.period != III
        open_cells = list(suppressed(before))
        open_cells += [(4 if was_joined else 2) + place for place in suppressed(after)]
        open_cells += [6] if before.total is None else []
        for place in open_cells:
            assert {0, 1, 2} <= possible[told][place], (told, place)


def other_districts(cases: tuple[int, ...], place: int, value: int, rest: list[int], k: int) -> Iterator[list[int]]:
    """Districts in which `place` holds `value` and the rest still adds up: all on one, or spread thinly."""
    left = sum(cases[other] for other in rest) - value
    others = [other for other in rest if other != place]
    if left < 0:
        return
    for alone in others:
        world = list(cases)
        for other in others:
            world[other] = left if other == alone else 0
        world[place] = value
        yield world
    world, still = list(cases), left
    for other in others:
        world[other] = min(k - 1, still)
        still -= world[other]
    world[place] = value
    if not still:
        yield world


@settings(max_examples=300)
@given(st.lists(st.integers(0, 25), min_size=2, max_size=9).map(tuple), st.integers(3, 8))
def test_for_every_suppressed_cell_every_small_value_leads_to_the_same_table(cases: tuple[int, ...], k: int) -> None:
    """The proof as a search: for each suppressed cell and each value 0 … k−1 there is another district
    with that value which publishes exactly the same."""
    table = publish(district(cases), k)
    rest = suppressed(table)
    if table.total is None:
        for value in range(k):
            assert publish(district((value, *[0] * (len(cases) - 1))), k).total is None
        return
    for place in rest:
        for value in range(k):
            assert any(
                readable(publish(district(tuple(world)), k)) == readable(table)
                for world in other_districts(cases, place, value, rest, k)
            ), (cases, k, place, value)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=8),
    st.integers(3, 6),
)
def test_two_years_of_tables_are_never_about_the_same_case_twice(quarters: list[tuple[int, int, int]], k: int) -> None:
    """What could be subtracted: every case stands in one shown table at most, whatever was joined."""
    quarter = Quarter(2025, 1)
    listed = []
    for cases in quarters:
        listed.append(district(cases, Period.single(quarter)))
        quarter = quarter.next()
    shown = [table for table in pool(listed, k) if table.total is not None]
    covered = [
        counts.period.first
        for table in shown
        for counts in listed
        if table.period.first <= counts.period.first <= table.period.last
    ]
    assert len(covered) == len(set(covered))
    for table in shown:
        inside = [c for c in listed if table.period.first <= c.period.first <= table.period.last]
        assert table.total == join(inside).total.cases
