"""What stands in the calendar of a case manager: due steps, tasks, and the dates of conferences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby

from django.utils import timezone

from kim.casework.models import Case, Conference, Step, Task
from kim.casework.rules.codes import StepState
from kim.casework.rules.talk_codes import ConferenceState
from kim.kernel import clock
from kim.kernel.actor import Actor

LOOK_BACK, LOOK_AHEAD = timedelta(days=14), timedelta(days=366)


class Kind(StrEnum):
    """What is on that day."""

    STEP = "step"
    TASK = "task"
    CONFERENCE = "conference"


@dataclass(frozen=True)
class Item:
    """One entry. `at` is the moment where there is one, `key` the public id of the step, task or conference."""

    kind: Kind
    key: str
    case: Case
    on: date
    title: str
    version: int
    at: datetime | None = None
    minutes: int = 0


@dataclass(frozen=True)
class Day:
    """A day with what is on it."""

    on: date
    items: tuple[Item, ...]


def items(actor: Actor, first: date | None = None, last: date | None = None) -> list[Item]:
    """Everything of open cases that `actor` works on, as case manager or deputy, by day. Both days included."""
    begin, end = first or clock.today() - LOOK_BACK, last or clock.today() + LOOK_AHEAD
    found = [*_steps(actor, begin, end), *_tasks(actor, begin, end), *_conferences(actor, begin, end)]
    return sorted(found, key=lambda item: (item.on, _clock(item), item.key))


def days(actor: Actor, ahead: timedelta) -> list[Day]:
    """The agenda from today on, day by day; days without anything are left out."""
    today = clock.today()
    found = items(actor, today, today + ahead)
    return [Day(on, tuple(group)) for on, group in groupby(found, key=lambda item: item.on)]


def _steps(actor: Actor, first: date, last: date) -> list[Item]:
    waiting_or_open = (StepState.OPEN, StepState.WAITING)
    found = Step.objects.visible_to(actor, "edit").filter(
        case__closed_on__isnull=True, state__in=waiting_or_open, due_on__gte=first, due_on__lte=last
    )
    return [
        Item(Kind.STEP, step.public_id, step.case, step.due_on, step.title, step.version)
        for step in found.select_related("case__household")
    ]


def _tasks(actor: Actor, first: date, last: date) -> list[Item]:
    found = Task.objects.visible_to(actor, "edit").filter(
        case__closed_on__isnull=True, done_on__isnull=True, due_on__gte=first, due_on__lte=last
    )
    return [
        Item(Kind.TASK, task.public_id, task.case, task.due_on, task.title, task.version)
        for task in found.select_related("case__household")
    ]


def _conferences(actor: Actor, first: date, last: date) -> list[Item]:
    found = Conference.objects.visible_to(actor, "edit").filter(
        case__closed_on__isnull=True, starts_at__date__gte=first, starts_at__date__lte=last
    )
    return [
        Item(
            Kind.CONFERENCE,
            each.public_id,
            each.case,
            timezone.localtime(each.starts_at).date(),
            each.purpose,
            each.sequence + 1,
            each.starts_at,
            each.minutes,
        )
        for each in found.exclude(state=ConferenceState.CANCELLED).select_related("case__household")
    ]


def _clock(item: Item) -> time:
    """What has no moment comes first."""
    return timezone.localtime(item.at).time() if item.at else time.min
