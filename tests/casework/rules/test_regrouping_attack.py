"""Merges and splits under attack: everything published, before and after, subtracted from each other in every way.

The attacker knows the code, every published table of every series and when issues were put together. Recovered means:
some suppressed cell no longer has every value 0 … k−1 possible. All small worlds are enumerated (k = 3), grouped
by what is published, and each group is asked which values it leaves open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

import pytest

from kim.casework.rules.counting import Sighting, by_quarter
from kim.kernel.anonymity import pool
from kim.kernel.periods import Quarter
from kim.steering.rules.series import Series

K = 3
FIRST = Quarter(2026, 1)
Cell = tuple[str, str]


@dataclass
class Issue:
    """An issue as both sides know it together: observations with the quarter of release and of first counting."""

    name: str
    start: Quarter = FIRST
    last: Quarter | None = None
    restarted: Quarter | None = None
    rows: dict[str, tuple[Quarter, Quarter | None]] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)

    @property
    def series(self) -> Series:
        return Series(self.start, self.last, self.restarted)

    def restart(self, now: Quarter) -> None:
        for key, (released, counts_from) in self.rows.items():
            if not self.series.has_counted(released, counts_from):
                self.rows[key] = (released, now)
        self.restarted = now


@dataclass
class World:
    """Issues over time, what was published, and the true values of what was not."""

    told: list[tuple[str, str, int]] = field(default_factory=list)
    hidden: dict[Cell, int] = field(default_factory=dict)
    towns: tuple[str, ...] = ("m",)
    sees_places: bool = False
    # Everything else that a table tells: its municipalities, the rest, and in how many of them the problem is (reach).
    further: list[object] = field(default_factory=list)

    def add(self, issue: Issue, number: int, released: Quarter, town: str = "m") -> None:
        for n in range(number):
            key = f"{issue.name}/{released.key}/{town}/{n}"
            issue.rows[key] = (released, None)
            issue.towns[key] = town

    def close(self, issue: Issue, quarter: Quarter) -> None:
        """The job on the first day after the quarter."""
        seen = [
            Sighting(key, released.start, key, f"manager {number % 2}", issue.towns[key])
            for number, (key, (released, _from)) in enumerate(issue.rows.items())
        ]
        earliest = {key: max(issue.start, start or issue.start) for key, (_released, start) in issue.rows.items()}
        counts = by_quarter(
            seen, issue.series.since, quarter.next().start, [town for town in self.towns if town], earliest
        )
        waiting = 0
        per_town = dict.fromkeys(self.towns, 0)
        for table, of_quarter in zip(pool(counts, K), counts, strict=True):
            waiting += of_quarter.total.cases
            if self.sees_places:
                per_town = {town: n + of_quarter.by_municipality[town].cases for town, n in per_town.items()}
                cells = tuple(table.cells.items())
                self.further.append((issue.name, table.period.key, cells, table.others, table.reach))
                at = f"{of_quarter.period.key} as known after {quarter.key}"
                self.hidden |= {(issue.name, f"{town}: {at}"): per_town[town] for town, n in cells if n is None}
            if table.total is None:
                self.hidden[(issue.name, f"{of_quarter.period.key} as known after {quarter.key}")] = waiting
            else:
                assert table.total == waiting
                self.told.append((issue.name, table.period.key, table.total))
                issue.last, waiting = table.period.last, 0
                per_town = dict.fromkeys(self.towns, 0)


def merged_in_the_second_quarter(numbers: tuple[int, ...]) -> World:
    world, one, two = World(), Issue("one"), Issue("two")
    second, third = FIRST.next(), FIRST.next().next()
    world.add(one, numbers[0], FIRST)
    world.add(two, numbers[1], FIRST)
    world.close(one, FIRST)
    world.close(two, FIRST)
    _merge(one, two, second)
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
    _merge(one, two, third)
    world.add(two, numbers[4], third)
    world.close(two, third)
    return world


def split_in_the_second_quarter(numbers: tuple[int, ...]) -> World:
    world, whole, part = World(), Issue("whole"), Issue("part")
    second = FIRST.next()
    world.add(whole, numbers[0], FIRST)
    world.add(part, numbers[1], FIRST)
    whole.rows |= part.rows
    whole.towns |= part.towns
    going, part.rows = set(part.rows), {}
    world.close(whole, FIRST)
    whole.restart(second)
    part.rows = {key: whole.rows.pop(key) for key in going}
    part.restarted = second
    world.add(whole, numbers[2], second)
    world.add(part, numbers[3], second)
    world.close(whole, second)
    world.close(part, second)
    return world


def _merge(one: Issue, into: Issue, now: Quarter) -> None:
    one.restart(now)
    into.restart(now)
    into.rows |= one.rows
    into.towns |= one.towns
    one.rows = {}


@pytest.mark.parametrize(
    ("history", "quarters", "most"),
    [
        (merged_in_the_second_quarter, 4, 6),
        (merged_in_the_third_quarter, 5, 4),
        (split_in_the_second_quarter, 4, 6),
    ],
)
def test_no_suppressed_cell_is_recovered(history: Callable[[tuple[int, ...]], World], quarters: int, most: int) -> None:
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
    _merge(one, two, second)
    for town, _in_one, _in_two, new in places:
        world.add(two, new, second, town)
    world.close(two, second)
    return world


def worlds(cells: int, most: int) -> Iterator[tuple[int, ...]]:
    """Every way to spread up to `most` cases over so many cells."""
    if cells == 0:
        yield ()
        return
    for number in range(most + 1):
        for rest in worlds(cells - 1, most - number):
            yield (number, *rest)


def test_no_place_is_recovered_from_all_tables_and_bands_of_reach_around_a_merge() -> None:
    """Totals, places, rests and bands of reach of both series, of every quarter, before and after: all together."""
    most = 9
    possible: dict[tuple[object, ...], dict[Cell, set[int]]] = defaultdict(lambda: defaultdict(set))
    shown: dict[tuple[object, ...], tuple[int, int]] = {}
    for numbers in worlds(6, most):
        world = by_place_with_a_merge(numbers)
        told = (tuple(world.told), tuple(world.further))
        shown[told] = (sum(total for _issue, _period, total in world.told), len(world.told))
        for cell, value in world.hidden.items():
            possible[told][cell].add(value)
    checked = 0
    for told, cells in possible.items():
        total, tables = shown[told]
        # Each of three groups of cases may be hidden, with up to K − 1; worlds with more than `most` were not tried.
        if total + (3 - tables) * (K - 1) <= most:
            checked += 1
            assert all(set(range(K)) <= values for values in cells.values()), (told, dict(cells))
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
