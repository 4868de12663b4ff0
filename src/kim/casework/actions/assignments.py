"""Verbs that put a case into other hands."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.actions import standings
from kim.casework.actions.guard import require_open, words
from kim.casework.models import Assignment, Case, Deputation, Enquiry
from kim.casework.rules.codes import CasePhase, EnquiryState, StandingKind
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Refused, RuleViolation
from kim.people import api as people


@action("case_assigned", _("A case was assigned to somebody else of the same unit"))
def assign(*, actor: Actor, case: Case, to: Membership, reason: str = "") -> None:
    """Somebody else of the unit works on it from now on; the giver no longer sees it."""
    require_open(actor, case, "assign")
    if to.unit_id != case.unit_id:
        raise RuleViolation("not_in_unit", _("Choose a case manager of your unit, or hand the case over."), "to")
    _put_into_hands_of(case, to, reason.strip())
    standings.follow(case)


@action("case_handed_over", _("A case was handed over"))
def hand_over(*, actor: Actor, case: Case, to: Membership, reason: str) -> None:
    """Case, household and persons go to another case manager, also of another unit. The former one loses access."""
    require_open(actor, case, "assign")
    why = words(reason, "reason_missing", _("Say why the case is handed over."), "reason")
    _put_into_hands_of(case, to, why)
    if to.unit_id == case.unit_id:
        standings.follow(case)
        return
    for standing in case.standings.filter(kind=StandingKind.DEPUTATION):
        standings.cut(standing)
    people.move_household(case.household, to.unit)
    # On the other side of the wall: the deputies of the receiving case manager stand in the case from now on.
    with acting_as(replace(actor, unit_id=to.unit_id)):
        standings.follow(Case.objects.select_related("household").get(pk=case.pk))


@action("cases_reassigned", _("All cases of somebody who left were assigned to somebody else of the unit"))
def reassign_all(*, actor: Actor, manager: Membership, to: Membership, reason: str) -> int:
    """For an employer lead: who leaves hands nothing over any more. Sealed cases too; nobody sees a case by this.

    Returns the number of open cases that changed hands.
    """
    if not access.may(actor, "reassign", Case):
        raise Refused
    if to.unit_id != actor.unit_id or not _is_case_manager(to):
        raise RuleViolation("not_in_unit", _("Choose a case manager of your unit."), "to")
    why = words(reason, "reason_missing", _("Say why the case is handed over."), "reason")
    theirs = Case.objects.visible_to(actor, "reassign").filter(assigned_to=manager)
    open_cases = list(theirs.exclude(phase=CasePhase.CLOSED).select_related("household"))
    for case in open_cases:
        _put_into_hands_of(case, to, why)
        standings.follow(case)
    theirs.update(assigned_to=to, version=F("version") + 1)
    waiting = Enquiry.objects.filter(unit=actor.unit_id, taken_by=manager, state=EnquiryState.OPEN)
    waiting.update(taken_by=to, version=F("version") + 1)
    return len(open_cases)


def _is_case_manager(membership: Membership) -> bool:
    return accounts.case_managers().filter(pk=membership.pk).exists()


def _put_into_hands_of(case: Case, to: Membership, reason: str) -> None:
    if not _is_case_manager(to):
        raise RuleViolation("not_a_case_manager", _("Choose a case manager."), "to")
    if to.pk == case.assigned_to_id:
        raise RuleViolation("same_hands", _("The case is assigned to this person already."), "to")
    case.tasks.filter(done_on__isnull=True).update(owner=to, version=F("version") + 1)
    locking.update(case, assigned_to=to)
    # Earlier cases of the household are the history of this one and go along.
    earlier = Case.objects.filter(household=case.household_id, phase=CasePhase.CLOSED)
    earlier.update(assigned_to=to, version=F("version") + 1)
    Assignment.objects.create(case=case, manager=to, began_on=clock.today(), reason=reason)
    # A deputy for this case alone was named by the one who leaves.
    for deputation in Deputation.objects.filter(case=case, valid__endswith__gt=clock.today()):
        standings.end(deputation)
