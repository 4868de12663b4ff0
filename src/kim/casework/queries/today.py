"""The page "Heute": what is due, what waits for others, what ends soon, for whom one stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.casework.models import Deputation, Document, Enquiry, HandOver, Task
from kim.casework.queries import desk_order, pile, sketches, standing, step_words, supervision
from kim.casework.queries.desk_order import Order
from kim.casework.queries.listing import Filter, is_wanted
from kim.casework.queries.sketches import Resident, Sketch
from kim.casework.queries.step_words import StepShown
from kim.casework.queries.supervision import Thread
from kim.casework.queries.titles import Expiry
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.deadlines import Due, due
from kim.kernel import clock
from kim.kernel.actor import Actor

EVERYTHING = Filter()


@dataclass(frozen=True)
class DueItem:
    """A step or a task that is due this week or overdue."""

    case: Sketch
    due: Due
    due_on: date
    step: StepShown | None = None
    task: Task | None = None

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.step.title if self.step else self.task.title if self.task else ""


@dataclass(frozen=True)
class WaitItem:
    """A step that waits for somebody else."""

    case: Sketch
    step: StepShown


@dataclass(frozen=True)
class EndItem:
    """A title, a consent, a release, a paper or the time that the law leaves for a step ends soon, or ended.

    Negative days: ended. Exactly one of the four is there.
    """

    case: Sketch
    days: int
    on: date
    title: Expiry[Resident] | None = None
    consent: Any = None
    paper: Document | None = None
    step: StepShown | None = None


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


def page(actor: Actor, chosen: Filter = EVERYTHING, most: int | None = None, whole: str = "") -> Today:
    """The page for the cases assigned to the actor, and a line per deputation. Constant number of statements.

    `chosen` narrows what is shown of the own cases; deputations and enquiries stay whole. Of each list the first `most`
    entries, but for the one that `whole` names; None: all. Only for those the words of steps are read.
    """
    outlines = [one for one in sketches.of(actor) if one.phase != CasePhase.CLOSED]
    seen = pile.of_actor(actor)
    every = desk_order.order([one for one in outlines if not one.is_deputised], seen, chosen)
    shown, steps = _with_words(actor, every.beginning(most, whole))
    return Today(
        day=clock.today(),
        due=_due(shown, steps),
        waiting=tuple(WaitItem(each.case, steps[each.step.key]) for each in shown.waiting),
        ending=_ending(shown, steps),
        totals=Totals(len(every.due), len(every.waiting), len(every.ending)),
        enquiries=seen.enquiries,
        deputations=tuple(_deputations(actor, outlines, seen.tasks)),
        outlines=tuple(outlines),
    )


def _with_words(actor: Actor, shown: Order) -> tuple[Order, dict[int, StepShown]]:
    """The entries with the words of their steps; without those of a case that has gone to other hands meanwhile."""
    named = [each.step for part in shown for each in part]
    steps = step_words.of(actor, [step for step in named if step])
    return shown.without_steps_but(steps.keys()), steps


def _due(shown: Order, steps: dict[int, StepShown]) -> tuple[DueItem, ...]:
    today = clock.today()
    return tuple(
        DueItem(each.case, due(each.on, False, today), each.on, steps[each.step.key] if each.step else None, each.task)
        for each in shown.due
    )


def _ending(shown: Order, steps: dict[int, StepShown]) -> tuple[EndItem, ...]:
    today = clock.today()
    return tuple(
        EndItem(
            each.case,
            (each.on - today).days,
            each.on,
            each.title,
            each.consent,
            each.paper,
            steps[each.step.key] if each.step else None,
        )
        for each in shown.ending
    )


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
