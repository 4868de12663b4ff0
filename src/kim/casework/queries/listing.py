"""The list of cases: constant number of statements, filters and saved views with their counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from kim.casework.models import Case
from kim.casework.queries import board
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.rules.codes import CasePhase
from kim.casework.rules.desk_codes import CaseForm
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
class Listing:
    """The lines of the chosen view, longest wait first; `counts` of every view under the other filters."""

    lines: tuple[CaseLine, ...]
    counts: dict[View, int]

    @property
    def cases(self) -> int:
        """Cases shown; short counsellings are no cases."""
        return sum(1 for line in self.lines if not line.case.is_short)

    @property
    def short(self) -> int:
        """Short counsellings shown."""
        return len(self.lines) - self.cases

    @property
    def persons(self) -> int:
        """Persons in the cases shown."""
        return sum(len(line.persons) for line in self.lines if not line.case.is_short)


def listed(actor: Actor, chosen: Filter = Filter()) -> Listing:  # frozen
    """The cases that the actor works on or stands in for, filtered."""
    found = [line for line in board.lines(actor, narrowed(actor, chosen)) if fits(line, chosen)]
    by_view = {view: [line for line in found if _belongs(line, view)] for view in View}
    by_view[View.CLOSED] = [line for line in found if line.case.is_closed]
    # A closed case that nobody entered is forgotten more easily than an open one.
    by_view[View.NOT_ENTERED] = [line for line in found if _not_entered(line)]
    ordered = sorted(by_view[chosen.view], key=_longest_wait_first)
    return Listing(tuple(ordered), {view: len(lines) for view, lines in by_view.items()})


def narrowed(actor: Actor, chosen: Filter) -> QuerySet[Case]:
    """The cases that the database can already tell apart: by phase, place and name."""
    cases: QuerySet[Case] = Case.objects.visible_to(actor)
    if chosen.phase:
        cases = cases.filter(phase=chosen.phase, form=CaseForm.DEEP)
    if chosen.municipality:
        cases = cases.filter(household__municipality__key=chosen.municipality)
    if needle := chosen.needle.strip():
        called = people.households_called(actor, needle).values("pk")
        cases = cases.filter(Q(household__in=called) | Q(number__iexact=needle))
    return cases.select_related("household__municipality", "assigned_to__user", "unit")


def fits(line: CaseLine, chosen: Filter) -> bool:
    """Whether some step of the case waits for the office, and the case is about the life area."""
    waits = not chosen.waits_for or any(_waits_for(step, chosen.waits_for) for step in line.steps)
    return waits and (not chosen.life_area or _is_about(line, chosen.life_area))


def concerns(step: StepLine, chosen: Filter) -> bool:
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


def _belongs(line: CaseLine, view: View) -> bool:
    return not line.case.is_closed and _TESTS[view](line)


def _waiting_long(line: CaseLine) -> bool:
    return any(step.waiting and step.waiting.over_usual_days for step in line.steps)


def _due_this_week(line: CaseLine) -> bool:
    return any(step.due.days is not None and step.due.days <= WEEK for step in line.steps)


def _expiring(line: CaseLine) -> bool:
    return any(end.stage for end in line.ends)


def _no_contact(line: CaseLine) -> bool:
    last = line.last_contact or line.case.opened_on
    return not line.case.is_short and last < clock.today() - timedelta(days=NO_CONTACT_DAYS)


def _not_entered(line: CaseLine) -> bool:
    return not (line.case.is_short or line.case.is_entered_at_state or line.is_deputised)


_TESTS: dict[View, Callable[[CaseLine], bool]] = {
    View.ALL: lambda _line: True,
    View.WAITING_LONG: _waiting_long,
    View.DUE: _due_this_week,
    View.EXPIRING: _expiring,
    View.NO_CONTACT: _no_contact,
    View.DEPUTISED: lambda line: line.is_deputised,
    View.SHORT: lambda line: line.case.is_short,
    View.NOT_ENTERED: lambda _line: False,
    View.CLOSED: lambda _line: False,
}


def _longest_wait_first(line: CaseLine) -> tuple[int, str]:
    wait = line.longest_wait
    return (-(wait.waiting.days if wait and wait.waiting else -1), line.case.household.label_key)


def phases_in_use() -> list[str]:
    """Phases to filter by, in order."""
    return [phase.value for phase in CasePhase]
