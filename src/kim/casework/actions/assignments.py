"""Verbs that put a case into other hands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.actions import offers, standings
from kim.casework.actions.guard import require_open
from kim.casework.models import Assignment, Case, Deputation, Enquiry
from kim.casework.rules.codes import CasePhase, EnquiryState, StandingKind
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.people import api as people

# What contexts above do when cases change hands: with their ids and whose they are now.
Follow = Callable[[Sequence[int], Membership], object]
_follow: list[Follow] = []


def when_in_other_hands(follow: Follow) -> None:
    """Register what goes along with cases; it runs in the same transaction, where the cases lay until then."""
    _follow.append(follow)


@action("case_assigned", _("A case was assigned to somebody else of the same unit"))
def assign(*, actor: Actor, case: Case, to: Membership, reason: str = "") -> None:
    """Somebody else of the unit works on it from now on; the giver no longer sees it."""
    require_open(actor, case, "assign")
    if to.unit_id != case.unit_id:
        raise RuleViolation("not_in_unit", _("Choose a case manager of your unit, or hand the case over."), "to")
    put_into_hands_of(case, to, reason.strip())
    standings.follow(case)


def move(*, actor: Actor, case: Case, to: Membership, reason: str) -> None:
    """Case, household and persons go to `to`, also of another unit; the former case manager loses access.

    Runs on the giving side of the wall, as a part of `hand_overs.accept`.
    """
    if case.is_closed:
        raise RuleViolation("case_closed", _("The case was closed in the meantime."))
    put_into_hands_of(case, to, reason)
    if to.unit_id == case.unit_id:
        standings.follow(case)
        return
    for standing in case.standings.filter(kind=StandingKind.DEPUTATION):
        standings.cut(standing)
    people.move_household(case.household, to.unit)
    # On the other side of the wall: the deputies of the receiving case manager stand in the case from now on.
    with acting_as(replace(actor, unit_id=to.unit_id)):
        standings.follow(Case.objects.select_related("household").get(pk=case.pk))


def take_all(*, actor: Actor, manager: Membership, to: Membership, reason: str) -> int:
    """Everything that `manager` held in the unit of `actor` goes to `to`, sealed cases too; a part of an acceptance.

    Returns the number of open files that changed hands.
    """
    theirs = Case.objects.filter(unit=actor.unit_id, assigned_to=manager)
    open_cases = list(theirs.exclude(phase=CasePhase.CLOSED).select_related("household"))
    for case in open_cases:
        put_into_hands_of(case, to, reason)
        standings.follow(case)
    _go_along(list(theirs.values_list("pk", flat=True)), to)
    theirs.update(assigned_to=to, version=F("version") + 1)
    waiting = Enquiry.objects.filter(unit=actor.unit_id, taken_by=manager, state=EnquiryState.OPEN)
    waiting.update(taken_by=to, version=F("version") + 1)
    return len(open_cases)


def is_case_manager(membership: Membership) -> bool:
    """Somebody who works on cases today."""
    return accounts.case_managers().filter(pk=membership.pk).exists()


def require_case_manager(membership: Membership) -> None:
    """Raises `RuleViolation` at `to` for anybody else."""
    if not is_case_manager(membership):
        raise RuleViolation("not_a_case_manager", _("Choose a case manager."), "to")


def put_into_hands_of(case: Case, to: Membership, reason: str) -> None:
    """Assign, with everything that follows from it: tasks, earlier cases, offers and deputies of the one who leaves."""
    require_case_manager(to)
    if to.pk == case.assigned_to_id:
        raise RuleViolation("same_hands", _("The case is assigned to this person already."), "to")
    case.tasks.filter(done_on__isnull=True).update(owner=to, version=F("version") + 1)
    locking.update(case, assigned_to=to)
    # Earlier cases of the household are the history of this one and go along.
    earlier = Case.objects.filter(household=case.household_id, phase=CasePhase.CLOSED)
    earlier.update(assigned_to=to, version=F("version") + 1)
    _go_along([case.pk, *earlier.values_list("pk", flat=True)], to)
    Assignment.objects.create(case=case, manager=to, began_on=clock.today(), reason=reason)
    offers.lapse(case)
    # A deputy for this case alone was named by the one who leaves.
    for deputation in Deputation.objects.filter(case=case, valid__endswith__gt=clock.today()):
        standings.end(deputation)


def _go_along(cases: Sequence[int], to: Membership) -> None:
    for follow in _follow:
        follow(cases, to)
