"""Verbs on legal bases and consents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.consent.actions import withdrawals
from kim.consent.actions.declaring import Declaration, check_can_be_shown, check_days, check_who, columns
from kim.consent.models import Basis, BasisRecipient
from kim.consent.rules.basis import BasisProblem, TypedBasis, problems
from kim.consent.rules.codes import DataArea, HowGiven, LegalBasis, Purpose
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit
from kim.organisations.rules.public_bodies import is_public_body
from kim.people.models import Household

# What the form shows, and beside which field.
MESSAGES: dict[BasisProblem, tuple[str | Promise, str]] = {
    BasisProblem.BASIS_NOT_ALLOWED: (_("For this purpose your organisation needs a consent."), "kind"),
    BasisProblem.STATUTE_NOT_NAMED: (_("Name the statute with its paragraph."), "statute"),
    BasisProblem.WHO_SAID_SO_MISSING: (_("Say who found that this statute carries the sharing."), "said_by"),
    BasisProblem.RECIPIENT_MISSING: (_("Choose with whom data may be shared."), "offices"),
    BasisProblem.AREAS_MISSING: (_("Choose which data may be shared."), "data_areas"),
    BasisProblem.HOW_GIVEN_MISSING: (_("Choose how the consent was given."), "how"),
    BasisProblem.HEALTH_NEEDS_A_SHOWABLE_FORM: (
        _("Health data need a consent in writing or in electronic form."),
        "how",
    ),
    BasisProblem.END_MISSING: (_("Enter the last day of the consent."), "last_day"),
    BasisProblem.ENDS_BEFORE_IT_STARTS: (_("The last day lies before the first day."), "last_day"),
}


@dataclass(frozen=True)
class Given(Declaration):
    """A statute or a consent for one purpose, as given by a form."""

    kind: str = ""
    purpose: str = ""
    statute: str = ""
    said_by: str = ""
    offices: Iterable[Unit] = ()
    names: Iterable[str] = ()


@action("basis_recorded", _("A legal basis was recorded"))
def record(*, actor: Actor, household: Household, **given: Any) -> Basis:
    """Record a statute or a consent for one purpose, see `Given`."""
    access.require(actor, "edit", household)
    declared = Given(**given)
    offices = tuple(declared.offices)
    names = tuple(name.strip() for name in declared.names if name.strip())
    typed = _typed(declared, (*(office.public_id for office in offices), *names))
    _refuse_problems(typed, is_public_body=_acts_for_public_body(actor))
    check_days(declared)
    if typed.basis is LegalBasis.CONSENT:
        check_can_be_shown(declared)
    check_who(household, declared)
    basis: Basis = Basis.objects.create(
        kind=typed.basis,
        statute=declared.statute.strip(),
        said_by=declared.said_by.strip(),
        purpose=typed.purpose,
        **columns(household, declared, typed.areas),
    )
    _name_recipients(basis, offices, names)
    return basis


@action("basis_withdrawn", _("A consent was withdrawn"))
def withdraw(*, actor: Actor, basis: Basis, version: int | None = None) -> Basis:
    """Take a withdrawal: it works from this moment on and leaves lawful what was done before (Art. 7 Abs. 3 DSGVO)."""
    access.require(actor, "edit", basis)
    if basis.kind != LegalBasis.CONSENT:
        raise RuleViolation("only_consent", _("Only a consent can be withdrawn; a statute holds without it."))
    if basis.withdrawn_at is not None:
        raise RuleViolation("withdrawn_before", _("This consent has been withdrawn already."))
    locking.update(basis, version, withdrawn_at=clock.now())
    withdrawals.tell(actor, basis)
    return basis


def _typed(declared: Given, recipients: tuple[str, ...]) -> TypedBasis:
    return TypedBasis(
        basis=LegalBasis(declared.kind),
        purpose=Purpose(declared.purpose),
        statute=declared.statute,
        said_by=declared.said_by,
        recipients=recipients,
        areas=frozenset(DataArea(area) for area in declared.data_areas),
        how_given=HowGiven(declared.how) if declared.how else None,
        valid_from=declared.first_day or declared.given_on,
        valid_until=declared.last_day,
    )


def _acts_for_public_body(actor: Actor) -> bool:
    unit = Unit.objects.select_related("organisation").get(pk=actor.unit_id)
    return is_public_body(unit.organisation.kind)


def _refuse_problems(typed: TypedBasis, *, is_public_body: bool) -> None:
    for problem in problems(typed, is_public_body):
        message, field = MESSAGES[problem]
        raise RuleViolation(problem.value, message, field)


def _name_recipients(basis: Basis, offices: Iterable[Unit], names: Iterable[str]) -> None:
    for office in offices:
        BasisRecipient.objects.create(basis=basis, unit_id=basis.unit_id, office=office)
    for name in names:
        BasisRecipient.objects.create(basis=basis, unit_id=basis.unit_id, name=name)
