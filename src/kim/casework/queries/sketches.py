"""Many cases in outline: what the list sorts, filters and counts by, without the records behind it.

Whoever has 170 cases looks at fourteen of them at a time: only those are read in full (`board.lines`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from kim.casework.models import Case, Step, StepDependency
from kim.casework.queries import board, waits
from kim.casework.queries.titles import Expiry, ends_of, without_end
from kim.casework.rules.codes import CasePhase, StepState
from kim.casework.rules.deadlines import Waiting, waiting
from kim.casework.rules.desk_codes import CaseForm
from kim.casework.rules.legal_ends import LegalEnd, legal_end
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.organisations import api as organisations
from kim.people.models import HouseholdMember

UNFINISHED = (StepState.OPEN, StepState.WAITING)
ONE_DAY = timedelta(days=1)
Titled = tuple[tuple["Resident", tuple["HeldTitle", ...]], ...]


class StepSketch(NamedTuple):
    """An unfinished step. `offices`: how a filter may name the one that it waits for."""

    key: int
    number: int
    life_area: str
    due_on: date | None
    is_ready: bool
    waiting: Waiting | None
    offices: tuple[str, str]
    legal_end: LegalEnd | None = None


class HeldTitle(NamedTuple):
    """A residence status as far as its end is asked for; see `titles`."""

    key: str
    first_day: date | None
    last_day: date | None


class Resident(NamedTuple):
    """Somebody who lives in the household today; `name` as among people who know them."""

    key: int
    name: str


class Sketch(NamedTuple):
    """A case in outline. `label` is folded, for sorting; `name` is how the household is called.

    `titled`: the persons who live there today, each with what is known of their titles.
    """

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
    is_short: bool
    is_closed: bool
    is_sealed: bool
    is_deputised: bool
    is_entered_at_state: bool
    steps: tuple[StepSketch, ...]
    titled: Titled
    ends: tuple[Expiry[Resident], ...]

    @property
    def persons(self) -> int:
        """How many live there today."""
        return len(self.titled)

    @property
    def expiry(self) -> Expiry[Resident]:
        """The first end in the household, or what is known of it."""
        return self.ends[0] if self.ends else without_end(self.titled)

    @property
    def next_step(self) -> StepSketch | None:
        """What can be acted on next: the earliest due of the steps that nothing holds up."""
        ready = [step for step in self.steps if step.is_ready]
        return min(ready, key=lambda step: (step.due_on or date.max, step.number), default=None)

    @property
    def waits_longest(self) -> StepSketch | None:
        """The step that has waited longest for somebody else."""
        waiting = [step for step in self.steps if step.waiting]
        return max(waiting, key=lambda step: step.waiting.days if step.waiting else 0, default=None)

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
    # As rows: whoever has 170 cases has a thousand of them, and they come in a third of the time that JSON takes.
    outlines, held, unfinished = _all(actor) if cases is None else _some(actor, cases)
    people, steps = _people(held), _steps(actor, unfinished)
    # A household may have a second case.
    return [_sketch(actor, row, people[row[3]], steps[row[0]]) for row in outlines]


Rows = Iterable[tuple[Any, ...]]


def _all(actor: Actor) -> tuple[Rows, Rows, Rows]:
    return _outlines_asked(actor), _holders_asked(actor), _unfinished_asked(actor)


def _some(actor: Actor, cases: QuerySet[Case]) -> tuple[Rows, Rows, Rows]:
    homes, keys = cases.order_by().values("household"), cases.order_by().values("pk")
    return _outlines(actor, cases), _holders(actor, homes), _unfinished(actor, keys)


def _outlines(actor: Actor, cases: QuerySet[Case] | None = None) -> QuerySet[Any]:
    found = Case.objects.visible_to(actor) if cases is None else cases.select_related(None)
    rows: QuerySet[Any] = board.with_last_contact(actor, found).values_list(
        *("pk", "public_id", "number", "household", "assigned_to"),
        *("household__label", "household__label_key", "phase", "household__municipality__key"),
        *("topics", "opened_on", "last_contact_on", "form", "is_sealed", "is_entered_at_state"),
    )
    return rows


def _sketch(
    actor: Actor, row: tuple[Any, ...], people: dict[Resident, list[HeldTitle]], steps: list[StepSketch]
) -> Sketch:
    key, public_id, number, household, assigned_to, name, label, phase, place, *more = row
    topics, opened_on, last_contact, form, is_sealed, is_entered = more
    titled: Titled = tuple((person, tuple(held)) for person, held in people.items())
    return Sketch(
        key,
        public_id,
        number,
        household,
        assigned_to,
        name,
        label,
        phase,
        place or "",
        tuple(topics),
        opened_on,
        last_contact,
        is_short=form == CaseForm.SHORT,
        is_closed=phase == CasePhase.CLOSED,
        is_sealed=is_sealed,
        is_deputised=assigned_to != actor.membership_id,
        is_entered_at_state=is_entered,
        steps=tuple(steps),
        titled=titled,
        ends=tuple(ends_of(titled)),
    )


def _people(rows: Rows) -> dict[int, dict[Resident, list[HeldTitle]]]:
    """By household the persons who live there today, each with what is known of their titles."""
    found: dict[int, dict[Resident, list[HeldTitle]]] = defaultdict(dict)
    for household, key, given_name, family_name, title, since, until in rows:
        held = found[household].setdefault(Resident(key, given_name or family_name), [])
        if title:
            held.append(HeldTitle(title, since, until and until - ONE_DAY))
    return found


def _holders(actor: Actor, households: QuerySet[Any] | None = None) -> QuerySet[Any]:
    members = HouseholdMember.objects.visible_to(actor).filter(valid__contains=clock.today()).order_by()
    if households is not None:
        members = members.filter(household__in=households)
    named = ("person", "person__given_name", "person__family_name", "person__statuses__key")
    holds = ("person__statuses__valid__startswith", "person__statuses__valid__endswith")
    rows: QuerySet[Any] = members.values_list("household", *named, *holds)
    return rows


def _steps(actor: Actor, rows: Iterable[tuple[Any, ...]]) -> dict[int, list[StepSketch]]:
    usual, today = waits.of_actor(actor).usual, clock.today()
    found: dict[int, list[StepSketch]] = defaultdict(list)
    for case, key, number, state, area, due_on, since, office, office_id, office_name, *end, is_held_up in rows:
        sketch = StepSketch(
            key,
            number,
            area,
            due_on,
            state == StepState.OPEN and not is_held_up,
            waiting(since, today, usual.get(office or 0)) if state == StepState.WAITING else None,
            (office_id or "", office_name),
            _legal_end(*end),
        )
        found[case].append(sketch)
    return found


def _legal_end(on: date | None, kind: str, basis: str) -> LegalEnd | None:
    # The district's calendar is asked only where the law sets an end.
    return legal_end(on, kind, basis, clock.today(), organisations.working_days().legal_last_day) if on else None


def _unfinished(actor: Actor, cases: QuerySet[Any] | None = None) -> QuerySet[Any]:
    held_up = StepDependency.objects.filter(step=OuterRef("pk"), needs__state__in=UNFINISHED)
    found = Step.objects.visible_to(actor).filter(state__in=UNFINISHED).order_by("case", "number")
    if cases is not None:
        found = found.filter(case__in=cases)
    columns = ("case", "pk", "number", "state", "life_area", "due_on", "waiting_since")
    offices = ("office", "office__public_id", "office_name")
    ends = ("legal_end_on", "legal_end_kind", "legal_end_basis")
    rows: QuerySet[Any] = found.annotate(is_held_up=Exists(held_up)).values_list(
        *columns, *offices, *ends, "is_held_up"
    )
    return rows


_outlines_asked, _holders_asked, _unfinished_asked = map(PreparedFor, (_outlines, _holders, _unfinished))
