"""The list of cases: constant number of statements, filters and saved views with their counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from kim.casework.models import Case
from kim.casework.queries import sketches, standing, step_words
from kim.casework.queries.sketches import Sketch, StepSketch
from kim.casework.queries.step_words import StepShown
from kim.casework.rules.codes import CasePhase
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import api as people

WEEK = 7
NO_CONTACT_DAYS = 28


class View(StrEnum):
    """Saved filters above the list."""

    ALL = "all"
    WAITING_LONG = "waiting_long"
    DUE = "due"
    EXPIRING = "expiring"
    NO_CONTACT = "no_contact"
    DEPUTISED = "deputised"
    SHORT = "short"
    NOT_ENTERED = "not_entered"
    CLOSED = "closed"


@dataclass(frozen=True)
class Filter:
    """What was typed or chosen; empty: no restriction. `needle` never appears in an address or a log."""

    needle: str = ""
    phase: str = ""
    municipality: str = ""
    waits_for: str = ""
    view: View = View.ALL
    life_area: str = ""

    @property
    def narrows_steps(self) -> bool:
        """An office or a life area is chosen: only the steps that concern it are wanted."""
        return bool(self.waits_for or self.life_area)


@dataclass(frozen=True)
class CaseRow:
    """A case as the list shows it. `stands_in_for`: who is absent, in a case that the reader only stands in for."""

    case: Sketch
    next_step: StepShown | None
    longest_wait: StepShown | None
    stands_in_for: str = ""


@dataclass(frozen=True)
class Listing:
    """The cases of the chosen view in outline, longest wait first; `counts` of every view under the other filters."""

    actor: Actor
    found: tuple[Sketch, ...]
    counts: dict[View, int]
    by_view: Mapping[View, Sequence[Sketch]] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[CaseRow, ...]:
        """All of them as rows."""
        return rows_of(self.actor, self.found)

    def count(self, chosen: Filter) -> int:
        """How many cases of a list that is not narrowed another filter would leave."""
        return sum(1 for sketch in self.by_view[chosen.view] if is_wanted(sketch, chosen))

    @property
    def cases(self) -> int:
        """Cases found; short counsellings are no cases."""
        return sum(1 for sketch in self.found if not sketch.is_short)

    @property
    def short(self) -> int:
        """Short counsellings found."""
        return len(self.found) - self.cases

    @property
    def persons(self) -> int:
        """Persons in the cases found."""
        return sum(sketch.persons for sketch in self.found if not sketch.is_short)


def listed(actor: Actor, chosen: Filter = Filter()) -> Listing:  # frozen
    """The cases that the actor works on or stands in for, filtered."""
    outlines = sketches.of(actor, _called(actor, chosen.needle.strip()) if chosen.needle.strip() else None)
    found = [sketch for sketch in outlines if is_wanted(sketch, chosen)]
    by_view = {view: [sketch for sketch in found if _belongs(sketch, view)] for view in View}
    by_view[View.CLOSED] = [sketch for sketch in found if sketch.is_closed]
    # A closed case that nobody entered is forgotten more easily than an open one.
    by_view[View.NOT_ENTERED] = [sketch for sketch in found if _not_entered(sketch)]
    ordered = sorted(by_view[chosen.view], key=lambda sketch: (-sketch.longest_wait, sketch.label))
    return Listing(actor, tuple(ordered), {view: len(of_view) for view, of_view in by_view.items()}, by_view)


def rows_of(actor: Actor, found: Sequence[Sketch]) -> tuple[CaseRow, ...]:
    """These cases as rows, in their order: outlines, and the words of the two steps that a row names."""
    named = [(one, one.next_step, one.waits_longest) for one in found]
    words = step_words.of(actor, [step for _one, *steps in named for step in steps if step])
    absent = _absent(actor) if any(one.is_deputised for one in found) else {}
    return tuple(
        CaseRow(
            one,
            words.get(ready.key) if ready else None,
            words.get(waits.key) if waits else None,
            absent.get(one.assigned_to, "") if one.is_deputised else "",
        )
        for one, ready, waits in named
    )


def _absent(actor: Actor) -> dict[int, str]:
    """By key of the membership the names of those whom the actor stands in for."""
    return {each.manager_id: each.manager.user.name for each in standing.deputised_for(actor)}


def _called(actor: Actor, needle: str) -> QuerySet[Case]:
    """The cases of a household with somebody of this name, or with this number."""
    cases: QuerySet[Case] = Case.objects.visible_to(actor)
    called = people.households_called(actor, needle).values("pk")
    return cases.filter(Q(household__in=called) | Q(number__iexact=needle))


def is_wanted(sketch: Sketch, chosen: Filter) -> bool:
    """Whether a filter without a name leaves this case."""
    return _is_in(sketch, chosen) and _fits(sketch, chosen)


def concerns(step: StepSketch, chosen: Filter) -> bool:
    """Whether one step is among those that are wanted."""
    waits = not chosen.waits_for or (step.waiting is not None and chosen.waits_for in step.offices)
    return waits and chosen.life_area in ("", step.life_area)


def _is_in(sketch: Sketch, chosen: Filter) -> bool:
    """Whether phase and place are those that are wanted."""
    in_phase = not chosen.phase or (sketch.phase == chosen.phase and not sketch.is_short)
    return in_phase and chosen.municipality in ("", sketch.place)


def _fits(sketch: Sketch, chosen: Filter) -> bool:
    """Whether some step of the case waits for the office, and the case is about the life area."""
    waits = not chosen.waits_for or any(step.waiting and chosen.waits_for in step.offices for step in sketch.steps)
    return waits and (not chosen.life_area or _is_about(sketch, chosen.life_area))


def _is_about(sketch: Sketch, area: str) -> bool:
    return area in sketch.topics or any(step.life_area == area for step in sketch.steps)


def _belongs(sketch: Sketch, view: View) -> bool:
    return not sketch.is_closed and _TESTS[view](sketch)


def _waiting_long(sketch: Sketch) -> bool:
    return any(step.waiting and step.waiting.over_usual_days for step in sketch.steps)


def _due_this_week(sketch: Sketch) -> bool:
    until = clock.today() + timedelta(days=WEEK)
    return any(step.due_on and step.due_on <= until for step in sketch.steps)


def _expiring(sketch: Sketch) -> bool:
    return any(end.stage for end in sketch.ends)


def _no_contact(sketch: Sketch) -> bool:
    last = sketch.last_contact or sketch.opened_on
    return not sketch.is_short and last < clock.today() - timedelta(days=NO_CONTACT_DAYS)


def _not_entered(sketch: Sketch) -> bool:
    return not (sketch.is_short or sketch.is_entered_at_state or sketch.is_deputised)


_TESTS: dict[View, Callable[[Sketch], bool]] = {
    View.ALL: lambda _sketch: True,
    View.WAITING_LONG: _waiting_long,
    View.DUE: _due_this_week,
    View.EXPIRING: _expiring,
    View.NO_CONTACT: _no_contact,
    View.DEPUTISED: lambda sketch: sketch.is_deputised,
    View.SHORT: lambda sketch: sketch.is_short,
    View.NOT_ENTERED: lambda _sketch: False,
    View.CLOSED: lambda _sketch: False,
}


def phases_in_use() -> list[str]:
    """Phases to filter by, in order."""
    return [phase.value for phase in CasePhase]
