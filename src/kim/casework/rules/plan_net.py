"""Where each step stands in the net of a plan: rows are lanes (who does it), columns are order, not calendar.

A step stands right of everything that it needs. Columns are as few as the longest chain needs, or as many as the
fullest lane can use; within that a step moves right to where its lane is emptiest, and stands below another one
only where no place is free. Not decided here: what is drawn how (`queries.net`), and which chain is the longest
(`plan_order`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

USUAL_COLUMNS = 5


@dataclass(frozen=True)
class Placed:
    """A step with its lane, its column and its row within the lane, each counted from 0."""

    number: int
    lane: int
    column: int
    row: int


@dataclass(frozen=True)
class InLane:
    """A step as far as the net is concerned; `needs` are numbers of steps in the same net."""

    number: int
    lane: int
    needs: frozenset[int] = field(default_factory=frozenset)


def place(steps: Sequence[InLane]) -> tuple[Placed, ...]:
    """Every step at its place, column by column, top to bottom: the order in which one reads the net.

    Needs outside the net are passed over. The steps must be without circle.
    """
    by_number = {step.number: step for step in steps}
    needs = {step.number: step.needs & by_number.keys() for step in steps}
    tails = _tails(needs)
    columns = _columns(steps, tails)
    # Who has more behind it stands further left at the latest; so this order is one from left to right.
    ordered = sorted(steps, key=lambda step: (-tails[step.number], step.number))
    taken: dict[tuple[int, int], int] = defaultdict(int)
    placed: dict[int, Placed] = {}
    for step in ordered:
        first = max((placed[need].column + 1 for need in needs[step.number]), default=0)
        latest = columns - 1 - tails[step.number]
        _full, column = min((taken[step.lane, each], each) for each in range(first, latest + 1))
        placed[step.number] = Placed(step.number, step.lane, column, taken[step.lane, column])
        taken[step.lane, column] += 1
    return tuple(sorted(placed.values(), key=lambda one: (one.column, one.lane, one.row)))


def _columns(steps: Iterable[InLane], tails: dict[int, int]) -> int:
    in_lane: dict[int, int] = defaultdict(int)
    for step in steps:
        in_lane[step.lane] += 1
    longest = max(tails.values(), default=0) + 1
    return max(longest, min(USUAL_COLUMNS, max(in_lane.values(), default=1)))


def _tails(needs: dict[int, frozenset[int]]) -> dict[int, int]:
    """How many steps one after the other hang behind each step."""
    tails = dict.fromkeys(needs, 0)
    for _round in needs:
        changed = False
        for number, needed in needs.items():
            for need in needed:
                if tails[need] < tails[number] + 1:
                    tails[need] = tails[number] + 1
                    changed = True
        if not changed:
            break
    return tails
