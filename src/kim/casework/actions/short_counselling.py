"""Verbs on short counsellings: advice without a plan, with a name or without one. Counted apart from cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import cases, contacts
from kim.casework.actions.guard import require_open, words
from kim.casework.models import Case, Enquiry, FormChange, Plan
from kim.casework.models.case import nameless, new_number
from kim.casework.rules import forms
from kim.casework.rules.codes import AccessPath, CasePhase, ClosingReason, LifeArea, PlanState, StepState
from kim.casework.rules.desk_codes import CaseForm
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Municipality
from kim.people.actions import households

STEPS_THAT_BIND = (StepState.OPEN, StepState.WAITING)


@dataclass(frozen=True)
class About:
    """What one knows of a short counselling. Nothing of it has to be known."""

    name: str = ""
    municipality: Municipality | None = None
    access_path: str = ""
    topics: Iterable[str] = ()


@action("short_counselling_recorded", _("A short counselling was recorded"))
def record(
    *,
    actor: Actor,
    about: About,
    contact: Mapping[str, Any],
    enquiry: Enquiry | None = None,
    finished: bool = False,
    service: str = "",
) -> Case:
    """Write down a counselling and its first contact in one go; an enquiry is answered with it.

    `contact`: see `contacts.Given`. `finished`: nothing more is to come; `service` names who goes on, if anybody does.
    """
    number = new_number()
    case = cases.open(
        actor=actor,
        label=about.name.strip() or nameless(number),
        number=number,
        form=CaseForm.SHORT,
        topics=topics_of(about.topics),
        enquiry=enquiry,
        municipality=about.municipality,
        access_path=about.access_path,
        # What is written down in the evening took place in the morning, or last week.
        opened_on=contact.get("took_place_on"),
    )
    contacts.record(actor=actor, case=case, **contact)
    if finished:
        reason = ClosingReason.HANDED_OVER if service.strip() else ClosingReason.GOALS_REACHED
        cases.close(actor=actor, case=case, version=case.version, reason=reason, note=service)
    return case


@action("short_counselling_edited", _("What is known of a short counselling was changed"))
def edit(*, actor: Actor, case: Case, version: int, about: About) -> Case:
    """Put name, place, access path and topics right. Raises `Conflict` for a lost update."""
    _require_short(actor, case)
    locking.update(
        case,
        version,
        access_path=AccessPath(about.access_path) if about.access_path else "",
        topics=topics_of(about.topics),
    )
    _name(actor, case, about.name, about.municipality, case.household.address)
    return case


@action("short_counselling_became_case", _("A short counselling became a case"))
def to_case(
    *,
    actor: Actor,
    case: Case,
    version: int,
    label: str,
    criteria: Iterable[str],
    municipality: Municipality | None = None,
    address: str = "",
    note: str = "",
) -> Case:
    """Deep case management is indicated: the same file goes on as a case, with all its contacts."""
    _require_short(actor, case)
    called = words(label, "label_missing", _("Enter a name for the household."), "label")
    locking.update(case, version, form=CaseForm.DEEP)
    _changed(case)
    _name(actor, case, called, municipality, address)
    return cases.record_indication(actor=actor, case=case, version=case.version, criteria=criteria, note=note)


@action("case_became_short_counselling", _("A case became a short counselling"))
def from_case(*, actor: Actor, case: Case, version: int, reason: str) -> Case:
    """It turned out that no plan is needed. Refused once a plan was adopted, or while steps are open."""
    require_open(actor, case)
    if case.is_short:
        raise RuleViolation("is_short", _("This is a short counselling already."))
    why = words(reason, "reason_missing", _("Say why no plan is needed."), "reason")
    _refuse(case)
    Plan.objects.filter(case=case, state=PlanState.DRAFT).delete()
    areas = [str(area) for area in LifeArea if area in set(case.goals.values_list("life_area", flat=True))]
    locking.update(case, version, form=CaseForm.SHORT, phase=CasePhase.ACCESS, topics=case.topics or areas)
    _changed(case, why)
    return case


def standing_of(case: Case) -> forms.Standing:
    """How far the case is, for the rule about its form."""
    return forms.Standing(
        has_adopted_plan=case.plans.exclude(state=PlanState.DRAFT).exists(),
        open_steps=case.steps.filter(state__in=STEPS_THAT_BIND).count(),
    )


def topics_of(codes: Iterable[str]) -> list[str]:
    """Life areas in the order of the list, each once."""
    chosen = {LifeArea(code) for code in codes}
    return [str(area) for area in LifeArea if area in chosen]


def _refuse(case: Case) -> None:
    found = forms.hindrance(standing_of(case))
    if found is forms.Hindrance.PLAN_ADOPTED:
        raise RuleViolation(found, _("A plan was agreed with the household. Close the case instead."))
    if found is forms.Hindrance.STEPS_OPEN:
        raise RuleViolation(found, _("There are open steps. Finish them or say that they are needed no longer."))


def _require_short(actor: Actor, case: Case) -> None:
    require_open(actor, case)
    if not case.is_short:
        raise RuleViolation("is_case", _("This is a case, not a short counselling."))


def _name(actor: Actor, case: Case, name: str, municipality: Municipality | None, address: str) -> None:
    """Name and place of the household, if they are others than before."""
    household = case.household
    label = name.strip() or nameless(case.number)
    if (label, municipality, address.strip()) == (household.label, household.municipality, household.address):
        return
    households.edit(
        actor=actor,
        household=household,
        version=household.version,
        label=label,
        municipality=municipality,
        address=address,
    )


def _changed(case: Case, reason: str = "") -> None:
    FormChange.objects.create(case=case, form=case.form, began_on=clock.today(), reason=reason)
