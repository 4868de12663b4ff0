"""Verbs on enquiries: first contacts that may become a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.casework.actions.guard import require_files_here, words
from kim.casework.models import Enquiry
from kim.casework.rules.codes import AccessPath, EnquiryOutcome, EnquiryState
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality


@action("enquiry_recorded", _("An enquiry was recorded"))
def record(
    *,
    actor: Actor,
    name: str,
    received_on: date | None = None,
    access_path: str = "",
    reachable: str = "",
    municipality: Municipality | None = None,
    concern: str = "",
    told_apart: Iterable[str] = (),
) -> Enquiry:
    """Record a first contact; the actor answers it. `told_apart`: public ids of similar ones that are others."""
    access.require(actor, "add", Enquiry)
    require_files_here()
    taker = accounts.membership_of(actor)
    enquiry: Enquiry = Enquiry.objects.create(
        unit_id=taker.unit_id,
        taken_by=taker,
        municipality=municipality,
        told_apart=sorted(told_apart),
        **_checked(name, received_on or clock.today(), access_path, reachable, concern),
    )
    return enquiry


@action("enquiry_edited", _("An enquiry was changed"))
def edit(
    *,
    actor: Actor,
    enquiry: Enquiry,
    version: int,
    name: str,
    received_on: date,
    access_path: str,
    reachable: str,
    municipality: Municipality | None,
    concern: str,
) -> Enquiry:
    """Change an open enquiry. Raises `Conflict` for a lost update."""
    _require_open(actor, enquiry)
    checked = _checked(name, received_on, access_path, reachable, concern)
    return locking.update(enquiry, version, municipality=municipality, **checked)


@action("enquiry_passed_on", _("An enquiry was passed on to somebody of the same unit"))
def pass_on(*, actor: Actor, enquiry: Enquiry, to: Membership) -> None:
    """Somebody else of the unit answers it from now on; the giver no longer sees it."""
    _require_open(actor, enquiry)
    if not accounts.case_managers().filter(pk=to.pk, unit=enquiry.unit_id).exists():
        raise RuleViolation("not_in_unit", _("Choose a case manager of your unit."), "to")
    locking.update(enquiry, taken_by=to)


@action("enquiry_answered", _("An enquiry was answered"))
def answer(*, actor: Actor, enquiry: Enquiry, outcome: str, answer: str = "") -> Enquiry:
    """Answer without a case; `cases.open` and `short_counselling.record` answer with one."""
    _require_open(actor, enquiry)
    if EnquiryOutcome(outcome) is EnquiryOutcome.CASE_OPENED:
        raise RuleViolation("open_a_case", _("Open the case from the enquiry."), "outcome")
    if EnquiryOutcome(outcome) is EnquiryOutcome.SHORT_COUNSELLING:
        raise RuleViolation("record_counselling", _("Record the short counselling from the enquiry."), "outcome")
    return locking.update(
        enquiry,
        state=EnquiryState.ANSWERED,
        outcome=EnquiryOutcome(outcome),
        answered_on=clock.today(),
        answer=answer.strip(),
    )


@action("enquiry_reopened", _("An answered enquiry was taken up again"))
def reopen(*, actor: Actor, enquiry: Enquiry) -> Enquiry:
    """Take up an enquiry that was answered without a case."""
    access.require(actor, "edit", enquiry)
    if enquiry.case_id is not None:
        raise RuleViolation("is_a_case", _("This enquiry has become a case."))
    return locking.update(enquiry, state=EnquiryState.OPEN, outcome="", answered_on=None)


def _require_open(actor: Actor, enquiry: Enquiry) -> None:
    access.require(actor, "edit", enquiry)
    if enquiry.state != EnquiryState.OPEN:
        raise RuleViolation("enquiry_answered", _("This enquiry has been answered already."))


def _checked(name: str, received_on: date, access_path: str, reachable: str, concern: str) -> dict[str, Any]:
    if received_on > clock.today():
        raise RuleViolation("received_in_future", _("The day lies in the future."), "received_on")
    return {
        "name": words(name, "name_missing", _("Enter who asks."), "name"),
        "received_on": received_on,
        "access_path": AccessPath(access_path) if access_path else "",
        "reachable": reachable.strip(),
        "concern": concern.strip(),
    }
