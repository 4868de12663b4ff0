"""Many cases in outline: what list and "Heute" sort, filter and count by, a row for each case and nothing behind it.

Whoever has 170 cases looks at fourteen of them at a time: only of those the steps and titles are read (`details`).
The database works out what is asked of all of them, see `sql/outlines.sql`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet

from kim.casework.models import Case, Contact, Step, StepDependency, Task
from kim.casework.queries.titles import ExpiryKind, may_end
from kim.casework.rules.codes import CasePhase, PartyKind, StepState
from kim.casework.rules.deadlines import waiting
from kim.casework.rules.desk_codes import CaseForm
from kim.casework.rules.legal_ends import WARNING_DAYS
from kim.casework.rules.plan_codes import LegalEndKind
from kim.casework.rules.title_ends import HALF_A_YEAR_DAYS, TitleStage, stage
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.composed import ComposedFor, Lists, ahead
from kim.kernel.keys import OneOf
from kim.organisations.models import Unit
from kim.people.models import Household, HouseholdMember, ResidenceStatus

# Open or waiting. Said by the day, not by the state: planned for whatever values, only this leads PostgreSQL to the
# index of unfinished steps, and whoever has worked for years has many more that are done.
UNFINISHED = Q(done_on__isnull=True)
NEEDS_UNFINISHED = Q(needs__done_on__isnull=True)
WEEK = 7
ONE_DAY = timedelta(days=1)


class FirstEnd(NamedTuple):
    """The first end of a title in a household, or what is known of it."""

    kind: ExpiryKind
    on: date | None

    @property
    def stage(self) -> TitleStage | None:
        """The reminder that is due today."""
        return stage(self.on, clock.today())


class Sketch(NamedTuple):
    """A case in outline. `label` is folded, for sorting; `name` is how the household is called, `place` where it lives.

    `awaited` are the offices that a step waits for, as a filter names them, `waits_since` is the day of the longest
    wait. `areas` and `topics` are codes between spaces. `next_due_on` is the earliest day of a step that can be done.

    Worked out for the list only: how many `persons` live there today; `first_end`, the last day of the title that ends
    first, and `endless`, the titles of all of them where none ends; `due_on`, the earliest day of any unfinished step;
    since when the offices were asked, in the order of `awaited`.

    For "Heute" only: `near_days` and `near_titles`, each title that ends within half a year or has ended;
    `task_due_on`, the earliest day of a task; `ahead`, the earliest one after today of a step or task, `due_now` and
    `due_soon`, how many are due today and within a week; how many steps wait; `deadlines` and `legal_days`, ends set by
    law within six weeks, by their kind.
    """

    key: int
    public_id: str
    number: str
    household: int
    assigned_to: int
    name: str
    label: str
    phase: str
    place: int | None
    topics: str
    opened_on: date
    last_contact: date | None
    is_short: bool
    is_closed: bool
    is_sealed: bool
    is_deputised: bool
    is_entered_at_state: bool
    persons: int
    first_end: date | None
    endless: list[str] | None
    near_days: list[date] | None
    near_titles: list[str] | None
    due_on: date | None
    areas: str
    next_due_on: date | None
    task_due_on: date | None
    ahead: date | None
    due_now: int
    due_soon: int
    waits_since: date | None
    waits: int
    awaited: list[str] | None
    asked_on: list[date] | None
    deadlines: list[date] | None
    legal_days: list[date] | None

    @property
    def expiry(self) -> FirstEnd:
        """The first end in the household, or what is known of it."""
        if self.first_end:
            return FirstEnd(ExpiryKind.ENDED if self.first_end < clock.today() else ExpiryKind.ENDS, self.first_end)
        is_known = self.endless and not any(map(may_end, self.endless))
        return FirstEnd(ExpiryKind.UNLIMITED if is_known else ExpiryKind.UNKNOWN, None)

    def is_over_usual(self, usual: dict[str, int]) -> bool:
        """Whether a step has waited longer than it usually takes; `usual` days by public id of the office."""
        today = clock.today()
        asked = zip(self.awaited or (), self.asked_on or (), strict=True)
        waits = (waiting(since, today, usual.get(code)) for code, since in asked)
        return any(wait.over_usual_days for wait in waits if wait)


# Call it for the answer; the database works on it until then.
Outlines = Callable[[], list[Sketch]]


def for_list(actor: Actor, cases: QuerySet[Case] | None = None) -> Outlines:
    """Ask for one sketch of each of these cases (which must come from `visible_to`), or of all. One statement."""
    asked = _list_asked.ahead(actor) if cases is None else ahead(_LIST, _lists(actor, cases))
    return lambda: _made(asked())


def for_desk(actor: Actor) -> Outlines:
    """Ask for one sketch of each case, with what there is to do oneself counted among what is due. One statement."""
    asked = _desk_asked.ahead(actor)
    return lambda: _made(asked())


def _made(rows: Iterable[tuple[Any, ...]]) -> list[Sketch]:
    # A row without a case is work of a case that has just gone to other hands, or a title of somebody who moved out.
    # A case without a name is one whose household cannot be seen.
    found = [Sketch._make(row) for row in rows if row[0] and row[_NAME] is not None]
    found.sort(key=_NEWEST_FIRST, reverse=True)
    return found


_NAME = Sketch._fields.index("name")
# Here, not there: the database would sort rows of 35 columns.
_NEWEST_FIRST = attrgetter("opened_on", "key")


def _text(*but: str) -> str:
    """All columns of `Sketch`, with nothing in those that are not wanted: the database does not work them out."""
    columns = ", ".join(f"NULL AS {name}" if name in but else name for name in Sketch._fields)
    # Names of the class above, and a file of ours.
    return f"{_OUTLINES} SELECT {columns} FROM outlines"  # noqa: S608


_OUTLINES = (Path(__file__).parents[1] / "sql" / "outlines.sql").read_text()
_OF_DESK = ("number", "household", "near_days", "near_titles", "task_due_on", "ahead", "due_now", "due_soon", "waits")
_OF_LIST = ("last_contact", "is_sealed", "is_entered_at_state", "persons", "first_end", "endless", "due_on", "asked_on")
_LIST, _DESK = _text(*_OF_DESK, "deadlines", "legal_days"), _text(*_OF_LIST)


def _lists(actor: Actor, cases: QuerySet[Case] | None = None) -> Lists:
    today = clock.today()
    return {
        "today": today,
        "week": today + timedelta(days=WEEK),
        "near": today + timedelta(days=WARNING_DAYS),
        "soon": today + timedelta(days=HALF_A_YEAR_DAYS),
        "cases": _cases(actor, cases),
        "households": _households(actor, cases),
        "members": _members(actor, cases),
        "statuses": _statuses(actor, cases),
        "steps": _steps(actor, cases),
        "offices": _offices(),
        "held_up": _held_up(actor),
        "contacts": _contacts(actor),
        "tasks": _tasks(actor).none(),
    }


def _lists_of_desk(actor: Actor) -> Lists:
    return {**_lists(actor), "tasks": _tasks(actor), "contacts": _contacts(actor).none()}


def _cases(actor: Actor, cases: QuerySet[Case] | None) -> QuerySet[Any]:
    found = Case.objects.visible_to(actor) if cases is None else cases.select_related(None)
    rows: QuerySet[Any] = (
        found.order_by()
        .annotate(
            is_counselling=Q(form=CaseForm.SHORT),
            phase_is_closed=Q(phase=CasePhase.CLOSED),
            is_deputised=~Q(assigned_to=actor.membership_id),
        )
        .values_list(
            *("pk", "public_id", "number", "household", "assigned_to", "phase", "topics", "opened_on"),
            *("is_counselling", "phase_is_closed", "is_sealed", "is_deputised", "is_entered_at_state"),
        )
    )
    return rows


def _households(actor: Actor, cases: QuerySet[Case] | None) -> QuerySet[Any]:
    households = Household.objects.visible_to(actor).order_by()
    if cases is not None:
        households = households.filter(pk__in=cases.order_by().values("household"))
    rows: QuerySet[Any] = households.values_list("pk", "label", "label_key", "municipality")
    return rows


def _members(actor: Actor, cases: QuerySet[Case] | None) -> QuerySet[Any]:
    members = HouseholdMember.objects.visible_to(actor).filter(valid__contains=clock.today()).order_by()
    if cases is not None:
        members = members.filter(household__in=cases.order_by().values("household"))
    rows: QuerySet[Any] = members.values_list("household", "person")
    return rows


def _statuses(actor: Actor, cases: QuerySet[Case] | None) -> QuerySet[Any]:
    found = ResidenceStatus.objects.visible_to(actor)
    if cases is not None:
        found = found.filter(OneOf("person", _members(actor, cases).values("person")))
    rows: QuerySet[Any] = found.order_by().values_list("person", "key", "valid")
    return rows


def _contacts(actor: Actor) -> QuerySet[Any]:
    latest = Contact.objects.visible_to(actor).order_by().values("case").annotate(last_contact_on=Max("took_place_on"))
    rows: QuerySet[Any] = latest.values_list("case", "last_contact_on")
    return rows


def _steps(actor: Actor, cases: QuerySet[Case] | None) -> QuerySet[Any]:
    found = Step.objects.visible_to(actor).filter(UNFINISHED).order_by()
    if cases is not None:
        found = found.filter(case__in=cases.order_by().values("pk"))
    rows: QuerySet[Any] = found.annotate(
        is_open=Q(state=StepState.OPEN),
        waits=Q(state=StepState.WAITING, waiting_since__lte=clock.today()),
        party_is_office=Q(party=PartyKind.OFFICE),
        is_deadline=Q(legal_end_kind=LegalEndKind.DEADLINE),
    ).values_list(
        *("pk", "case", "life_area", "due_on", "is_open", "waits", "waiting_since", "party_is_office"),
        *("office", "office_name", "legal_end_on", "is_deadline"),
    )
    return rows


def _offices() -> QuerySet[Any]:
    rows: QuerySet[Any] = Unit.objects.order_by().values_list("pk", "public_id")
    return rows


def _held_up(actor: Actor) -> QuerySet[Any]:
    """Steps that wait for another one of their case."""
    found = StepDependency.objects.visible_to(actor).filter(NEEDS_UNFINISHED)
    rows: QuerySet[Any] = found.order_by().values_list("step").distinct()
    return rows


def _tasks(actor: Actor) -> QuerySet[Any]:
    open_tasks = Task.objects.visible_to(actor).filter(done_on__isnull=True, due_on__isnull=False)
    rows: QuerySet[Any] = open_tasks.order_by().values_list("case", "due_on")
    return rows


_list_asked, _desk_asked = ComposedFor(_LIST, _lists), ComposedFor(_DESK, _lists_of_desk)
