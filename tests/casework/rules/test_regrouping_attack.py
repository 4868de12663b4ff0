"""Merges and splits under attack: everything published, before and after, subtracted from each other in every way.

The attacker knows the code, every published table of every series and when issues were put together. Recovered means:
some suppressed cell no longer has every value 0 … k−1 possible. All small worlds are enumerated (k = 3), grouped
by what is published, and each group is asked which values it leaves open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

import pytest

from tests.casework.rules.telling import FIRST, Cell, Issue, K, World, merge, put_together, split_off

History = Callable[[tuple[int, ...]], World]


def merged_in_the_second_quarter(numbers: tuple[int, ...]) -> World:
    world, one, two = World(), Issue("one"), Issue("two")
    second, third = FIRST.next(), FIRST.next().next()
    world.add(one, numbers[0], FIRST)
    world.add(two, numbers[1], FIRST)
    world.close(one, FIRST)
    world.close(two, FIRST)
    merge(one, two, second)
    world.add(two, numbers[2], second)
    world.close(two, second)
    world.add(two, numbers[3], third)
    world.close(two, third)
    return world


def merged_in_the_third_quarter(numbers: tuple[int, ...]) -> World:
    world, one, two = World(), Issue("one"), Issue("two")
    second, third = FIRST.next(), FIRST.next().next()
    for quarter, (mine, other) in ((FIRST, numbers[:2]), (second, numbers[2:4])):
        world.add(one, mine, quarter)
        world.add(two, other, quarter)
        world.close(one, quarter)
        world.close(two, quarter)
    merge(one, two, third)
    world.add(two, numbers[4], third)
    world.close(two, third)
    return world


def split_in_the_second_quarter(numbers: tuple[int, ...]) -> World:
    world, whole, part = World(), Issue("whole"), Issue("part")
    second = FIRST.next()
    world.add(whole, numbers[0], FIRST)
    world.add(part, numbers[1], FIRST)
    put_together(whole, part)
    going, part.rows = set(part.rows), {}
    world.close(whole, FIRST)
    split_off(whole, part, going, second)
    world.add(whole, numbers[2], second)
    world.add(part, numbers[3], second)
    world.close(whole, second)
    world.close(part, second)
    return world


@pytest.mark.parametrize(
    ("history", "quarters", "most"),
    [
        (merged_in_the_second_quarter, 4, 6),
        (merged_in_the_third_quarter, 5, 4),
        (split_in_the_second_quarter, 4, 6),
    ],
)
def test_no_suppressed_cell_is_recovered(history: History, quarters: int, most: int) -> None:
    possible: dict[tuple[object, ...], dict[Cell, set[int]]] = defaultdict(lambda: defaultdict(set))
    for numbers in product(range(most + 1), repeat=quarters):
        world = history(numbers)
        for cell, value in world.hidden.items():
            possible[tuple(world.told)][cell].add(value)
    assert any(told for told in possible)
    for told, cells in possible.items():
        # Numbers above `most` were not tried: what only they would explain is left aside.
        if all(total <= most for _issue, _period, total in told):  # type: ignore[misc]
            for cell, values in cells.items():
                assert set(range(K)) <= values, (told, cell, values)


def by_place_with_a_merge(numbers: tuple[int, ...]) -> World:
    """By place: cases of both issues in the first quarter, new ones in the second, in which they are merged."""
    world, one, two = World(towns=("a", ""), sees_places=True), Issue("one"), Issue("two")
    second = FIRST.next()
    places = list(zip(world.towns, numbers[:2], numbers[2:4], numbers[4:], strict=True))
    for town, in_one, in_two, _new in places:
        world.add(one, in_one, FIRST, town)
        world.add(two, in_two, FIRST, town)
    world.close(one, FIRST)
    world.close(two, FIRST)
    merge(one, two, second)
    for town, _in_one, _in_two, new in places:
        world.add(two, new, second, town)
    world.close(two, second)
    return world


def by_place_with_a_split(numbers: tuple[int, ...]) -> World:
    """By place: an issue is told in the first quarter and split in the second, in which both parts get more."""
    world, whole, part = World(towns=("a", ""), sees_places=True), Issue("whole"), Issue("part")
    second = FIRST.next()
    places = list(zip(world.towns, numbers[:2], numbers[2:4], numbers[4:6], numbers[6:], strict=True))
    for town, stays, goes, _more, _new in places:
        world.add(whole, stays, FIRST, town)
        world.add(part, goes, FIRST, town)
    put_together(whole, part)
    going, part.rows = set(part.rows), {}
    world.close(whole, FIRST)
    split_off(whole, part, going, second)
    for town, _stays, _goes, more, new in places:
        world.add(whole, more, second, town)
        world.add(part, new, second, town)
    world.close(whole, second)
    world.close(part, second)
    return world


def worlds(cells: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every way to spread up to `most` cases over so many cells."""
    if cells == 0:
        yield ()
        return
    for number in range(most + 1):
        for rest in worlds(cells - 1, most - number):
            yield (number, *rest)


@pytest.mark.parametrize(("history", "cells", "most"), [(by_place_with_a_merge, 6, 9), (by_place_with_a_split, 8, 8)])
def test_no_place_is_recovered_from_all_tables_and_bands_of_reach(history: History, cells: int, most: int) -> None:
    """Totals, places, rests and bands of reach of both series, of every quarter, before and after: all together."""
    possible: dict[tuple[object, ...], dict[Cell, set[int]]] = defaultdict(lambda: defaultdict(set))
    shown: dict[tuple[object, ...], tuple[int, int]] = {}
    for numbers in worlds(cells, most):
        world = history(numbers)
        told = (tuple(world.told), tuple(world.further))
        shown[told] = (sum(total for _issue, _period, total in world.told), len(world.told))
        for cell, value in world.hidden.items():
            possible[told][cell].add(value)
    checked = 0
    for told, open_cells in possible.items():
        total, tables = shown[told]
        # Each of three groups of cases may be hidden, with up to K − 1; worlds with more than `most` were not tried.
        if total + (3 - tables) * (K - 1) <= most:
            checked += 1
            assert all(set(range(K)) <= values for values in open_cells.values()), (told, dict(open_cells))
    assert checked > 5


def test_two_issues_that_are_too_small_alone_are_shown_together() -> None:
    world = merged_in_the_second_quarter((2, 2, 0, 0))
    assert world.told == [("two", "2026-Q2", 4)]


def test_what_a_table_has_counted_does_not_count_again() -> None:
    world = merged_in_the_second_quarter((5, 2, 1, 0))
    assert world.told == [("one", "2026-Q1", 5), ("two", "2026-Q2", 3)]


def test_without_the_rule_the_attack_would_succeed() -> None:
    """Would everything count again, the table of the merged issue less the old one gave the new cases away."""
    world, one, two = World(), Issue("one"), Issue("two")
    world.add(one, 5, FIRST)
    world.close(one, FIRST)
    second = FIRST.next()
    two.rows = {key: (released, second) for key, (released, _from) in one.rows.items()}
    two.towns = one.towns
    two.restarted = second
    world.add(two, 1, second)
    world.close(two, second)
    (_one, _first, before), (_two, _second, after) = world.told
    assert after - before == 1
