"""Workload of a unit as numbers only, for the employer lead. Nothing here says who a client is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.casework.desk_labels import WORKLOAD
from kim.casework.models import Case, HandOver
from kim.casework.rules.codes import CasePhase, StepState
from kim.casework.rules.desk_codes import CaseForm, HandOverState
from kim.kernel import access, clock
from kim.kernel.actor import Actor
from kim.kernel.errors import Refused


@dataclass(frozen=True)
class WorkloadRow:
    """One case manager today, each unit by its own name: cases, short counsellings, contacts, steps.

    Contacts are those of the current month, apart for cases and for short counsellings. `short_this_year` counts the
    counsellings that began this year, ended ones too: most take one conversation.
    """

    manager: str
    name: str
    is_there: bool
    offer: HandOver | None
    open_cases: int
    closed_this_year: int
    short_open: int
    short_this_year: int
    contacts_in_cases: int
    contacts_in_short: int
    waiting_steps: int
    overdue_steps: int

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers by column, see `desk_labels.WORKLOAD`."""
        return {column: getattr(self, column) for column in WORKLOAD}


def of_unit(actor: Actor) -> list[WorkloadRow]:
    """Cases and steps per case manager of the actor's unit, by name. Raises `Refused` without the right to count."""
    if not access.may(actor, "count", Case):
        raise Refused
    today = clock.today()
    month = today.replace(day=1)
    deep, short, is_open = Q(form=CaseForm.DEEP), Q(form=CaseForm.SHORT), ~Q(phase=CasePhase.CLOSED)
    this_month = Q(contacts__took_place_on__gte=month, contacts__took_place_on__lte=today)
    unfinished = is_open & Q(steps__state__in=[StepState.OPEN, StepState.WAITING])
    counted = (
        Case.objects.visible_to(actor, "count")
        .order_by("assigned_to__user__name")
        .values(manager=F("assigned_to__public_id"), name=F("assigned_to__user__name"))
        .annotate(
            open_cases=Count("pk", filter=deep & is_open, distinct=True),
            closed_this_year=Count("pk", filter=deep & Q(closed_on__year=today.year), distinct=True),
            short_open=Count("pk", filter=short & is_open, distinct=True),
            short_this_year=Count("pk", filter=short & Q(opened_on__year=today.year), distinct=True),
            contacts_in_cases=Count("contacts", filter=deep & this_month, distinct=True),
            contacts_in_short=Count("contacts", filter=short & this_month, distinct=True),
            waiting_steps=Count("steps", filter=is_open & Q(steps__state=StepState.WAITING), distinct=True),
            overdue_steps=Count("steps", filter=unfinished & Q(steps__due_on__lt=today), distinct=True),
        )
    )
    there = set(accounts.case_managers().filter(unit=actor.unit_id).values_list("public_id", flat=True))
    offers = {each.giver.public_id: each for each in _offers(actor)}
    return [WorkloadRow(**row, is_there=row["manager"] in there, offer=offers.get(row["manager"])) for row in counted]


def _offers(actor: Actor) -> Any:
    """The last offer of all cases of each case manager: it waits for an answer, or says what became of it."""
    found = HandOver.objects.visible_to(actor).filter(case__isnull=True).exclude(state=HandOverState.WITHDRAWN)
    return found.select_related("giver", "to__user").order_by("offered_on", "pk")


def manager_in_unit(actor: Actor, public_id: str) -> Membership | None:
    """A case manager of the actor's unit, also a former one; None for anybody else."""
    return accounts.ever_in_unit(public_id, Role.CASE_MANAGER, actor.unit_id)
