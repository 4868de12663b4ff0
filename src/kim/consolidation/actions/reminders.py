"""A reminder of the way that comes after a title."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import tasks
from kim.casework.models import Case, Task
from kim.consolidation.queries.after import Next
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("next_way_reminded", _("A reminder of the next legal pathway was set"))
def remind(*, actor: Actor, case: Case, ahead: Next) -> Task:
    """A task of the case manager, half a year before the earliest day. `no_day`; `reminded`: it is there already."""
    if ahead.remind_on is None:
        raise RuleViolation("no_day", _("No day can be named of which one could be reminded."))
    if Task.objects.filter(case=case, title=ahead.reminder, done_on__isnull=True).exists():
        raise RuleViolation("reminded", _("This reminder is there already."))
    return tasks.add(actor=actor, case=case, title=ahead.reminder, due_on=ahead.remind_on)
