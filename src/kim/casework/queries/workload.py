"""Workload of a unit as numbers only, for the employer lead. Nothing here says who a client is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from kim.casework.models import Case
from kim.casework.rules.codes import CasePhase, StepState
from kim.kernel import access, clock
from kim.kernel.actor import Actor
from kim.kernel.errors import Refused


@dataclass(frozen=True)
class WorkloadRow:
    """One case manager: open cases (unit: case), waiting and overdue steps in them (unit: step), today."""

    name: str
    open_cases: int
    closed_this_year: int
    waiting_steps: int
    overdue_steps: int


def of_unit(actor: Actor) -> list[WorkloadRow]:
    """Cases and steps per case manager of the actor's unit, by name. Raises `Refused` without the right to count."""
    if not access.may(actor, "count", Case):
        raise Refused
    today = clock.today()
    is_open = ~Q(phase=CasePhase.CLOSED)
    unfinished = is_open & Q(steps__state__in=[StepState.OPEN, StepState.WAITING])
    counted = (
        Case.objects.visible_to(actor, "count")
        .order_by("assigned_to__user__name")
        .values("assigned_to__user__name")
        .annotate(
            open_cases=Count("pk", filter=is_open, distinct=True),
            closed_this_year=Count("pk", filter=Q(closed_on__year=today.year), distinct=True),
            waiting_steps=Count("steps", filter=is_open & Q(steps__state=StepState.WAITING), distinct=True),
            overdue_steps=Count("steps", filter=unfinished & Q(steps__due_on__lt=today), distinct=True),
        )
    )
    return [
        WorkloadRow(
            name=row["assigned_to__user__name"],
            open_cases=row["open_cases"],
            closed_this_year=row["closed_this_year"],
            waiting_steps=row["waiting_steps"],
            overdue_steps=row["overdue_steps"],
        )
        for row in counted
    ]
