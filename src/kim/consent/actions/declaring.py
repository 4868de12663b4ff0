"""What consents and releases from secrecy have in common: who declared what, how, in which language, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.consent.rules.basis import needs_representative
from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.people import periods
from kim.people.models import Household, HouseholdMember, Person


@dataclass(frozen=True)
class Declaration:
    """A declaration as given by a form. `first_day` None: the day it was given. `paper`: id of the signed sheet."""

    given_on: date
    first_day: date | None = None
    last_day: date | None = None
    person: Person | None = None
    by_person: Person | None = None
    by_name: str = ""
    data_areas: Iterable[str] = ()
    how: str = ""
    with_interpreter: bool = False
    language: str = ""
    wording: str = ""
    paper: str = ""


def columns(household: Household, given: Declaration, areas: Iterable[str]) -> dict[str, Any]:
    """The columns of a declaration that has passed the checks."""
    return {
        "unit_id": household.unit_id,
        "household": household,
        "person": given.person,
        "by_person": given.by_person,
        "by_name": given.by_name.strip(),
        "data_areas": sorted(areas),
        "valid": periods.days(given.first_day or given.given_on, given.last_day),
        "given_on": given.given_on,
        "how": given.how,
        "with_interpreter": given.with_interpreter,
        "language": given.language,
        "wording": given.wording.strip(),
        "paper": given.paper,
    }


def check_who(household: Household, given: Declaration) -> None:
    """Whoever declares belongs to the household or is named, and decides for themselves or for a child."""
    for person, field in ((given.person, "person"), (given.by_person, "by_person")):
        if person and not HouseholdMember.objects.filter(household=household, person=person).exists():
            raise RuleViolation("not_of_household", _("This person does not belong to the household."), field)
    if given.by_person and given.by_name.strip():
        raise RuleViolation("declared_by_one", _("Name one person who declares it."), "by_name")
    if given.by_person and given.by_person == given.person:
        raise RuleViolation("declared_for_itself", _("Leave this empty if the person declares it."), "by_person")
    represented = bool(given.by_person or given.by_name.strip())
    if needs_representative(_oldest(given.person), represented):
        raise RuleViolation("too_young", _("Somebody who decides for this child has to declare it."), "by_person")
    if given.by_person and needs_representative(_oldest(given.by_person), has_representative=False):
        raise RuleViolation("declared_by_a_child", _("A child declares nothing for others."), "by_person")


def check_days(given: Declaration) -> None:
    """It was given today or before, and does not work backwards."""
    if given.given_on > clock.today():
        raise RuleViolation("given_in_future", _("The day lies in the future."), "given_on")


def check_can_be_shown(given: Declaration) -> None:
    """A consent has to be proven later (Art. 7 Abs. 1 DSGVO): its language and the version of its text."""
    if given.first_day and given.first_day < given.given_on:
        raise RuleViolation("works_backwards", _("A consent does not cover days before it was given."), "first_day")
    if not given.language or not given.wording.strip():
        raise RuleViolation(
            "consent_not_shown",
            _("Enter the language and the version of the text."),
            "wording" if given.language else "language",
        )


def _oldest(person: Person | None) -> int | None:
    return person.age.high if person and person.age else None
