"""Many cases in outline: what the list sorts, filters and counts by, without the records behind it.

Whoever has 170 cases looks at fourteen of them at a time: only those are read in full (`board.lines`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from kim.casework.models import Case, Step, StepDependency
from kim.casework.queries import board, waits
from kim.casework.queries.titles import Expiry, ends_of, expiry_of
from kim.casework.rules.codes import StepState
from kim.casework.rules.deadlines import Waiting, waiting
from kim.casework.rules.desk_codes import CaseForm
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.people.models import HouseholdMember

UNFINISHED = (StepState.OPEN, StepState.WAITING)


@dataclass(frozen=True)
class StepSketch:
    """An unfinished step. `offices`: how a filter may name the one that it waits for."""

    life_area: str
    due_on: date | None
    is_ready: bool
    waiting: Waiting | None
    offices: tuple[str, ...]


@dataclass(frozen=True)
class HeldTitle:
    """A residence status as far as its end is asked for; see `titles`."""

    key: str
    valid: Any

    @property
    def first_day(self) -> date | None:
        first: date | None = self.valid.lower
        return first

    @property
    def last_day(self) -> date | None:
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None


@dataclass(frozen=True)
class Sketch:
    """A case in outline."""

    key: int
    label: str
    phase: str
    place: str
    topics: tuple[str, ...]
    opened_on: date
    last_contact: date | None
    persons: int
    is_short: bool
    is_closed: bool
    is_deputised: bool
    is_entered_at_state: bool
    steps: tuple[StepSketch, ...]
    expiry: Expiry
    ends: tuple[Expiry, ...]

    @property
    def longest_wait(self) -> int:
        """Days; -1 if nobody is waited for."""
        return max((step.waiting.days for step in self.steps if step.waiting), default=-1)

    @property
    def next_due_on(self) -> date | None:
        """The earliest day of a step that nothing holds up."""
        return min((step.due_on for step in self.steps if step.is_ready and step.due_on), default=None)


def of(actor: Actor, cases: QuerySet[Case] | None = None) -> list[Sketch]:
    """One sketch for each of these cases (which must come from `visible_to`), or for all. Three statements."""
    found = _all_outlines(actor) if cases is None else list(_outlines(actor, cases))
    people = _people(actor, {row["household"] for row in found})
    steps = _steps(actor, [row["pk"] for row in found])
    return [_sketch(actor, row, people[row["household"]], steps[row["pk"]]) for row in found]


def _outlines(actor: Actor, cases: QuerySet[Case]) -> QuerySet[Any]:
    columns = ("pk", "household", "phase", "form", "topics", "opened_on", "closed_on", "assigned_to")
    beside = {"label": F("household__label_key"), "place": F("household__municipality__key")}
    found = board.with_last_contact(actor, cases.select_related(None)).annotate(**beside)
    rows: QuerySet[Any] = found.values(*columns, "is_entered_at_state", "last_contact_on", *beside)
    return rows


_all_outlines = PreparedFor(lambda actor: _outlines(actor, Case.objects.visible_to(actor)))


def _sketch(actor: Actor, row: dict[str, Any], people: dict[int, list[Any]], steps: list[StepSketch]) -> Sketch:
    titled: Any = [(person, tuple(held)) for person, held in people.items()]
    return Sketch(
        key=row["pk"],
        label=row["label"],
        phase=row["phase"],
        place=row["place"] or "",
        topics=tuple(row["topics"]),
        opened_on=row["opened_on"],
        last_contact=row["last_contact_on"],
        persons=len(people),
        is_short=row["form"] == CaseForm.SHORT,
        is_closed=row["closed_on"] is not None,
        is_deputised=row["assigned_to"] != actor.membership_id,
        is_entered_at_state=row["is_entered_at_state"],
        steps=tuple(steps),
        expiry=expiry_of(titled),
        ends=tuple(ends_of(titled)),
    )


def _people(actor: Actor, households: set[int]) -> dict[int, dict[int, list[HeldTitle]]]:
    """By household the persons who live there today (keys), each with what is known of their titles."""
    found: dict[int, dict[int, list[HeldTitle]]] = defaultdict(dict)
    for household, person, key, valid in _titles_held(actor, households=list(households)):
        held = found[household].setdefault(person, [])
        if key:
            held.append(HeldTitle(key, valid))
    return found


def _holders(actor: Actor, households: list[int]) -> QuerySet[Any]:
    members = HouseholdMember.objects.visible_to(actor).filter(household__in=households, valid__contains=clock.today())
    columns = ("household", "person", "person__statuses__key", "person__statuses__valid")
    rows: QuerySet[Any] = members.order_by().values_list(*columns)
    return rows


_titles_held = PreparedFor(_holders, households=list)


def _steps(actor: Actor, cases: list[int]) -> dict[int, list[StepSketch]]:
    usual, today = waits.of_actor(actor).usual, clock.today()
    found: dict[int, list[StepSketch]] = defaultdict(list)
    for case, state, area, due_on, since, office, key, name, is_held_up in _unfinished_steps(actor, cases=cases):
        waits_now = waiting(since, today, usual.get(office or 0)) if state == StepState.WAITING else None
        ready = state == StepState.OPEN and not is_held_up
        found[case].append(StepSketch(area, due_on, ready, waits_now, (key or "", name)))
    return found


def _unfinished(actor: Actor, cases: list[int]) -> QuerySet[Any]:
    held_up = StepDependency.objects.filter(step=OuterRef("pk"), needs__state__in=UNFINISHED)
    found = Step.objects.visible_to(actor).filter(case__in=cases, state__in=UNFINISHED).order_by()
    columns = ("case", "state", "life_area", "due_on", "waiting_since", "office", "office__public_id", "office_name")
    rows: QuerySet[Any] = found.annotate(is_held_up=Exists(held_up)).values_list(*columns, "is_held_up")
    return rows


_unfinished_steps = PreparedFor(_unfinished, cases=list)
