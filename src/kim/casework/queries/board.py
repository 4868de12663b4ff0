"""Several cases at once, with their steps, people and last contacts: five statements, however many cases.

The list, "Heute" and the plan read from here, so that they never say different things about the same case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from kim.casework.models import Case, Contact, Step, StepDependency
from kim.casework.queries import homes, waits
from kim.casework.queries.titles import Expiry, Titled, ends_of, expiry_of
from kim.casework.rules.codes import StepState
from kim.casework.rules.critical_path import TimedStep, forecast
from kim.casework.rules.deadlines import Due, Waiting, due, waiting
from kim.casework.rules.legal_ends import LegalEnd, legal_end
from kim.casework.rules.plan_order import PlannedStep, PlanOrder, StepStanding
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.kernel.remembered import once
from kim.organisations import api as organisations
from kim.people.models import Person


@dataclass(frozen=True)
class StepLine:
    """A step as it stands today. `needs`, `blocked_by` and `holds_up` are numbers of steps in the same plan."""

    step: Step
    standing: StepStanding
    due: Due
    waiting: Waiting | None
    needs: tuple[int, ...]
    blocked_by: tuple[int, ...]
    holds_up: tuple[int, ...]
    is_on_longest_path: bool
    legal_end: LegalEnd | None = None
    ends_on: date | None = None

    @property
    def is_too_late(self) -> bool:
        """True if the agreed day lies after the one that the law allows."""
        return self.legal_end is not None and self.legal_end.comes_before(self.step.due_on)

    @property
    def state(self) -> str:
        """One word for the sign: done, dropped, overdue, waiting, blocked or ready."""
        if self.due.is_overdue and self.standing in (StepStanding.READY, StepStanding.BLOCKED):
            return "overdue"
        return self.standing.value


@dataclass(frozen=True)
class CaseLine:
    """A case with what one needs to know of it at a glance."""

    case: Case
    persons: tuple[Person, ...]
    steps: tuple[StepLine, ...]
    last_contact: date | None
    expiry: Expiry[Person]
    is_deputised: bool
    longest_path: tuple[int, ...] = field(default=())
    last_day: date | None = None
    ends: tuple[Expiry[Person], ...] = ()

    @property
    def next_step(self) -> StepLine | None:
        """What the case management can act on next: the earliest due of the steps that nothing holds up."""
        ready = [line for line in self.steps if line.standing is StepStanding.READY]
        return min(ready, key=lambda line: (line.step.due_on or date.max, line.step.number), default=None)

    @property
    def longest_wait(self) -> StepLine | None:
        """The step that has waited longest for somebody else."""
        return max(
            (line for line in self.steps if line.waiting is not None),
            key=lambda line: line.waiting.days if line.waiting else 0,
            default=None,
        )


# The steps of a case, the numbers of its longest way, and the day on which that ends at the earliest.
Ordered = tuple[tuple[StepLine, ...], tuple[int, ...], date | None]


def lines(actor: Actor, cases: Iterable[Case]) -> list[CaseLine]:
    """One line for each of these cases (which must come from `visible_to`), in their order."""
    found = list(with_last_contact(actor, cases) if isinstance(cases, QuerySet) else cases)
    people = _people(actor, frozenset(case.household_id for case in found))
    steps = _steps(actor, [case.pk for case in found])
    return [
        CaseLine(
            case=case,
            persons=tuple(person for person, _statuses in people[case.household_id]),
            steps=steps[case.pk][0],
            last_contact=getattr(case, "last_contact_on", None),
            expiry=expiry_of(people[case.household_id]),
            is_deputised=case.assigned_to_id != actor.membership_id,
            longest_path=steps[case.pk][1],
            last_day=steps[case.pk][2],
            ends=tuple(ends_of(people[case.household_id])),
        )
        for case in found
    ]


def with_last_contact(actor: Actor, cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with `last_contact_on`: the day of the latest contact, None if there was none."""
    theirs = Contact.objects.visible_to(actor).filter(case=OuterRef("pk")).order_by("-took_place_on")
    return cases.annotate(last_contact_on=Subquery(theirs.values("took_place_on")[:1]))


def _people(actor: Actor, households: frozenset[int]) -> dict[int, list[Titled[Person]]]:
    people: dict[int, list[Titled[Person]]] = defaultdict(list)
    for member in homes.members_in(actor, households):
        people[member.household_id].append((member.person, tuple(member.person.statuses.all())))
    return people


def _steps(actor: Actor, cases: list[int]) -> dict[int, Ordered]:
    by_case: dict[int, list[Step]] = defaultdict(list)
    needs: dict[int, set[int]] = {}
    for step in steps_of(actor, *cases):
        by_case[step.case_id].append(step)
        needs[step.pk] = set(step.needs_keys)
    usual = waits.of_actor(actor).usual
    ends = _legal_ends(by_case.values())
    return defaultdict(
        lambda: ((), (), None), {key: _ordered(steps, needs, usual, ends) for key, steps in by_case.items()}
    )


@once
def steps_of(actor: Actor, *cases: int) -> tuple[Any, ...]:
    """The steps of these cases (keys) by number, each with `needs_keys`: the steps it waits for."""
    return tuple(_steps_asked(actor, cases=list(cases)))


def _steps_with_needs(actor: Actor, cases: list[int]) -> QuerySet[Step]:
    before = StepDependency.objects.visible_to(actor).filter(step=OuterRef("pk")).order_by().values("needs")
    found: QuerySet[Step] = Step.objects.visible_to(actor).filter(case__in=cases)
    found = found.annotate(needs_keys=ArraySubquery(before))
    return found.select_related("office", "person", "goal", "agreed_in").order_by("number")


_steps_asked = PreparedFor(_steps_with_needs, cases=list)


def _legal_ends(found: Iterable[list[Step]]) -> dict[int, LegalEnd | None]:
    """Ends set by law by step; the district's calendar is asked only where there are any."""
    with_end = [step for steps in found for step in steps if step.legal_end_on]
    if not with_end:
        return {}
    calendar, today = organisations.working_days(), clock.today()
    return {
        step.pk: legal_end(step.legal_end_on, step.legal_end_kind, step.legal_end_basis, today, calendar.legal_last_day)
        for step in with_end
    }


def _ordered(
    steps: list[Step], needs: dict[int, set[int]], usual: dict[int, int], ends: dict[int, LegalEnd | None]
) -> Ordered:
    number = {str(step.pk): step.number for step in steps}
    planned = {
        str(step.pk): PlannedStep(str(step.pk), step.title, StepState(step.state), frozenset(map(str, needs[step.pk])))
        for step in steps
    }
    order = PlanOrder(planned.values())
    waits = {str(step.pk): _waiting(step, usual) for step in steps}
    ahead = forecast(
        [_timed(planned[str(step.pk)], step, usual, waits[str(step.pk)]) for step in steps], order, clock.today()
    )
    path = set(ahead.path)

    def numbers(keys: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(number[key] for key in keys))

    found = tuple(
        StepLine(
            step=step,
            standing=order.standing(key),
            due=_due(step),
            waiting=waits[key],
            needs=numbers(map(str, needs[step.pk])),
            blocked_by=numbers(order.blocked_by(key)),
            holds_up=numbers(order.holds_up(key)),
            is_on_longest_path=key in path and len(path) > 1,
            ends_on=ahead.ends_on.get(key),
            legal_end=None if step.state in (StepState.DONE, StepState.DROPPED) else ends.get(step.pk),
        )
        for step in steps
        for key in [str(step.pk)]
    )
    return found, tuple(number[key] for key in ahead.path), ahead.last_day


def _timed(planned: PlannedStep, step: Step, usual: dict[int, int], waits: Waiting | None) -> TimedStep:
    return TimedStep(planned, step.due_on, usual.get(step.office_id or 0), waits.days if waits else None)


def _due(step: Step) -> Due:
    return due(step.due_on, step.state in (StepState.DONE, StepState.DROPPED), clock.today())


def _waiting(step: Step, usual: dict[int, int]) -> Waiting | None:
    if step.state != StepState.WAITING:
        return None
    return waiting(step.waiting_since, clock.today(), usual.get(step.office_id or 0))
