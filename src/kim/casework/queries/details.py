"""What stands behind the outline of a case, for the cases that are shown: unfinished steps, titles, one's own tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from kim.casework.models import Step, StepDependency, Task
from kim.casework.queries import waits
from kim.casework.queries.sketches import NEEDS_UNFINISHED, ONE_DAY, UNFINISHED, WEEK
from kim.casework.queries.titles import Expiry, ends_of
from kim.casework.rules.codes import StepState
from kim.casework.rules.deadlines import Waiting, waiting
from kim.casework.rules.legal_ends import WARNING_DAYS, LegalEnd, legal_end
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.organisations import api as organisations
from kim.people.models import HouseholdMember


class StepShown(NamedTuple):
    """An unfinished step with its words. `given_name`: whom it is for, empty for the household.

    `awaited`: how a filter names the office that it waits for.
    """

    key: int
    number: int
    public_id: str
    title: str
    party: str
    office_name: str
    given_name: str
    life_area: str
    reminded_on: date | None
    due_on: date | None
    is_ready: bool
    waiting: Waiting | None
    awaited: str
    legal_end: LegalEnd | None

    @property
    def party_name(self) -> str:
        """Who does it, for people."""
        return Step.named_party("", self.office_name, self.party)


class HeldTitle(NamedTuple):
    """A residence status as far as its end is asked for; see `titles`."""

    key: str
    first_day: date | None
    last_day: date | None


class Resident(NamedTuple):
    """Somebody who lives in the household today; `name` as among people who know them."""

    key: int
    name: str


Steps = tuple[StepShown, ...]


def next_step(steps: Iterable[StepShown]) -> StepShown | None:
    """What can be acted on next: the earliest due of the steps that nothing holds up."""
    ready = [step for step in steps if step.is_ready]
    return min(ready, key=lambda step: (step.due_on or date.max, step.number), default=None)


def waits_longest(steps: Iterable[StepShown]) -> StepShown | None:
    """The step that has waited longest for somebody else."""
    waiting = [step for step in steps if step.waiting]
    return max(waiting, key=lambda step: step.waiting.days if step.waiting else 0, default=None)


def steps_of(actor: Actor, cases: Collection[int]) -> dict[int, Steps]:
    """By case (keys) the unfinished steps in their order."""
    return _by_case(actor, _steps_asked, cases=cases) if cases else {}


def desk_steps_of(
    actor: Actor, due: Collection[int], waiting: Collection[int], ending: Collection[int]
) -> dict[int, Steps]:
    """Those that may stand on "Heute": what is due soon in the first cases, what waits in the second, what the law
    ends soon in the third."""
    lists = {"cases": {*due, *waiting, *ending}, "due": due, "waiting": waiting, "ending": ending}
    # With a list of nothing the statement would be another one; no case has the key 0.
    return _by_case(actor, _desk_steps_asked, **{name: keys or [0] for name, keys in lists.items()})


def _by_case(actor: Actor, asked: PreparedFor, **cases: Collection[int]) -> dict[int, Steps]:
    usual, found = waits.of_actor(actor).usual, defaultdict[int, list[StepShown]](list)
    for case, *row in asked(actor, **{name: list(keys) for name, keys in cases.items()}):
        found[case].append(_shown(usual, *row))
    return {case: tuple(steps) for case, steps in found.items()}


def _shown(
    usual: dict[int, int],
    key: int,
    number: int,
    public_id: str,
    title: str,
    life_area: str,
    reminded_on: date | None,
    due_on: date | None,
    state: str,
    since: date | None,
    given_name: str | None,
    party: str,
    office: int | None,
    office_id: str | None,
    written: str,
    short_name: str | None,
    name: str | None,
    ends_on: date | None,
    kind: str,
    basis: str,
    is_held_up: bool,
) -> StepShown:
    return StepShown(
        key,
        number,
        public_id,
        title,
        party,
        short_name or name or written,
        given_name or "",
        life_area,
        reminded_on,
        due_on,
        state == StepState.OPEN and not is_held_up,
        waiting(since, clock.today(), usual.get(office or 0)) if state == StepState.WAITING else None,
        office_id or written,
        _legal_end(ends_on, kind, basis),
    )


def _legal_end(on: date | None, kind: str, basis: str) -> LegalEnd | None:
    # The district's calendar is asked only where the law sets an end.
    return legal_end(on, kind, basis, clock.today(), organisations.working_days().legal_last_day) if on else None


def _steps_in(actor: Actor, cases: list[int]) -> QuerySet[Any]:
    return _steps(actor).filter(case__in=cases)


def _steps(actor: Actor) -> QuerySet[Any]:
    before = StepDependency.objects.visible_to(actor).filter(NEEDS_UNFINISHED, step=OuterRef("pk"))
    found = Step.objects.visible_to(actor).filter(UNFINISHED).order_by("case", "number")
    rows: QuerySet[Any] = found.annotate(is_held_up=Exists(before)).values_list(
        *("case", "pk", "number", "public_id", "title", "life_area", "reminded_on", "due_on", "state"),
        *("waiting_since", "person__given_name", "party", "office", "office__public_id", "office_name"),
        *("office__short_name", "office__name", "legal_end_on", "legal_end_kind", "legal_end_basis", "is_held_up"),
    )
    return rows


def _desk_steps(actor: Actor, cases: list[int], due: list[int], waiting: list[int], ending: list[int]) -> QuerySet[Any]:
    week, near = clock.today() + timedelta(days=WEEK), clock.today() + timedelta(days=WARNING_DAYS)
    wanted = (
        Q(case__in=due, state=StepState.OPEN, due_on__lte=week)
        | Q(case__in=waiting, state=StepState.WAITING)
        | Q(case__in=ending, legal_end_on__lte=near)
    )
    return _steps_in(actor, cases).filter(wanted)


def ends_in(actor: Actor, households: Collection[int]) -> dict[int, list[Expiry[Resident]]]:
    """By household (keys) every end of a title that is known, ended ones first."""
    if not households:
        return {}
    found = defaultdict[int, dict[Resident, list[HeldTitle]]](dict)
    for household, person, given_name, family_name, key, since, until in _held_asked(actor, homes=list(households)):
        held = found[household].setdefault(Resident(person, given_name or family_name), [])
        if key:
            held.append(HeldTitle(key, since, until and until - ONE_DAY))
    return {home: ends_of((person, tuple(held)) for person, held in people.items()) for home, people in found.items()}


def _held(actor: Actor, homes: list[int]) -> QuerySet[Any]:
    members = HouseholdMember.objects.visible_to(actor).filter(valid__contains=clock.today(), household__in=homes)
    named = ("person", "person__given_name", "person__family_name", "person__statuses__key")
    holds = ("person__statuses__valid__startswith", "person__statuses__valid__endswith")
    rows: QuerySet[Any] = members.order_by().values_list("household", *named, *holds)
    return rows


def tasks_in(actor: Actor, cases: Collection[int]) -> list[Any]:
    """The open tasks with a day in these cases (keys), by day."""
    return _tasks_asked(actor, cases=list(cases)) if cases else []


def _tasks(actor: Actor, cases: list[int]) -> QuerySet[Any]:
    found: QuerySet[Any] = Task.objects.visible_to(actor).filter(case__in=cases)
    return found.filter(done_on__isnull=True, due_on__isnull=False).only("public_id", "case", "title", "due_on")


_steps_asked, _tasks_asked = PreparedFor(_steps_in, cases=list), PreparedFor(_tasks, cases=list)
_desk_steps_asked = PreparedFor(_desk_steps, cases=list, due=list, waiting=list, ending=list)
_held_asked = PreparedFor(_held, homes=list)
