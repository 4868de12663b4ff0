"""Where a fact is asked: each once, on the page that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from kim.casework.models import Case
from kim.consolidation.queries.in_words import label, specs
from kim.people import fact_catalogue
from kim.people.models import Person

_OF_PERSON = {
    "birth_date": "casework:person-edit",
    "nationalities": "casework:person-edit",
    "stateless": "casework:person-edit",
    "status_periods": "casework:status-new",
    "legally_represented": "casework:guardian-new",
}
_OF_CASE = {"household": "casework:household", "residence": "casework:household-edit"}


@dataclass(frozen=True)
class Question:
    """A page where something can be answered, and what it is about."""

    url: str
    label: str


def questions(case: Case, person: Person, keys: tuple[str, ...]) -> list[Question]:
    """The pages where these facts are asked, each once."""
    found: dict[str, str] = {}
    for key in keys:
        for url, name in _pages(case, person, key):
            found.setdefault(url, name)
    return [Question(url, name) for url, name in found.items()]


def _pages(case: Case, person: Person, key: str) -> list[tuple[str, str]]:
    ids = {"case_id": case.public_id, "person_id": person.public_id}
    if key in _OF_PERSON:
        return [(reverse(_OF_PERSON[key], kwargs=ids), label(key))]
    if key in _OF_CASE:
        return [(reverse(_OF_CASE[key], args=[case.public_id]), label(key))]
    groups = dict.fromkeys(spec.group for spec in specs().get(key, ()))
    return [
        (reverse("casework:facts-group", kwargs={**ids, "group": one}), fact_catalogue.group(one).label)
        for one in groups
    ]
