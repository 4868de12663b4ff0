"""Who may be recorded already: sought before a person is saved, among those whom the searcher may see anyway."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from kim.kernel.actor import Actor
from kim.kernel.partial_date import PartialDate
from kim.people.models import Person, SaidApart
from kim.people.queries.search import has_word, name_of
from kim.people.rules import twins
from kim.people.rules.likeness import Name
from kim.people.rules.name_tokens import sought
from kim.people.rules.twins import Likeness

MOST = 5


@dataclass(frozen=True)
class Twin:
    """Somebody who may be the same, and how alike the two are."""

    person: Person
    likeness: Likeness


def of_details(actor: Actor, details: Mapping[str, Any]) -> list[Twin]:
    """Who may be meant by what was typed of a new person; most alike first."""
    other = (entry["text"] for entry in details.get("other_names") or ())
    name = Name.of(details.get("given_name", ""), details.get("family_name", ""), *other)
    born = PartialDate.from_iso(details.get("birth", ""), disputed=bool(details.get("birth_disputed")))
    return _alike(actor, name, born, but=())


def of_person(actor: Actor, person: Person) -> list[Twin]:
    """Who may be the same as a stored person; those that were told apart are left out."""
    apart = SaidApart.objects.visible_to(actor).filter(Q(person=person) | Q(other=person))
    pairs = apart.values_list("person", "other")
    return _alike(actor, name_of(person), person.birth_date, but={person.pk, *(key for pair in pairs for key in pair)})


def _alike(actor: Actor, name: Name, born: PartialDate, but: Iterable[int]) -> list[Twin]:
    words = Q()
    for word in (*name.given, *name.family):
        words |= Q(has_word(sought(word, beginning=False)))
    if not words:
        return []
    found = []
    for person in Person.objects.visible_to(actor).filter(words).exclude(pk__in=list(but)):
        alike = twins.likeness(name, born, name_of(person), person.birth_date)
        if alike is not None:
            found.append(Twin(person, alike))
    return sorted(found, key=lambda twin: (-twin.likeness.score, twin.person.pk))[:MOST]
