"""Reads on relatives and on who decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kim.kernel.actor import Actor
from kim.kernel.partial_date import PartialDate
from kim.people.models import FamilyRelation, Guardianship, HouseholdMember, Person
from kim.people.rules.kinship import Kinship, opposite
from kim.people.rules.relatives import rule_kin, rule_relation


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
    relations = relations_of(actor, person.pk)
    if on is not None:
        relations = relations.filter(valid__contains=on)
    return seen_from(person, relations.select_related("person", "relative"))


def relations_of(actor: Actor, person: int) -> QuerySet[FamilyRelation]:
    """The relations of a person (a key), from either side."""
    found: QuerySet[FamilyRelation] = FamilyRelation.objects.visible_to(actor).filter(
        Q(person=person) | Q(relative=person)
    )
    return found


def seen_from(person: Person, relations: Iterable[FamilyRelation]) -> list[Kin]:
    """Relations of a person as they see them."""
    return [_kin(relation, person) for relation in relations]


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


def relations_among(actor: Actor, members: Iterable[HouseholdMember], on: date) -> dict[tuple[int, int], str]:
    """What members of one household are to each other for rules of law: (person, other) → what the person is.

    What is recorded between two of them comes first, else what follows from their relation to the reference person;
    pairs of which nothing is known are left out. One statement.
    """
    everybody = list(members)
    keys = [one.person_id for one in everybody]
    relations = FamilyRelation.objects.visible_to(actor).filter(person__in=keys, relative__in=keys, valid__contains=on)
    known: dict[tuple[int, int], str] = {}
    for one in relations:
        known[one.relative_id, one.person_id] = rule_kin(one.kind)
        known[one.person_id, one.relative_id] = rule_kin(opposite(one.kind))
    for other in everybody:
        for one in everybody:
            pair = (one.person_id, other.person_id)
            if one is not other and pair not in known and (follows := rule_relation(other.relation, one.relation)):
                known[pair] = follows
    return known
