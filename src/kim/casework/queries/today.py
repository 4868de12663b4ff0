"""The page "Heute": what is due, what waits for others, what ends soon, for whom one stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kim.casework.models import Case, Deputation, Document, Enquiry, HandOver, Task
from kim.casework.queries import desk_order, listing, pile, sketches, standing, supervision
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.queries.listing import WEEK, Filter, is_wanted
from kim.casework.queries.sketches import Sketch
from kim.casework.queries.supervision import Thread
from kim.casework.queries.titles import Expiry
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.deadlines import Due, due
from kim.casework.rules.plan_order import StepStanding
from kim.kernel import clock
from kim.kernel.actor import Actor

EVERYTHING = Filter()


@dataclass(frozen=True)
class DueItem:
    """A step or a task that is due this week or overdue."""

    case: Case
    due: Due
    due_on: date
    step: StepLine | None = None
    task: Task | None = None

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.step.step.title if self.step else self.task.title if self.task else ""


@dataclass(frozen=True)
class WaitItem:
    """A step that waits for somebody else."""

    case: Case
    step: StepLine


@dataclass(frozen=True)
class EndItem:
    """A title, a consent, a release, a paper or the time that the law leaves for a step ends soon, or ended.

    Negative days: ended. Exactly one of the four is there.
    """

    case: Case
    days: int
    on: date
    title: Expiry | None = None
    consent: Any = None
    paper: Document | None = None
    step: StepLine | None = None


@dataclass(frozen=True)
class DeputyItem:
    """A deputation that the actor holds today, with what is due in it and when the next deadline comes."""

    deputation: Deputation
    cases: int
    due: int
    next_due_on: date | None


@dataclass(frozen=True)
class News:
    """What came in: hand-overs that wait for an answer, one's own offers that nobody answered, advice and questions."""

    incoming: tuple[HandOver, ...]
    offered: tuple[HandOver, ...]
    advice: tuple[Thread, ...]


def news(actor: Actor) -> News:
    """What came in."""
    seen = pile.of_actor(actor)
    return News(seen.incoming, seen.offered, tuple(supervision.threads_of(seen.links)))


@dataclass(frozen=True)
class Totals:
    """How long each list is, also where only its beginning is shown."""

    due: int
    waiting: int
    ending: int


@dataclass(frozen=True)
class Today:
    """Everything on the page. Due first by day, waiting longest first, ending next first. `outlines`: open cases."""

    day: date
    due: tuple[DueItem, ...]
    waiting: tuple[WaitItem, ...]
    ending: tuple[EndItem, ...]
    totals: Totals
    enquiries: tuple[Enquiry, ...]
    deputations: tuple[DeputyItem, ...]
    outlines: tuple[Sketch, ...]

    def count(self, chosen: Filter) -> int:
        """How many of the own cases a filter would leave."""
        return sum(1 for one in self.outlines if not one.is_deputised and is_wanted(one, chosen))

    @property
    def knows_usual(self) -> bool:
        """True if the usual duration of at least one office is known, so that a bar carries its mark."""
        return any(item.step.waiting and item.step.waiting.usual_days is not None for item in self.waiting)


def page(actor: Actor, chosen: Filter = EVERYTHING, most: int | None = None) -> Today:
    """The page for the cases assigned to the actor, and a line per deputation. Constant number of statements.

    `chosen` narrows what is shown of the own cases; deputations and enquiries stay whole. Of each list the first `most`
    entries; None: all. Only the cases behind them are read in full.
    """
    outlines = [one for one in sketches.of(actor) if one.phase != CasePhase.CLOSED]
    seen = pile.of_actor(actor)
    order = desk_order.order([one for one in outlines if not one.is_deputised], seen, chosen)
    shown = order.cases(most)
    lines = listing.lines_of(actor, [one for one in outlines if one.key in shown])
    own = [_narrowed(line, chosen) for line in lines]
    return Today(
        day=clock.today(),
        due=tuple(item for item in _due_items(own, seen.tasks) if _is_this_week(item))[:most],
        waiting=tuple(_waiting(own))[:most],
        ending=tuple(_ending(seen, own))[:most],
        totals=Totals(len(order.due), len(order.waiting), len(order.ending)),
        enquiries=seen.enquiries,
        deputations=tuple(_deputations(actor, outlines, seen.tasks)),
        outlines=tuple(outlines),
    )


def _narrowed(line: CaseLine, chosen: Filter) -> CaseLine:
    """The case with those of its steps that are wanted."""
    if not chosen.narrows_steps:
        return line
    return replace(line, steps=tuple(step for step in line.steps if _concerns(step, chosen)))


def _due_items(found: list[CaseLine], tasks: Iterable[Task]) -> list[DueItem]:
    """Steps that can be acted on, and tasks, by day. What waits or is blocked stands elsewhere."""
    case_of = {line.case.pk: line.case for line in found}
    steps = [
        DueItem(line.case, step.due, step.step.due_on, step=step)
        for line in found
        for step in line.steps
        if step.step.due_on and step.standing is StepStanding.READY
    ]
    own_tasks = [
        DueItem(case_of[task.case_id], due(task.due_on, False, clock.today()), task.due_on, task=task)
        for task in tasks
        if task.due_on and task.case_id in case_of
    ]
    return sorted([*steps, *own_tasks], key=lambda item: (item.due_on, item.case.household.label_key))


def _is_this_week(item: DueItem) -> bool:
    return item.due.days is not None and item.due.days <= WEEK


def _waiting(own: list[CaseLine]) -> list[WaitItem]:
    items = [WaitItem(line.case, step) for line in own for step in line.steps if step.waiting]
    return sorted(items, key=lambda item: -(item.step.waiting.days if item.step.waiting else 0))


def _ending(seen: pile.Pile, own: list[CaseLine]) -> list[EndItem]:
    today = clock.today()
    items: list[EndItem] = []
    for line in own:
        items += [
            EndItem(line.case, (end.on - today).days, end.on, title=end) for end in line.ends if end.on and end.stage
        ]
        items += _legal_ends(line)
    case_of = {line.case.household_id: line.case for line in own}
    for declared in (*seen.consents, *seen.releases):
        if declared.household_id in case_of and declared.last_day:
            days = (declared.last_day - today).days
            items.append(EndItem(case_of[declared.household_id], days, declared.last_day, consent=declared))
    cases = {line.case.pk: line.case for line in own}
    for paper in seen.papers:
        if paper.case_id in cases and paper.valid_until:
            days = (paper.valid_until - today).days
            items.append(EndItem(cases[paper.case_id], days, paper.valid_until, paper=paper))
    return sorted(items, key=lambda item: item.on)


def _legal_ends(line: CaseLine) -> list[EndItem]:
    return [
        EndItem(line.case, step.legal_end.days, step.legal_end.last_day, step=step)
        for step in line.steps
        if step.legal_end and step.legal_end.is_near
    ]


def _deputations(actor: Actor, outlines: list[Sketch], tasks: Iterable[Task]) -> list[DeputyItem]:
    answers = []
    for deputation in standing.deputised_for(actor):
        theirs = [
            one
            for one in outlines
            if one.assigned_to == deputation.manager_id and deputation.case_id in (None, one.key)
        ]
        days = desk_order.due_days(theirs, tasks)
        answers.append(
            DeputyItem(
                deputation,
                cases=len(theirs),
                due=sum(1 for one in days if one.days <= 0),
                next_due_on=next((one.on for one in days if one.days > 0), None),
            )
        )
    return answers


def _concerns(step: StepLine, chosen: Filter) -> bool:
    """Whether one step is among those that are wanted."""
    waits = not chosen.waits_for or _waits_for(step, chosen.waits_for)
    return waits and chosen.life_area in ("", step.step.life_area)


def _waits_for(step: StepLine, office: str) -> bool:
    named = (step.step.office.public_id if step.step.office else "", step.step.office_name)
    return step.waiting is not None and office in named
