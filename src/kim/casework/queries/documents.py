"""The papers of a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kim.casework.models import Case, Document, Step
from kim.casework.queries.contacts import household_of
from kim.casework.rules.codes import StepState
from kim.casework.rules.document_codes import DocumentKind
from kim.kernel.actor import Actor
from kim.people.models import Person

# From here on a paper that ends is shown as such: long enough for an appointment at an office.
WEEKS_AHEAD_IN_DAYS = 42


@dataclass(frozen=True)
class Choices:
    """Whose paper it can be, and which steps may need it."""

    persons: tuple[Person, ...]
    steps: tuple[Step, ...]


def of_case(actor: Actor, case: Case, kind: str = "", person: str = "") -> QuerySet[Document]:
    """Papers of the case, newest first, of one kind or one person (public id) if named."""
    found: QuerySet[Document] = Document.objects.visible_to(actor).filter(case=case)
    if kind in set(DocumentKind):
        found = found.filter(kind=kind)
    if person:
        found = found.filter(person__public_id=person)
    return found.select_related("person", "step", "recorded_by__user")


def choices(actor: Actor, case: Case, keep: Document | None = None) -> Choices:
    """Persons of the household and open steps; what `keep` names stays among them."""
    persons = household_of(actor, case)
    steps = list(Step.objects.visible_to(actor).filter(case=case, state__in=(StepState.OPEN, StepState.WAITING)))
    if keep and keep.person and keep.person not in persons:
        persons.append(keep.person)
    if keep and keep.step and keep.step not in steps:
        steps.append(keep.step)
    return Choices(tuple(persons), tuple(steps))
