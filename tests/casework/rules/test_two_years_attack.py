"""Two years under attack, with a merge and a split on the way: every history that publishes the same is looked for.

A history is what came to three issues in eight quarters: `one` goes into `two`, and `part` leaves `two`. What an
attacker knows is every table of all quarters together. Histories are followed quarter by quarter; all that is left of
them for the future is how many cases wait for a table, so that all are found without listing each; a real run agrees.
Places and bands of reach are attacked in `test_regrouping_attack.py`; here it is the length.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product

import pytest

from kim.kernel.periods import Quarter
from tests.casework.rules.telling import FIRST, Issue, K, World, merge, put_together, split_off

QUARTERS, MOST = 8, 6
Told = tuple[tuple[str, str, int], ...]
# Cases that wait for a table: of `one`, of `two` itself, of what will leave `two` or has left it.
Waiting = tuple[int, int, int]
New = tuple[int, int, int]


@dataclass
class Schedule:
    """When issues are put together and apart, and which quarters their tables have covered so far."""

    merged_in: int
    split_in: int
    last: dict[str, Quarter] = field(default_factory=dict)
    restarted: dict[str, Quarter] = field(default_factory=dict)

    def close(self, at: int, waiting: Waiting, new: New) -> tuple[Told, dict[str, int], Waiting]:
        """Play a quarter: what is published at its end, what is hidden, and what waits from then on."""
        quarter, before = quarter_of(at), quarter_of(at - 1)
        issues = {name: self._issue(name) for name in ("one", "two", "part")}
        one, two, part = issues.values()
        world = World(managers=0)
        for issue, number in zip((one, two, part), waiting, strict=True):
            world.add(issue, number, before)
            for key in issue.rows:
                issue.rows[key] = (before, quarter)
        if at <= self.split_in:
            put_together(two, part)
            part.rows = {}
        if at == self.merged_in:
            merge(one, two, quarter)
        if at == self.split_in:
            split_off(two, part, {key for key in two.rows if key.startswith("part/")}, quarter)
        for issue, number in zip((one, two, part), new, strict=True):
            world.add(issue, number, quarter)
        if at < self.split_in:
            put_together(two, part)
            part.rows = {}
        there = [(one, at < self.merged_in), (two, True), (part, at >= self.split_in)]
        for issue, is_there in there:
            if is_there:
                world.close(issue, quarter)
        told_of = {name for name, _period, _total in world.told}
        hidden = {issue.name: len(issue.rows) for issue, is_there in there if is_there and issue.name not in told_of}
        left = [key for issue in issues.values() if issue.name not in told_of for key in issue.rows]
        mine = sum(key.startswith("one/") for key in left) if at < self.merged_in else 0
        going = sum(key.startswith("part/") for key in left)
        return tuple(world.told), hidden, (mine, len(left) - mine - going, going)

    def _issue(self, name: str) -> Issue:
        return Issue(name, FIRST, self.last.get(name), self.restarted.get(name))

    def went_by(self, at: int, told: Told) -> None:
        """Take over what the quarter published for everybody to see."""
        for name, _period, _total in told:
            self.last[name] = quarter_of(at)
        for when, names in ((self.merged_in, ("one", "two")), (self.split_in, ("two", "part"))):
            if at == when:
                self.restarted |= dict.fromkeys(names, quarter_of(at))


def quarter_of(at: int) -> Quarter:
    quarter = FIRST if at >= 0 else Quarter(FIRST.year - 1, 4)
    for _ in range(at):
        quarter = quarter.next()
    return quarter


def really(history: tuple[New, ...], merged_in: int, split_in: int) -> Told:
    """What is published if nothing is forgotten on the way: every case stays where it is, counted or not."""
    world, one, two, part = World(managers=0), Issue("one"), Issue("two"), Issue("part")
    for at, new in enumerate(history):
        quarter = quarter_of(at)
        if at == merged_in:
            merge(one, two, quarter)
        if at == split_in:
            split_off(two, part, {key for key in two.rows if key.startswith("part/")}, quarter)
        for issue, number in zip((one, two, part), new, strict=True):
            world.add(issue, number, quarter)
        if at < split_in:
            put_together(two, part)
            part.rows = {}
        for issue, is_there in ((one, at < merged_in), (two, True), (part, at >= split_in)):
            if is_there:
                world.close(issue, quarter)
    return tuple(world.told)


HISTORY: tuple[New, ...] = (
    *((2, 1, 0), (1, 1, 0), (1, 0, 2), (0, 2, 0)),
    *((0, 1, 1), (0, 0, 1), (0, 2, 2), (0, 1, 0)),
)


@pytest.mark.parametrize(("merged_in", "split_in"), [(2, 5), (5, 3)])
def test_in_two_years_every_hidden_number_may_be_anything_below_k(merged_in: int, split_in: int) -> None:
    schedule = Schedule(merged_in, split_in)
    # An issue that went into another one gets nothing any more.
    history = tuple((mine if at < merged_in else 0, other, going) for at, (mine, other, going) in enumerate(HISTORY))
    real: Waiting = (0, 0, 0)
    ways: list[dict[Waiting, list[tuple[Waiting, dict[str, int]]]]] = []
    reached, published = {real}, []
    for at, new in enumerate(history):
        told, _hidden, real_next = schedule.close(at, real, new)
        published += told
        ways.append(defaultdict(list))
        choices = product(range(MOST + 1) if at < merged_in else [0], range(MOST + 1), range(MOST + 1))
        for numbers, waiting in product(list(choices), reached):
            if sum(numbers) <= MOST:
                said, hidden, after = schedule.close(at, waiting, numbers)
                if said == told:
                    ways[at][after].append((waiting, hidden))
        schedule.went_by(at, told)
        reached, real = set(ways[at]), real_next
    # The period of a table is told by when it is published; a real run names where it begins as well.
    assert [(name, total) for name, _period, total in published] == [
        (name, total) for name, _period, total in really(history, merged_in, split_in)
    ]
    checked = 0
    leads_to_the_end = reached
    for at in reversed(range(QUARTERS)):
        possible: dict[str, set[int]] = defaultdict(set)
        before = set()
        for after in leads_to_the_end:
            for waiting, hidden in ways[at][after]:
                before.add(waiting)
                for name, value in hidden.items():
                    possible[name].add(value)
        for name, values in possible.items():
            checked += 1
            assert set(range(K)) <= values, (quarter_of(at), name, values)
        leads_to_the_end = before
    assert checked >= QUARTERS
