"""What stands where on the page "Heute", from outlines: whose cases have to be read in full, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kim.casework.models import Task
from kim.casework.queries.listing import WEEK, Filter, concerns, is_wanted
from kim.casework.queries.pile import Pile
from kim.casework.queries.sketches import Sketch
from kim.kernel import clock

# What an entry is sorted by, and the key of its case.
Entry = tuple[Any, int]


@dataclass(frozen=True)
class DueDay:
    """A step that can be acted on, or a task, in outline."""

    on: date
    label: str
    case: int

    @property
    def days(self) -> int:
        """Days until then; negative: overdue."""
        return (self.on - clock.today()).days


@dataclass(frozen=True)
class Order:
    """The entries of each list in their order."""

    due: list[Entry]
    waiting: list[Entry]
    ending: list[Entry]

    def cases(self, most: int | None) -> set[int]:
        """Keys of the cases that the first `most` entries of each list belong to; of all of them if None."""
        return {case for entries in (self.due, self.waiting, self.ending) for _place, case in entries[:most]}


def order(own: Iterable[Sketch], seen: Pile, chosen: Filter) -> Order:
    """The lists of those of one's own cases that are wanted."""
    wanted = [_narrowed(one, chosen) for one in own if is_wanted(one, chosen)]
    waiting = [(-step.waiting.days, one.key) for one in wanted for step in one.steps if step.waiting]
    return Order(
        [((one.on, one.label), one.case) for one in due_days(wanted, seen.tasks) if one.days <= WEEK],
        sorted(waiting, key=lambda entry: entry[0]),
        sorted([*_titles(wanted), *_legal_ends(wanted), *_declared(wanted, seen)], key=lambda entry: entry[0]),
    )


def due_days(found: Sequence[Sketch], tasks: Iterable[Task]) -> list[DueDay]:
    """Steps that can be acted on, and tasks, by day."""
    steps = [
        DueDay(step.due_on, one.label, one.key) for one in found for step in one.steps if step.is_ready and step.due_on
    ]
    label_of = {one.key: one.label for one in found}
    own = [
        DueDay(task.due_on, label_of[task.case_id], task.case_id)
        for task in tasks
        if task.due_on and task.case_id in label_of
    ]
    return sorted([*steps, *own], key=lambda one: (one.on, one.label))


def _narrowed(one: Sketch, chosen: Filter) -> Sketch:
    """The case with those of its steps that are wanted."""
    if not chosen.narrows_steps:
        return one
    return replace(one, steps=tuple(step for step in one.steps if concerns(step, chosen)))


def _titles(found: Iterable[Sketch]) -> list[Entry]:
    return [(end.on, one.key) for one in found for end in one.ends if end.on and end.stage]


def _legal_ends(found: Iterable[Sketch]) -> list[Entry]:
    ends = [(step.legal_end, one.key) for one in found for step in one.steps]
    return [(end.last_day, case) for end, case in ends if end and end.is_near]


def _declared(found: Sequence[Sketch], seen: Pile) -> list[Entry]:
    """Consents, releases from secrecy and papers that end."""
    by_home, keys = {one.household: one.key for one in found}, {one.key for one in found}
    declared = [*seen.consents, *seen.releases]
    homes = [(one.last_day, by_home[one.household_id]) for one in declared if one.household_id in by_home]
    papers = [(paper.valid_until, paper.case_id) for paper in seen.papers if paper.case_id in keys]
    return [(on, case) for on, case in [*homes, *papers] if on]
