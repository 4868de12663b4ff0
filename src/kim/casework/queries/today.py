"""The page "Heute": what is due, what waits for others, what ends soon, for whom one stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kim.casework.models import Case, Deputation, Document, Enquiry, HandOver, Task
from kim.casework.queries import board, pile, standing, supervision
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.queries.listing import WEEK, Filter
from kim.casework.queries.supervision import Thread
from kim.casework.queries.titles import Expiry
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.deadlines import Due, due
from kim.casework.rules.plan_order import StepStanding
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor

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
class Today:
    """Everything on the page. Due first by day, waiting longest first, ending next first. All open `cases`."""

    day: date
    due: tuple[DueItem, ...]
    waiting: tuple[WaitItem, ...]
    ending: tuple[EndItem, ...]
    enquiries: tuple[Enquiry, ...]
    deputations: tuple[DeputyItem, ...]
    cases: tuple[Case, ...]
    lines: tuple[CaseLine, ...] = ()

    def count(self, chosen: Filter) -> int:
        """How many of the own cases a filter would leave."""
        return sum(1 for line in self.lines if not line.is_deputised and _is_wanted(line, chosen))

    @property
    def knows_usual(self) -> bool:
        """True if the usual duration of at least one office is known, so that a bar carries its mark."""
        return any(item.step.waiting and item.step.waiting.usual_days is not None for item in self.waiting)


def page(actor: Actor, chosen: Filter = EVERYTHING) -> Today:
    """The page for the cases assigned to the actor, and a line per deputation. Constant number of statements.

    `chosen` narrows what is shown of the own cases; deputations and enquiries stay whole.
    """
    found = board.lines(actor, _open_cases(actor))
    own = [_narrowed(line, chosen) for line in found if not line.is_deputised and _is_wanted(line, chosen)]
    tasks = pile.of_actor(actor).tasks
    due_items, own_items = _due_items(found, tasks), _due_items(own, tasks)
    return Today(
        day=clock.today(),
        due=tuple(item for item in own_items if _is_this_week(item)),
        waiting=tuple(_waiting(own)),
        ending=tuple(_ending(actor, own)),
        enquiries=pile.of_actor(actor).enquiries,
        deputations=tuple(_deputations(actor, found, due_items)),
        cases=tuple(line.case for line in found),
        lines=tuple(found),
    )


def _open(actor: Actor) -> QuerySet[Case]:
    cases: QuerySet[Case] = Case.objects.visible_to(actor).exclude(phase=CasePhase.CLOSED)
    return board.with_last_contact(actor, cases).select_related("household__municipality", "assigned_to__user")


_open_cases = PreparedFor(_open)


def _is_wanted(line: CaseLine, chosen: Filter) -> bool:
    return _is_in(line, chosen) and _fits(line, chosen)


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


def _ending(actor: Actor, own: list[CaseLine]) -> list[EndItem]:
    today = clock.today()
    items: list[EndItem] = []
    for line in own:
        items += [
            EndItem(line.case, (end.on - today).days, end.on, title=end) for end in line.ends if end.on and end.stage
        ]
        items += _legal_ends(line)
    case_of = {line.case.household_id: line.case for line in own}
    seen = pile.of_actor(actor)
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


def _deputations(actor: Actor, found: list[CaseLine], items: list[DueItem]) -> list[DeputyItem]:
    answers = []
    for deputation in standing.deputised_for(actor):
        cases = {
            line.case.pk
            for line in found
            if line.case.assigned_to_id == deputation.manager_id and deputation.case_id in (None, line.case.pk)
        }
        theirs = [item for item in items if item.case.pk in cases]
        answers.append(
            DeputyItem(
                deputation,
                cases=len(cases),
                due=sum(1 for item in theirs if item.due.days is not None and item.due.days <= 0),
                next_due_on=next((item.due_on for item in theirs if (item.due.days or 0) > 0), None),
            )
        )
    return answers


def _is_in(line: CaseLine, chosen: Filter) -> bool:
    """Whether phase and place are those that are wanted."""
    place = line.case.household.municipality
    in_phase = not chosen.phase or (line.case.phase == chosen.phase and not line.case.is_short)
    return in_phase and chosen.municipality in ("", place.key if place else "")


def _fits(line: CaseLine, chosen: Filter) -> bool:
    """Whether some step of the case waits for the office, and the case is about the life area."""
    waits = not chosen.waits_for or any(_waits_for(step, chosen.waits_for) for step in line.steps)
    return waits and (not chosen.life_area or _is_about(line, chosen.life_area))


def _concerns(step: StepLine, chosen: Filter) -> bool:
    """Whether one step is among those that are wanted."""
    waits = not chosen.waits_for or _waits_for(step, chosen.waits_for)
    return waits and chosen.life_area in ("", step.step.life_area)


def _waits_for(step: StepLine, office: str) -> bool:
    named = (step.step.office.public_id if step.step.office else "", step.step.office_name)
    return step.waiting is not None and office in named


def _is_about(line: CaseLine, area: str) -> bool:
    return area in line.case.topics or any(
        step.step.life_area == area and step.state not in ("done", "dropped") for step in line.steps
    )
