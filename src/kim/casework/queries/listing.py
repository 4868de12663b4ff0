"""The list of cases: constant number of statements, filters and saved views with their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from django.db.models import Q, QuerySet

from kim.casework.models import Case
from kim.casework.queries import details, filter_choices, sketches, standing, waits
from kim.casework.queries.details import StepShown
from kim.casework.queries.sketches import ONE_DAY, WEEK, Sketch
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.title_ends import reminded_until
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import api as people

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
        return len(wanted(self.actor, self.by_view[chosen.view], chosen))

    @property
    def cases(self) -> int:
        """Cases found; short counsellings are no cases."""
        return len(self.found) - self.short

    @cached_property
    def short(self) -> int:
        """Short counsellings found."""
        return sum(1 for sketch in self.found if sketch.is_short)

    @property
    def persons(self) -> int:
        """Persons in the cases found."""
        return sum([sketch.persons for sketch in self.found if not sketch.is_short])


def listed(actor: Actor, chosen: Filter = Filter()) -> Listing:  # frozen
    """The cases that the actor works on or stands in for, filtered."""
    return ask(actor, chosen)()


def ask(actor: Actor, chosen: Filter) -> Callable[[], Listing]:
    """Ask for them; the answer is called for when the page needs it."""
    outlines = sketches.for_list(actor, _called(actor, chosen.needle.strip()) if chosen.needle.strip() else None)
    return lambda: _listing(actor, outlines(), chosen)


def _listing(actor: Actor, outlines: list[Sketch], chosen: Filter) -> Listing:
    by_view = _by_view(actor, wanted(actor, outlines, chosen))
    today = clock.today()
    ordered = sorted(by_view[chosen.view], key=lambda one: (one.waits_since or today + ONE_DAY, one.label))
    return Listing(actor, tuple(ordered), {view: len(of_view) for view, of_view in by_view.items()}, by_view)


def _by_view(actor: Actor, found: list[Sketch]) -> dict[View, list[Sketch]]:
    still_open = [one for one in found if not one.is_closed]
    usual = waits.of_actor(actor).usual_by_code
    today = clock.today()
    week, long_ago, soon = today + timedelta(days=WEEK), today - timedelta(days=NO_CONTACT_DAYS), reminded_until(today)
    return {
        View.ALL: still_open,
        View.WAITING_LONG: [one for one in still_open if one.awaited and one.is_over_usual(usual)],
        View.DUE: [one for one in still_open if one.due_on and one.due_on <= week],
        View.EXPIRING: [one for one in still_open if one.first_end and one.first_end <= soon],
        View.NO_CONTACT: [
            one for one in still_open if not one.is_short and (one.last_contact or one.opened_on) < long_ago
        ],
        View.DEPUTISED: [one for one in still_open if one.is_deputised],
        View.SHORT: [one for one in still_open if one.is_short],
        # A closed case that nobody entered is forgotten more easily than an open one.
        View.NOT_ENTERED: [one for one in found if not (one.is_short or one.is_entered_at_state or one.is_deputised)],
        View.CLOSED: [one for one in found if one.is_closed],
    }


def rows_of(actor: Actor, found: Sequence[Sketch]) -> tuple[CaseRow, ...]:
    """These cases as rows, in their order: outlines, and the two steps that a row names."""
    steps = details.steps_of(actor, [one.key for one in found])
    absent = _absent(actor) if any(one.is_deputised for one in found) else {}
    return tuple(
        CaseRow(
            one,
            details.next_step(steps.get(one.key, ())),
            details.waits_longest(steps.get(one.key, ())),
            absent.get(one.assigned_to, "") if one.is_deputised else "",
        )
        for one in found
    )


def _absent(actor: Actor) -> dict[int, str]:
    """By key of the membership the names of those whom the actor stands in for."""
    return {each.manager_id: each.manager.user.name for each in standing.deputised_for(actor)}


def _called(actor: Actor, needle: str) -> QuerySet[Case]:
    """The cases of a household with somebody of this name, or with this number."""
    cases: QuerySet[Case] = Case.objects.visible_to(actor)
    called = people.households_called(actor, needle).values("pk")
    return cases.filter(Q(household__in=called) | Q(number__iexact=needle))


def wanted(actor: Actor, found: Iterable[Sketch], chosen: Filter) -> list[Sketch]:
    """Those of these cases that a filter without a name leaves."""
    left = list(found)
    if chosen.phase:
        left = [one for one in left if one.phase == chosen.phase and not one.is_short]
    if chosen.municipality:
        places = {place.pk for place in filter_choices.of_actor(actor).places if place.key == chosen.municipality}
        left = [one for one in left if one.place in places]
    if chosen.waits_for:
        left = [one for one in left if chosen.waits_for in (one.awaited or ())]
    if chosen.life_area:
        left = [one for one in left if chosen.life_area in one.topics.split() + one.areas.split()]
    return left


def concerns(step: StepShown, chosen: Filter) -> bool:
    """Whether one step is among those that are wanted."""
    is_awaited = not chosen.waits_for or (step.waiting is not None and chosen.waits_for == step.awaited)
    return is_awaited and chosen.life_area in ("", step.life_area)


def phases_in_use() -> list[str]:
    """Phases to filter by, in order."""
    return [phase.value for phase in CasePhase]
