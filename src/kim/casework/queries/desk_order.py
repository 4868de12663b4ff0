"""What stands where on the page "Heute", from outlines: the entries of its lists in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from kim.casework.models import Document, Task
from kim.casework.queries.listing import WEEK, Filter, concerns, is_wanted
from kim.casework.queries.pile import Pile
from kim.casework.queries.sketches import Resident, Sketch, StepSketch
from kim.casework.queries.titles import Expiry
from kim.kernel import clock


class DueDay(NamedTuple):
    """A step that can be acted on, or a task, in outline."""

    on: date
    case: Sketch
    step: StepSketch | None = None
    task: Task | None = None

    @property
    def days(self) -> int:
        """Days until then; negative: overdue."""
        return (self.on - clock.today()).days


class Wait(NamedTuple):
    """A step that waits for somebody else."""

    days: int
    case: Sketch
    step: StepSketch


class EndDay(NamedTuple):
    """A title, a consent or release, a paper, or the time that the law leaves for a step. One of the four is there."""

    on: date
    case: Sketch
    title: Expiry[Resident] | None = None
    consent: Any = None
    paper: Document | None = None
    step: StepSketch | None = None


class Order(NamedTuple):
    """The entries of each list in their order."""

    due: list[DueDay]
    waiting: list[Wait]
    ending: list[EndDay]

    def beginning(self, most: int | None, whole: str = "") -> Order:
        """The first `most` entries of each, but for the list of that name; None: all."""
        shown = {name: entries[:most] for name, entries in self._asdict().items() if name != whole}
        return self._replace(**shown)

    def without_steps_but(self, keys: Collection[int]) -> Order:
        """Only tasks, titles and the like, and these steps."""
        return Order(
            [each for each in self.due if not each.step or each.step.key in keys],
            [each for each in self.waiting if each.step.key in keys],
            [each for each in self.ending if not each.step or each.step.key in keys],
        )


def order(own: Iterable[Sketch], seen: Pile, chosen: Filter) -> Order:
    """The lists of those of one's own cases that are wanted."""
    wanted = [_narrowed(one, chosen) for one in own if is_wanted(one, chosen)]
    waiting = [Wait(step.waiting.days, one, step) for one in wanted for step in one.steps if step.waiting]
    return Order(
        [each for each in due_days(wanted, seen.tasks) if each.days <= WEEK],
        sorted(waiting, key=lambda each: -each.days),
        sorted([*_titles_and_legal_ends(wanted), *_declared(wanted, seen)], key=lambda each: each.on),
    )


def due_days(found: Sequence[Sketch], tasks: Iterable[Task]) -> list[DueDay]:
    """Steps that can be acted on, and tasks, by day. What waits or is blocked stands elsewhere."""
    steps = [
        DueDay(step.due_on, one, step=step) for one in found for step in one.steps if step.is_ready and step.due_on
    ]
    case_of = {one.key: one for one in found}
    own = [
        DueDay(task.due_on, case_of[task.case_id], task=task)
        for task in tasks
        if task.due_on and task.case_id in case_of
    ]
    return sorted([*steps, *own], key=lambda each: (each.on, each.case.label))


def _narrowed(one: Sketch, chosen: Filter) -> Sketch:
    """The case with those of its steps that are wanted."""
    if not chosen.narrows_steps:
        return one
    return one._replace(steps=tuple(step for step in one.steps if concerns(step, chosen)))


def _titles_and_legal_ends(found: Iterable[Sketch]) -> list[EndDay]:
    ending = []
    for one in found:
        ending += [EndDay(end.on, one, title=end) for end in one.ends if end.on and end.stage]
        legal = [(step.legal_end, step) for step in one.steps if step.legal_end and step.legal_end.is_near]
        ending += [EndDay(end.last_day, one, step=step) for end, step in legal]
    return ending


def _declared(found: Sequence[Sketch], seen: Pile) -> list[EndDay]:
    """Consents, releases from secrecy and papers that end."""
    of_home, of_case = {one.household: one for one in found}, {one.key: one for one in found}
    declared = [
        EndDay(each.last_day, of_home[each.household_id], consent=each)
        for each in (*seen.consents, *seen.releases)
        if each.household_id in of_home and each.last_day
    ]
    papers = [
        EndDay(paper.valid_until, of_case[paper.case_id], paper=paper)
        for paper in seen.papers
        if paper.case_id in of_case and paper.valid_until
    ]
    return [*declared, *papers]
