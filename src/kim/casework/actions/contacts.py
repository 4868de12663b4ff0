"""Verbs on contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import tasks
from kim.casework.actions.guard import require_of_household, require_open
from kim.casework.models import Case, Contact, Participant, Step
from kim.casework.rules.codes import ContactKind, Interpreting
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit
from kim.people.models import Person


@dataclass(frozen=True)
class Given:
    """A contact as given by a form; `took_place_on` None: today."""

    kind: str
    took_place_on: date | None = None
    minutes: int | None = None
    note: str = ""
    persons: Sequence[Person] = ()
    offices: Sequence[Unit] = ()
    names: Sequence[str] = ()
    interpreting: str = Interpreting.NONE
    interpreted_language: str = ""
    step: Step | None = None


@action("contact_recorded", _("A contact was recorded"))
def record(
    *, actor: Actor, case: Case, follow_up: str = "", follow_up_due: date | None = None, **given: Any
) -> Contact:
    """Record a contact, see `Given`; `follow_up` makes a task of the same transaction."""
    require_open(actor, case)
    contact_given = Given(**given)
    contact: Contact = Contact.objects.create(
        case=case, recorded_by=accounts.membership_of(actor), **_checked(case, contact_given)
    )
    _set_participants(contact, contact_given)
    if follow_up.strip():
        tasks.add(actor=actor, case=case, title=follow_up, due_on=follow_up_due, contact=contact)
    return contact


@action("contact_corrected", _("A contact was corrected"))
def correct(*, actor: Actor, contact: Contact, version: int, **given: Any) -> Contact:
    """Correct what was written; the audit keeps both. Raises `Conflict` for a lost update."""
    require_open(actor, contact.case)
    contact_given = Given(**given)
    locking.update(contact, version, **_checked(contact.case, contact_given))
    contact.participants.all().delete()
    _set_participants(contact, contact_given)
    return contact


def _checked(case: Case, given: Given) -> dict[str, Any]:
    day = given.took_place_on or clock.today()
    if day > clock.today():
        raise RuleViolation(
            "contact_in_future", _("The contact lies in the future: make a task of it."), "took_place_on"
        )
    if given.minutes is not None and not 1 <= given.minutes <= 1440:
        raise RuleViolation("minutes", _("Enter the duration in minutes, at most one day."), "minutes")
    if given.step is not None and given.step.case_id != case.pk:
        raise RuleViolation("other_case", _("Choose a step of this case."), "step")
    require_of_household(case, *given.persons, field="persons")
    interpreting = Interpreting(given.interpreting)
    return {
        "kind": ContactKind(given.kind),
        "took_place_on": day,
        "minutes": given.minutes,
        "note": given.note.strip(),
        "interpreting": interpreting,
        "interpreted_language": given.interpreted_language if interpreting is not Interpreting.NONE else "",
        "step": given.step,
    }


def _set_participants(contact: Contact, given: Given) -> None:
    for person in given.persons:
        Participant.objects.create(case=contact.case, contact=contact, person=person)
    for office in given.offices:
        Participant.objects.create(case=contact.case, contact=contact, office=office)
    for name in dict.fromkeys(name.strip() for name in given.names if name.strip()):
        Participant.objects.create(case=contact.case, contact=contact, name=name)
