"""What a step is made of, checked before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import require_of_household, words
from kim.casework.models import Case, Goal
from kim.casework.rules.codes import LegalDomain, LifeArea, PartyKind
from kim.casework.rules.plan_codes import LegalEndKind
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit
from kim.people.models import Person


@dataclass(frozen=True)
class Given:
    """A step as given by a form: what, for whom, who does it, by when. Office and finder count for offices only."""

    title: str
    life_area: str
    party: str
    goal: Goal | None = None
    description: str = ""
    person: Person | None = None
    office: Unit | None = None
    office_name: str = ""
    finder_topic: str = ""
    finder_reason: str = ""
    finder_basis: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    legal_domain: str = ""
    due_on: date | None = None
    legal_end_on: date | None = None
    legal_end_kind: str = ""
    legal_end_basis: str = ""


@dataclass(frozen=True)
class FromTemplate:
    """A step that a template proposed and somebody chose. `place` and `needs` are places in the template."""

    place: int
    given: dict[str, Any]
    needs: tuple[int, ...] = ()


def checked(case: Case, given: Given) -> dict[str, Any]:
    """The values to store; RuleViolation names the field that does not fit."""
    if given.goal is not None and given.goal.case_id != case.pk:
        raise RuleViolation("other_case", _("Choose a goal of this case."), "goal")
    require_of_household(case, given.person)
    return {
        "title": words(given.title, "title_missing", _("Enter what is to be done."), "title"),
        "life_area": LifeArea(given.life_area),
        "goal": given.goal,
        "description": given.description.strip(),
        "person": given.person,
        "legal_domain": LegalDomain(given.legal_domain) if given.legal_domain else "",
        "due_on": given.due_on,
        **_legal_end(given),
        **_party(given),
    }


def _legal_end(given: Given) -> dict[str, Any]:
    basis = given.legal_end_basis.strip()
    if given.legal_end_on is None and basis:
        raise RuleViolation("legal_end_missing", _("Enter the last day that the law allows."), "legal_end_on")
    if given.legal_end_on is None:
        return {"legal_end_on": None, "legal_end_kind": "", "legal_end_basis": ""}
    return {
        "legal_end_on": given.legal_end_on,
        "legal_end_kind": LegalEndKind(given.legal_end_kind or LegalEndKind.DEADLINE),
        "legal_end_basis": words(
            given.legal_end_basis, "basis_missing", _("Name the paragraph that sets this end."), "legal_end_basis"
        ),
    }


def _party(given: Given) -> dict[str, Any]:
    party = PartyKind(given.party)
    name = given.office_name.strip()
    if party is not PartyKind.OFFICE:
        given, name = Given(given.title, given.life_area, given.party), ""
    elif given.office is None and not name:
        raise RuleViolation("office_missing", _("Choose the responsible office, or enter its name."), "office")
    elif given.office is not None and name:
        raise RuleViolation("two_offices", _("Choose an office or enter a name, not both."), "office_name")
    return {
        "party": party,
        "office": given.office,
        "office_name": name,
        "finder_topic": given.finder_topic,
        "finder_reason": given.finder_reason,
        "finder_basis": given.finder_basis,
        "contact_name": given.contact_name.strip(),
        "contact_phone": given.contact_phone.strip(),
    }
