"""Verbs on tasks of the case management."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts.models import Membership
from kim.casework.actions.guard import require_open, words
from kim.casework.models import Case, Contact, Task
from kim.casework.queries.tasks import owners_of
from kim.casework.rules.repetition import MOST, next_due
from kim.casework.rules.talk_codes import Repeat
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations import api as organisations


@action("task_added", _("A task was added"))
def add(
    *,
    actor: Actor,
    case: Case,
    title: str,
    due_on: date | None = None,
    owner: Membership | None = None,
    repeat: str = "",
    repeat_every: int | None = None,
    contact: Contact | None = None,
) -> Task:
    """Add a task for `owner`, or for whoever the case is assigned to. With `repeat` it comes back when it is done."""
    require_open(actor, case)
    values = _checked(case, title, due_on, owner, repeat, repeat_every)
    task: Task = Task.objects.create(case=case, contact=contact, repeats_from=due_on if repeat else None, **values)
    return task


@action("task_changed", _("A task was changed"))
def edit(
    *,
    actor: Actor,
    task: Task,
    version: int,
    title: str,
    due_on: date | None = None,
    owner: Membership | None = None,
    repeat: str = "",
    repeat_every: int | None = None,
) -> Task:
    """Change it; another day or another rhythm begins the series anew. Raises `Conflict` for a lost update."""
    require_open(actor, task.case)
    values = _checked(task.case, title, due_on, owner, repeat, repeat_every)
    goes_on = (task.due_on, task.repeat, task.repeat_every) == (due_on, values["repeat"], values["repeat_every"])
    begins = task.repeats_from if goes_on else due_on
    return locking.update(task, version, repeats_from=begins if repeat else None, **values)


@action("task_done", _("A task was done"))
def complete(*, actor: Actor, task: Task) -> Task:
    """Done today; a task that comes back is there again for its next day."""
    require_open(actor, task.case)
    if task.done_on is not None:
        raise RuleViolation("task_done", _("This task is done already."))
    locking.update(task, done_on=clock.today())
    if task.repeat and task.due_on and task.repeats_from:
        _make_next(task, task.due_on, task.repeats_from)
    return task


@action("task_reopened", _("A task was taken up again"))
def reopen(*, actor: Actor, task: Task) -> Task:
    """Not done after all. The next one of its series goes, unless somebody has touched it."""
    require_open(actor, task.case)
    if task.done_on is None:
        raise RuleViolation("task_open", _("This task is open already."))
    Task.objects.filter(came_after=task, done_on__isnull=True, version=1).delete()
    return locking.update(task, done_on=None)


@action("task_postponed", _("A task was postponed"))
def postpone(*, actor: Actor, task: Task, version: int, due_on: date) -> Task:
    """Another day; the days of a series stay as they are. Raises `Conflict` for a lost update."""
    require_open(actor, task.case)
    return locking.update(task, version, due_on=due_on)


def _checked(
    case: Case, title: str, due_on: date | None, owner: Membership | None, repeat: str, every: int | None
) -> dict[str, Any]:
    if repeat and due_on is None:
        raise RuleViolation("due_missing", _("A task that comes back needs its first day."), "due_on")
    if every is not None and not 1 <= every <= MOST:
        raise RuleViolation("repeat_every", _("Enter a number from 1 to 52."), "repeat_every")
    if owner is not None and owner not in owners_of(case):
        raise RuleViolation("not_on_the_case", _("Choose somebody who works on this case today."), "owner")
    return {
        "title": words(title, "title_missing", _("Enter what is to be done."), "title"),
        "owner_id": owner.pk if owner else case.assigned_to_id,
        "due_on": due_on,
        "repeat": Repeat(repeat) if repeat else "",
        "repeat_every": (every or 1) if repeat else 1,
    }


def _make_next(task: Task, due_on: date, first: date) -> Task:
    """The next one, for whoever works on the case now: a deputy's task goes back to the case manager."""
    after = max(due_on, clock.today())
    may_own = {membership.pk for membership in owners_of(task.case)}
    following: Task = Task.objects.create(
        case=task.case,
        title=task.title,
        owner_id=task.owner_id if task.owner_id in may_own else task.case.assigned_to_id,
        due_on=next_due(
            first, Repeat(task.repeat), task.repeat_every, after, organisations.working_days().next_working
        ),
        repeat=task.repeat,
        repeat_every=task.repeat_every,
        repeats_from=first,
        came_after=task,
    )
    return following
