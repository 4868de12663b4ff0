"""Verbs on a case as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import offers, phases, standings
from kim.casework.actions.guard import require_deep, require_files_here, require_open, words
from kim.casework.models import Assignment, Case, Enquiry, Plan, SealChange
from kim.casework.models.case import new_number
from kim.casework.rules.codes import (
    AccessPath,
    CasePhase,
    ClosingReason,
    EnquiryOutcome,
    EnquiryState,
    GoalState,
    Indication,
    PlanState,
)
from kim.casework.rules.desk_codes import CaseForm
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality
from kim.people import api as people


@action("case_opened", _("A case was opened"))
def open(  # noqa: A001  # read as cases.open(…)
    *,
    actor: Actor,
    label: str,
    enquiry: Enquiry | None = None,
    municipality: Municipality | None = None,
    address: str = "",
    access_path: str = "",
    opened_on: date | None = None,
    form: CaseForm = CaseForm.DEEP,
    number: str = "",
    topics: Iterable[str] = (),
) -> Case:
    """Open a case for a new household, assigned to the actor; an enquiry is answered with it.

    A short counselling is opened by `short_counselling.record`, which gives `form`, `number` and `topics`.
    """
    access.require(actor, "add", Case)
    require_files_here()
    day = _opening_day(opened_on)
    manager = accounts.membership_of(actor)
    household = people.found_household(actor=actor, label=label, municipality=municipality, address=address)
    case: Case = Case.objects.create(
        household=household,
        unit_id=household.unit_id,
        assigned_to=manager,
        access_path=AccessPath(access_path) if access_path else "",
        opened_on=day,
        form=form,
        number=number or new_number(),
        topics=list(topics),
    )
    phases.begin(case)
    Assignment.objects.create(case=case, manager=manager, began_on=day)
    if enquiry is not None:
        _answer_with(actor, enquiry, case)
    standings.begin(case)
    return case


@action("indication_recorded", _("It was decided why deep case management is needed"))
def record_indication(*, actor: Actor, case: Case, version: int, criteria: Iterable[str], note: str = "") -> Case:
    """Record the criteria that are met. A consent given is none of them."""
    require_deep(actor, case)
    met = sorted(Indication(code).value for code in set(criteria))
    if not met:
        raise RuleViolation("criterion_missing", _("Choose at least one reason."), "criteria")
    locking.update(case, version, indication=met, indication_note=note.strip(), indicated_on=clock.today())
    phases.advance(case, out_of=CasePhase.ACCESS, into=CasePhase.INTAKE)
    return case


@action("case_edited", _("What is known of a case was changed"))
def edit(*, actor: Actor, case: Case, version: int, access_path: str) -> Case:
    """Correct how the household found the way. Raises `Conflict` for a lost update."""
    require_open(actor, case)
    return locking.update(case, version, access_path=AccessPath(access_path) if access_path else "")


@action("case_closed", _("A case was closed"))
def close(
    *, actor: Actor, case: Case, version: int, reason: str, note: str = "", closed_on: date | None = None
) -> Case:
    """Close a case with its reason; the adopted plan ends with it, deputies lose access."""
    require_open(actor, case)
    day = closed_on or clock.today()
    _refuse_closing(case, ClosingReason(reason), note, day)
    return end(case, ClosingReason(reason), note, day, version)


def end(case: Case, reason: ClosingReason, note: str, day: date, version: int | None = None) -> Case:
    """The case is closed; a part of an action that has asked for permission and for what speaks against it."""
    locking.update(
        case,
        version,
        phase=CasePhase.CLOSED,
        closed_on=day,
        closing_reason=reason,
        closing_note=note.strip(),
    )
    phases.begin(case)
    for plan in case.plans.filter(state=PlanState.ADOPTED):
        locking.update(plan, state=PlanState.ENDED)
    Plan.objects.filter(case=case, state=PlanState.DRAFT, content__isnull=True).delete()
    offers.lapse(case)
    standings.follow(case)
    return case


@action("case_reopened", _("A closed case was taken up again"))
def reopen(*, actor: Actor, case: Case, reason: str) -> Case:
    """Take a closed case up again; it starts with looking anew."""
    access.require(actor, "edit", case)
    if not case.is_closed:
        raise RuleViolation("case_not_closed", _("The case is not closed."))
    why = words(reason, "reason_missing", _("Say why the case is taken up again."), "reason")
    if Case.objects.filter(household=case.household_id).exclude(phase=CasePhase.CLOSED).exists():
        raise RuleViolation("other_case_open", _("There is another open case for this household."))
    phase = CasePhase.ACCESS if case.is_short else CasePhase.ASSESSMENT
    locking.update(case, phase=phase, closed_on=None, closing_reason="", closing_note="")
    phases.begin(case, why)
    standings.follow(case)
    return case


@action("case_sealed", _("A case was sealed"))
def seal(*, actor: Actor, case: Case, reason: str) -> Case:
    """From now on nobody but the assigned case manager opens it, no deputy either."""
    return _set_seal(actor, case, True, reason)


@action("case_unsealed", _("The seal of a case was lifted"))
def unseal(*, actor: Actor, case: Case, reason: str) -> Case:
    """Deputies who are named may open it again."""
    return _set_seal(actor, case, False, reason)


def _set_seal(actor: Actor, case: Case, sealed: bool, reason: str) -> Case:
    access.require(actor, "assign", case)
    why = words(reason, "reason_missing", _("Say why."), "reason")
    if case.is_sealed == sealed:
        raise RuleViolation("sealed_already", _("The case is sealed already.") if sealed else _("It is not sealed."))
    locking.update(case, is_sealed=sealed)
    SealChange.objects.create(case=case, is_sealed=sealed, changed_on=clock.today(), reason=why)
    standings.follow(case)
    return case


def _opening_day(opened_on: date | None) -> date:
    if opened_on and opened_on > clock.today():
        raise RuleViolation("opened_in_future", _("The day lies in the future."), "opened_on")
    return opened_on or clock.today()


def _answer_with(actor: Actor, enquiry: Enquiry, case: Case) -> None:
    access.require(actor, "edit", enquiry)
    if enquiry.state != EnquiryState.OPEN:
        raise RuleViolation("enquiry_answered", _("This enquiry has been answered already."))
    locking.update(
        enquiry,
        state=EnquiryState.ANSWERED,
        outcome=EnquiryOutcome.SHORT_COUNSELLING if case.is_short else EnquiryOutcome.CASE_OPENED,
        answered_on=clock.today(),
        case=case,
    )


def _refuse_closing(case: Case, reason: ClosingReason, note: str, day: date) -> None:
    if day > clock.today() or day < case.opened_on:
        raise RuleViolation("closing_day", _("Choose a day between the opening of the case and today."), "closed_on")
    if reason is ClosingReason.HANDED_OVER and not note.strip():
        raise RuleViolation("service_missing", _("Say which service goes on with the household."), "note")
    if reason is ClosingReason.GOALS_REACHED and not case.is_short and case.goals.filter(state=GoalState.OPEN).exists():
        raise RuleViolation(
            "goals_open", _("There are goals that nobody has looked back on. Evaluate them first."), "reason"
        )
