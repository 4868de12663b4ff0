"""Tasks: who may have one in a case, and the list of follow-ups."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from kim.accounts.models import Membership
from kim.casework.models import Case, Deputation, Task
from kim.casework.queries.sketches import WEEK
from kim.kernel import clock
from kim.kernel.actor import Actor

LOOK_BACK = timedelta(days=30)


class When(StrEnum):
    """Which follow-ups are shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    WEEK = "week"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"


def owners_of(case: Case) -> list[Membership]:
    """Who may be given a task of this case: its case manager, and whoever stands in today."""
    today = clock.today()
    here = Q(case__isnull=True) | Q(case=case)
    deputies = Deputation.objects.filter(here, manager=case.assigned_to_id, valid__contains=today)
    found = [case.assigned_to, *(each.deputy for each in deputies.select_related("deputy__user", "deputy__unit"))]
    return list({membership.pk: membership for membership in found}.values())


def follow_ups(actor: Actor, when: When, *, only_own: bool) -> QuerySet[Task]:
    """Tasks of open cases that `actor` works on, by day; undated last. Done ones: of the last 30 days, latest first."""
    found = _all(actor, only_own).filter(_condition(when)).select_related("case__household", "owner__user")
    order = ("-done_on", "-pk") if when is When.DONE else (F("due_on").asc(nulls_last=True), "pk")
    ordered: QuerySet[Task] = found.order_by(*order)
    return ordered


def counts(actor: Actor, *, only_own: bool) -> dict[When, int]:
    """How many there are of each, in one statement."""
    wanted = {when.value: Count("pk", filter=_condition(when)) for when in When}
    found = _all(actor, only_own).aggregate(**wanted)
    return {when: int(found[when.value]) for when in When}


def _all(actor: Actor, only_own: bool) -> QuerySet[Task]:
    visible: QuerySet[Task] = Task.objects.visible_to(actor, "edit").filter(case__closed_on__isnull=True)
    return visible.filter(owner=actor.membership_id) if only_own else visible


def _condition(when: When) -> Q:
    today = clock.today()
    is_open = Q(done_on__isnull=True)
    return {
        When.OPEN: is_open,
        When.OVERDUE: is_open & Q(due_on__lt=today),
        When.WEEK: is_open & Q(due_on__gte=today, due_on__lte=today + timedelta(days=WEEK)),
        When.LATER: is_open & Q(due_on__gt=today + timedelta(days=WEEK)),
        When.UNDATED: is_open & Q(due_on__isnull=True),
        When.DONE: Q(done_on__gte=today - LOOK_BACK),
    }[when]
