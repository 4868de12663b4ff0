"""Verbs on deputations: somebody stands in for a case manager for a time, also across units and employers."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.actions import standings
from kim.casework.models import Case, Deputation
from kim.casework.rules.codes import CasePhase
from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people import periods


@action("deputation_named", _("A deputy was named"))
def name(
    *,
    actor: Actor,
    deputy: Membership,
    first_day: date,
    last_day: date,
    case: Case | None = None,
    manager: Membership | None = None,
) -> Deputation:
    """Name a deputy for one case or for all. `manager`: who is absent, if an employer lead names the deputy."""
    access.require(actor, "add", Deputation)
    if case is not None:
        access.require(actor, "assign", case)
    absent = manager or accounts.membership_of(actor)
    _refuse(absent, deputy, first_day, last_day)
    deputation: Deputation = Deputation.objects.create(
        unit_id=absent.unit_id,
        manager=absent,
        deputy=deputy,
        holder_id=deputy.unit_id,
        case=case,
        valid=periods.days(first_day, last_day),
    )
    # The condition of the grant is about the row: asked now, and rolled back where it does not hold.
    access.require(actor, "edit", deputation)
    for held in _cases_of(absent, case):
        standings.follow(held)
    return deputation


@action("deputation_ended", _("A deputation was ended"))
def end(*, actor: Actor, deputation: Deputation) -> None:
    """End it now; the deputy loses access at once."""
    access.require(actor, "edit", deputation)
    standings.end(deputation)


def _cases_of(manager: Membership, case: Case | None) -> list[Case]:
    if case is not None:
        return [case]
    held = Case.objects.filter(assigned_to=manager).exclude(phase=CasePhase.CLOSED)
    return list(held.select_related("household"))


def _refuse(manager: Membership, deputy: Membership, first_day: date, last_day: date) -> None:
    if not accounts.case_managers().filter(pk=deputy.pk).exists():
        raise RuleViolation("not_a_case_manager", _("Choose a case manager."), "deputy")
    if deputy.user_id == manager.user_id:
        raise RuleViolation("own_deputy", _("Nobody stands in for themselves."), "deputy")
    if last_day < first_day:
        raise RuleViolation("period_backwards", _("The last day lies before the first day."), "last_day")
    if last_day < clock.today():
        raise RuleViolation("period_past", _("The last day lies in the past."), "last_day")
