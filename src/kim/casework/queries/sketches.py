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
from kim.casework.rules.legal_ends import LegalEnd, legal_end
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.together import TogetherFor, together
from kim.organisations import api as organisations
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
    legal_end: LegalEnd | None = None


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
    """A case in outline. `label` is folded, for sorting; `name` is how the household is called."""

    key: int
    public_id: str
    number: str
    household: int
    assigned_to: int
    name: str
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
    """One sketch for each of these cases (which must come from `visible_to`), or for all. One statement."""
    found = _all(actor) if cases is None else _some(actor, cases)
    people, steps = _people(found["held"]), _steps(actor, found["steps"])
    return [_sketch(actor, row, people[row["household"]], steps[row["pk"]]) for row in found["cases"]]


def _some(actor: Actor, cases: QuerySet[Case]) -> dict[str, list[Any]]:
    homes, keys = cases.order_by().values("household"), cases.order_by().values("pk")
    found = together(_outlines(actor, cases), _holders(actor, homes), _unfinished(actor, keys))
    return dict(zip(("cases", "held", "steps"), found, strict=True))


_all = TogetherFor(
    lambda actor: {
        "cases": _outlines(actor, Case.objects.visible_to(actor)),
        "held": _holders(actor),
        "steps": _unfinished(actor),
    }
)


def _outlines(actor: Actor, cases: QuerySet[Case]) -> QuerySet[Any]:
    columns = ("pk", "public_id", "number", "household", "phase", "form", "topics", "opened_on", "closed_on")
    beside = {
        "name": F("household__label"),
        "label": F("household__label_key"),
        "place": F("household__municipality__key"),
    }
    found = board.with_last_contact(actor, cases.select_related(None)).annotate(**beside)
    rows: QuerySet[Any] = found.values(*columns, "assigned_to", "is_entered_at_state", "last_contact_on", *beside)
    return rows


def _sketch(actor: Actor, row: dict[str, Any], people: dict[int, list[Any]], steps: list[StepSketch]) -> Sketch:
    titled: Any = [(person, tuple(held)) for person, held in people.items()]
    return Sketch(
        key=row["pk"],
        public_id=row["public_id"],
        number=row["number"],
        household=row["household"],
        assigned_to=row["assigned_to"],
        name=row["name"],
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


def _people(rows: list[dict[str, Any]]) -> dict[int, dict[int, list[HeldTitle]]]:
    """By household the persons who live there today (keys), each with what is known of their titles."""
    found: dict[int, dict[int, list[HeldTitle]]] = defaultdict(dict)
    for row in rows:
        held = found[row["household"]].setdefault(row["person"], [])
        if row["title"]:
            held.append(HeldTitle(row["title"], row["holds"]))
    return found


def _holders(actor: Actor, households: QuerySet[Any] | None = None) -> QuerySet[Any]:
    members = HouseholdMember.objects.visible_to(actor).filter(valid__contains=clock.today()).order_by()
    if households is not None:
        members = members.filter(household__in=households)
    rows: QuerySet[Any] = members.values(
        "household", "person", title=F("person__statuses__key"), holds=F("person__statuses__valid")
    )
    return rows


def _steps(actor: Actor, rows: list[dict[str, Any]]) -> dict[int, list[StepSketch]]:
    usual, today = waits.of_actor(actor).usual, clock.today()
    found: dict[int, list[StepSketch]] = defaultdict(list)
    for row in rows:
        is_waiting = row["state"] == StepState.WAITING
        sketch = StepSketch(
            life_area=row["life_area"],
            due_on=row["due_on"],
            is_ready=row["state"] == StepState.OPEN and not row["is_held_up"],
            waiting=waiting(row["waiting_since"], today, usual.get(row["office"] or 0)) if is_waiting else None,
            offices=(row["office__public_id"] or "", row["office_name"]),
            legal_end=_legal_end(row["legal_end_on"], row["legal_end_kind"], row["legal_end_basis"]),
        )
        found[row["case"]].append(sketch)
    return found


def _legal_end(on: date | None, kind: str, basis: str) -> LegalEnd | None:
    # The district's calendar is asked only where the law sets an end.
    return legal_end(on, kind, basis, clock.today(), organisations.working_days().legal_last_day) if on else None


def _unfinished(actor: Actor, cases: QuerySet[Any] | None = None) -> QuerySet[Any]:
    held_up = StepDependency.objects.filter(step=OuterRef("pk"), needs__state__in=UNFINISHED)
    found = Step.objects.visible_to(actor).filter(state__in=UNFINISHED).order_by()
    if cases is not None:
        found = found.filter(case__in=cases)
    columns = ("case", "state", "life_area", "due_on", "waiting_since", "office", "office__public_id", "office_name")
    ends = ("legal_end_on", "legal_end_kind", "legal_end_basis")
    rows: QuerySet[Any] = found.annotate(is_held_up=Exists(held_up)).values(*columns, *ends, "is_held_up")
    return rows
