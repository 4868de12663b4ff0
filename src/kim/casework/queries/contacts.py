"""Contacts of a case, and who may have taken part in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from kim.casework.models import Case, Contact, Step
from kim.casework.queries import homes
from kim.casework.queries.sketches import Sketch
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor
from kim.organisations.models import Unit
from kim.people.models import Person
from kim.people.rules.codes import HouseholdRelation


@dataclass(frozen=True)
class Company:
    """Who may take part: the household (reference person first), the offices of the plan; the steps to speak about.

    `language` is the code of the language that somebody in the household needs an interpreter for, or empty.
    """

    persons: tuple[Person, ...]
    offices: tuple[Unit, ...]
    steps: tuple[Step, ...]
    language: str


NOBODY = Company((), (), (), "")
"""No case is chosen yet, so nobody can have taken part."""


def company(actor: Actor, case: Case, keep: Contact | None = None) -> Company:
    """The choices for a contact of `case`; whoever took part in `keep` stays among them."""
    persons = household_of(actor, case)
    steps = list(Step.objects.visible_to(actor).filter(case=case).select_related("office__organisation"))
    offices = {step.office.pk: step.office for step in steps if step.office}
    open_steps = [step for step in steps if step.state in (StepState.OPEN, StepState.WAITING)]
    if keep:
        for part in keep.participants.all():
            if part.office:
                offices[part.office.pk] = part.office
            if part.person and part.person not in persons:
                persons.append(part.person)
        if keep.step and keep.step not in open_steps:
            open_steps.append(keep.step)
    return Company(tuple(persons), tuple(offices.values()), tuple(open_steps), _language(persons))


def household_of(actor: Actor, case: Case) -> list[Person]:
    """The persons who live in the household today: reference person first, then by age."""
    members = homes.members_in(actor, frozenset({case.household_id}))
    return [member.person for member in sorted(members, key=lambda one: one.relation != HouseholdRelation.REFERENCE)]


def _language(persons: list[Person]) -> str:
    spoken = [entry["language"] for person in persons for entry in person.languages]
    return next((code for code in spoken if code != "de"), "")


def of_case(actor: Actor, case: Case) -> QuerySet[Contact]:
    """All contacts of the case, newest first, ready to be shown."""
    found: QuerySet[Contact] = Contact.objects.visible_to(actor).filter(case=case)
    return found.select_related("recorded_by__user", "step").prefetch_related(
        "participants__person", "participants__office__organisation", "tasks"
    )


def cases_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """The open cases that `actor` may write into, by name, for a choice: public id and how people call it."""
    open_cases = Case.objects.visible_to(actor, "edit").filter(closed_on__isnull=True)
    found = open_cases.select_related("household").order_by("household__label_key", "number")
    return [(case.public_id, f"{case.household.label} · {case.number}") for case in found]


def in_words(outlines: Iterable[Sketch]) -> list[tuple[str, str]]:
    """The same for cases that are known in outline."""
    ordered = sorted(outlines, key=lambda one: (one.label, one.number))
    return [(one.public_id, f"{one.name} · {one.number}") for one in ordered]
