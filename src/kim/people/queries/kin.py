"""Reads on relatives and on who decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kim.kernel.actor import Actor
from kim.kernel.partial_date import PartialDate
from kim.people.models import FamilyRelation, Guardianship, Person
from kim.people.rules.kinship import Kinship, opposite


@dataclass(frozen=True)
class Kin:
    """A relative as the person sees them: the `kind` of the person. `person` None: held by name only."""

    relation: FamilyRelation
    kind: Kinship
    person: Person | None
    name: str
    born: PartialDate


def kin_of(actor: Actor, person: Person, on: date | None = None) -> list[Kin]:
    """The relatives of a person, read from both sides; `on`: only relations that hold on this day."""
    relations = FamilyRelation.objects.visible_to(actor).filter(Q(person=person) | Q(relative=person))
    if on is not None:
        relations = relations.filter(valid__contains=on)
    return [_kin(relation, person) for relation in relations.select_related("person", "relative")]


def _kin(relation: FamilyRelation, person: Person) -> Kin:
    if relation.relative == person:
        other = relation.person
        return Kin(relation, opposite(relation.kind), other, str(other), other.birth_date)
    known = relation.relative
    name = str(known) if known else relation.relative_name
    return Kin(relation, Kinship(relation.kind), known, name, relation.birth_date)


def guardians_of(actor: Actor, persons: list[Person]) -> QuerySet[Guardianship]:
    """Who decides for these persons, also formerly; one statement."""
    found: QuerySet[Guardianship] = Guardianship.objects.visible_to(actor).filter(person__in=persons)
    return found.select_related("guardian", "office")
