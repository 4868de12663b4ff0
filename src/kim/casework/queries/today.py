"""The page "Heute": what is due, what waits for others, what ends soon, for whom one stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.casework.models import Deputation, Document, Enquiry, HandOver, Task
from kim.casework.queries import desk_beginning, desk_order, details, pile, sketches, standing, supervision
from kim.casework.queries.desk_beginning import Beginning, Totals
from kim.casework.queries.desk_order import Opened, Order
from kim.casework.queries.details import Resident, StepShown
from kim.casework.queries.listing import Filter, wanted
from kim.casework.queries.pile import Pile
from kim.casework.queries.sketches import Sketch
from kim.casework.queries.supervision import Thread
from kim.casework.queries.titles import Expiry
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
class Today:
    """Everything on the page. Due first by day, waiting longest first, ending next first.

    `outlines`: open cases; `own` are those of them that are assigned to the actor.
    """

    actor: Actor
    day: date
    due: tuple[DueItem, ...]
    waiting: tuple[WaitItem, ...]
    ending: tuple[EndItem, ...]
    totals: Totals
    enquiries: tuple[Enquiry, ...]
    deputations: tuple[DeputyItem, ...]
    outlines: tuple[Sketch, ...]
    own: tuple[Sketch, ...]

    def count(self, chosen: Filter) -> int:
        """How many of the own cases a filter would leave."""
        return len(wanted(self.actor, self.own, chosen))

    @property
    def knows_usual(self) -> bool:
        """True if the usual duration of at least one office is known, so that a bar carries its mark."""
        return any(item.step.waiting and item.step.waiting.usual_days is not None for item in self.waiting)


def page(actor: Actor, chosen: Filter = EVERYTHING, most: int | None = None, whole: str = "") -> Today:
    """The page for the cases assigned to the actor, and a line per deputation. Constant number of statements.

    `chosen` narrows what is shown of the own cases; deputations and enquiries stay whole. Of each list the first `most`
    entries, but for the one that `whole` names; None: all. Only the cases that those belong to are opened.
    """
    return ask(actor, chosen, most, whole)()


def ask(actor: Actor, chosen: Filter = EVERYTHING, most: int | None = None, whole: str = "") -> Callable[[], Today]:
    """Ask for it; the answer is called for when the page needs it."""
    seen, outlines = pile.of_actor(actor), sketches.for_desk(actor)
    return lambda: _page(actor, [one for one in outlines() if not one.is_closed], seen, chosen, most, whole)


def _page(actor: Actor, outlines: list[Sketch], seen: Pile, chosen: Filter, most: int | None, whole: str) -> Today:
    own = [one for one in outlines if not one.is_deputised]
    shown, totals = _shown(actor, wanted(actor, own, chosen), seen, chosen, most, whole)
    return Today(
        actor,
        day=clock.today(),
        due=_due(shown),
        waiting=tuple(WaitItem(each.case, each.step) for each in shown.waiting),
        ending=_ending(shown),
        totals=totals,
        enquiries=seen.enquiries,
        deputations=tuple(_deputations(actor, outlines)),
        outlines=tuple(outlines),
        own=tuple(own),
    )


def _shown(
    actor: Actor, found: list[Sketch], seen: Pile, chosen: Filter, most: int | None, whole: str
) -> tuple[Order, Totals]:
    aside = desk_order.declared(found, seen)
    if chosen.narrows_steps:
        # An outline does not tell how many steps concern one office or one area: all are opened and counted.
        every = _opened(actor, found, Beginning(found, found, found), aside, chosen)
        return every.beginning(most, whole), Totals(len(every.due), len(every.waiting), len(every.ending))
    begin, totals = desk_beginning.of(found, most, whole)
    shown = _opened(actor, found, begin, aside, chosen).beginning(most, whole)
    return shown, totals._replace(ending=totals.ending + len(aside))


def _opened(
    actor: Actor, found: list[Sketch], begin: Beginning, aside: Iterable[desk_order.EndDay], chosen: Filter
) -> Order:
    """The lists as far as the cases that begin them tell."""
    keys = {one.key for of_list in begin for one in of_list}
    cases = [one for one in found if one.key in keys]
    steps = details.desk_steps_of(actor, *([one.key for one in of_list] for of_list in begin)) if keys else {}
    ends = details.ends_in(actor, [one.household for one in begin.ending if one.near_days])
    tasks = details.tasks_in(actor, [one.key for one in begin.due if one.task_due_on])
    opened = [Opened(one, steps.get(one.key, ()), ends.get(one.household, ())) for one in cases]
    return desk_order.order(opened, tasks, aside, chosen)


def _due(shown: Order) -> tuple[DueItem, ...]:
    today = clock.today()
    return tuple(DueItem(each.case, due(each.on, False, today), each.on, each.step, each.task) for each in shown.due)


def _ending(shown: Order) -> tuple[EndItem, ...]:
    today = clock.today()
    return tuple(
        EndItem(each.case, (each.on - today).days, each.on, each.title, each.consent, each.paper, each.step)
        for each in shown.ending
    )


def _deputations(actor: Actor, outlines: list[Sketch]) -> list[DeputyItem]:
    answers = []
    for deputation in standing.deputised_for(actor):
        theirs = [
            one
            for one in outlines
            if one.assigned_to == deputation.manager_id and deputation.case_id in (None, one.key)
        ]
        answers.append(
            DeputyItem(
                deputation,
                cases=len(theirs),
                due=sum(one.due_now for one in theirs),
                next_due_on=min((one.ahead for one in theirs if one.ahead), default=None),
            )
        )
    return answers
