"""Verbs on guardianships: who decides for a person, about what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit
from kim.people import periods
from kim.people.models import Guardianship, HouseholdMember, Person
from kim.people.rules.codes import Evidence
from kim.people.rules.kinship import GuardianKind, GuardianScope


@action("guardian_recorded", _("It was recorded who decides for a person"))
def record(*, actor: Actor, person: Person, **given: Any) -> Guardianship:
    """Record who decides; see `_checked` for what can be given."""
    access.require(actor, "edit", person)
    created: Guardianship = Guardianship.objects.create(
        person=person, unit_id=person.unit_id, **_checked(person, **given)
    )
    return created


@action("guardian_corrected", _("Who decides for a person was corrected"))
def correct(*, actor: Actor, guardianship: Guardianship, version: int, **given: Any) -> Guardianship:
    """Put it right, or end it with a last day. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", guardianship)
    return locking.update(guardianship, version, **_checked(guardianship.person, **given))


@action("guardian_removed", _("Who decides for a person was recorded by mistake and removed"))
def remove(*, actor: Actor, guardianship: Guardianship) -> None:
    """Take out what was recorded by mistake; the audit keeps the trace."""
    access.require(actor, "edit", guardianship)
    guardianship.delete()


def _checked(
    person: Person,
    *,
    kind: str,
    guardian: Person | None = None,
    office: Unit | None = None,
    name: str = "",
    scope: Iterable[str] = (),
    first_day: date | None = None,
    last_day: date | None = None,
    evidence: str = Evidence.CLAIMED,
) -> dict[str, Any]:
    """A person of the household alone, or an office with or without the name of who acts there, or a name."""
    if not (guardian or office or name.strip()):
        raise RuleViolation("guardian_missing", _("Say who decides: a person, an office or a name."), "name")
    if guardian and (office or name.strip()):
        raise RuleViolation("guardian_twice", _("Choose a person of the household or enter somebody else."), "name")
    if guardian and not _lived_together(person, guardian):
        raise RuleViolation("guardian_elsewhere", _("Enter somebody from outside the household by name."), "guardian")
    if first_day and last_day and last_day < first_day:
        raise RuleViolation("period_backwards", _("The last day lies before the first day."), "last_day")
    return {
        "kind": GuardianKind(kind),
        "guardian": guardian,
        "office": office,
        "name": name.strip(),
        "scope": [GuardianScope(code).value for code in dict.fromkeys(scope)],
        "valid": periods.days(first_day, last_day),
        "evidence": Evidence(evidence),
    }


def _lived_together(person: Person, guardian: Person) -> bool:
    if person == guardian:
        raise RuleViolation("guardian_of_oneself", _("Nobody decides for themselves as a guardian."), "guardian")
    own = HouseholdMember.objects.filter(person=person).values("household")
    return HouseholdMember.objects.filter(person=guardian, household__in=own).exists()
