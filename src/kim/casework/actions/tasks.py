"""Verbs on tasks of the case management."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import require_open, words
from kim.casework.models import Case, Contact, Task
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("task_added", _("A task was added"))
def add(*, actor: Actor, case: Case, title: str, due_on: date | None = None, contact: Contact | None = None) -> Task:
    """Add a task for whoever the case is assigned to."""
    require_open(actor, case)
    task: Task = Task.objects.create(
        case=case,
        title=words(title, "title_missing", _("Enter what is to be done."), "title"),
        owner_id=case.assigned_to_id,
        due_on=due_on,
        contact=contact,
    )
    return task


@action("task_done", _("A task was done"))
def complete(*, actor: Actor, task: Task) -> Task:
    """Done today."""
    require_open(actor, task.case)
    if task.done_on is not None:
        raise RuleViolation("task_done", _("This task is done already."))
    return locking.update(task, done_on=clock.today())


@action("task_reopened", _("A task was taken up again"))
def reopen(*, actor: Actor, task: Task) -> Task:
    """Not done after all."""
    require_open(actor, task.case)
    return locking.update(task, done_on=None)


@action("task_postponed", _("A task was postponed"))
def postpone(*, actor: Actor, task: Task, version: int, due_on: date) -> Task:
    """Another day. Raises `Conflict` for a lost update."""
    require_open(actor, task.case)
    return locking.update(task, version, due_on=due_on)
