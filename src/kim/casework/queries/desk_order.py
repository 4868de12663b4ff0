"""What stands where on the page "Heute": the entries of its lists in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from kim.casework.models import Document, Task
from kim.casework.queries.details import Resident, Steps, StepShown
from kim.casework.queries.listing import Filter, concerns
from kim.casework.queries.pile import Pile
from kim.casework.queries.sketches import WEEK, Sketch
from kim.casework.queries.titles import Expiry
from kim.kernel import clock


class DueDay(NamedTuple):
    """A step that can be acted on, or a task."""

    on: date
    case: Sketch
    step: StepShown | None = None
    task: Task | None = None


class Wait(NamedTuple):
    """A step that waits for somebody else."""

    days: int
    case: Sketch
    step: StepShown


class EndDay(NamedTuple):
    """A title, a consent or release, a paper, or the time that the law leaves for a step. One of the four is there."""

    on: date
    case: Sketch
    title: Expiry[Resident] | None = None
    consent: Any = None
    paper: Document | None = None
    step: StepShown | None = None


class Order(NamedTuple):
    """The entries of each list in their order."""

    due: list[DueDay]
    waiting: list[Wait]
    ending: list[EndDay]

    def beginning(self, most: int | None, whole: str = "") -> Order:
        """The first `most` entries of each, but for the list of that name; None: all."""
        shown = {name: entries[:most] for name, entries in self._asdict().items() if name != whole}
        return self._replace(**shown)


class Opened(NamedTuple):
    """A case with what stands behind its outline."""

    case: Sketch
    steps: Steps
    ends: Sequence[Expiry[Resident]]


def order(opened: Sequence[Opened], tasks: Iterable[Task], aside: Iterable[EndDay], chosen: Filter) -> Order:
    """The lists of these cases; `aside` is what else ends."""
    found = [_narrowed(one, chosen) for one in opened]
    waiting = [Wait(step.waiting.days, one.case, step) for one in found for step in one.steps if step.waiting]
    return Order(
        _due(found, tasks),
        sorted(waiting, key=lambda each: -each.days),
        sorted([*_titles_and_legal_ends(found), *aside], key=lambda each: each.on),
    )


def _narrowed(one: Opened, chosen: Filter) -> Opened:
    """The case with those of its steps that are wanted."""
    if not chosen.narrows_steps:
        return one
    return one._replace(steps=tuple(step for step in one.steps if concerns(step, chosen)))


def _due(found: Sequence[Opened], tasks: Iterable[Task]) -> list[DueDay]:
    """Steps that can be acted on, and tasks, by day. What waits or is blocked stands elsewhere."""
    until = clock.today() + timedelta(days=WEEK)
    case_of = {one.case.key: one.case for one in found}
    steps = [
        DueDay(step.due_on, one.case, step=step)
        for one in found
        for step in one.steps
        if step.is_ready and step.due_on and step.due_on <= until
    ]
    own = [
        DueDay(task.due_on, case_of[task.case_id], task=task)
        for task in tasks
        if task.due_on and task.due_on <= until and task.case_id in case_of
    ]
    return sorted([*steps, *own], key=lambda each: (each.on, each.case.label))


def _titles_and_legal_ends(found: Iterable[Opened]) -> list[EndDay]:
    ending = []
    for one in found:
        ending += [EndDay(end.on, one.case, title=end) for end in one.ends if end.on and end.stage]
        legal = [(step.legal_end, step) for step in one.steps if step.legal_end and step.legal_end.is_near]
        ending += [EndDay(end.last_day, one.case, step=step) for end, step in legal]
    return ending


def declared(found: Sequence[Sketch], seen: Pile) -> list[EndDay]:
    """Consents, releases from secrecy and papers that end."""
    of_home, of_case = {one.household: one for one in found}, {one.key: one for one in found}
    consents = [
        EndDay(each.last_day, of_home[each.household_id], consent=each)
        for each in (*seen.consents, *seen.releases)
        if each.household_id in of_home and each.last_day
    ]
    papers = [
        EndDay(paper.valid_until, of_case[paper.case_id], paper=paper)
        for paper in seen.papers
        if paper.case_id in of_case and paper.valid_until
    ]
    return [*consents, *papers]
