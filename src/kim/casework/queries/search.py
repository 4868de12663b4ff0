"""The search of the top bar: own cases and persons, and the offices of the district.

What is asked of the database goes through what the searcher may see and through nothing else, so that an answer, its
length and the time it takes tell of nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kim.casework.models import Case
from kim.casework.queries import homes
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.people import api as people
from kim.people.keys import matches
from kim.people.labels import WHY_FOUND
from kim.people.models import Person

MOST = 20


@dataclass(frozen=True)
class PersonHit:
    """A person, the case through which one may see them, and why they were found."""

    person: Person
    case: Case
    found: people.Found

    @property
    def why(self) -> list[str]:
        """The reasons in words; none if the name is simply the same or begins like this."""
        return [str(WHY_FOUND[why]) for why in self.found.hit.why if why in WHY_FOUND]


@dataclass(frozen=True)
class Hits:
    """What was found, at most `MOST` of each kind."""

    cases: tuple[Case, ...]
    persons: tuple[PersonHit, ...]
    offices: tuple[organisations.Office, ...]

    @property
    def total(self) -> int:
        """Hits of all kinds."""
        return len(self.cases) + len(self.persons) + len(self.offices)


def find(actor: Actor, words: str) -> Hits:
    """Persons by name in any spelling and by date of birth; cases by their persons, their name or their number."""
    if not words.strip():
        return Hits((), (), ())
    found = people.find(actor, words)
    persons = _persons(actor, found)
    by_person = {hit.case.household_id: rank for rank, hit in reversed(list(enumerate(persons)))}
    named = Q(household__in=by_person) | Q(number__iexact=words.strip()) | matches("household__label_key", words)
    cases = Case.objects.visible_to(actor).filter(named).select_related("household__municipality")
    ordered = sorted(cases, key=lambda case: (by_person.get(case.household_id, -1), case.household.label_key))
    return Hits(tuple(ordered[:MOST]), persons, tuple(organisations.offices(words)[:MOST]))


def _persons(actor: Actor, found: list[people.Found]) -> tuple[PersonHit, ...]:
    cases = homes.case_of(actor, [one.person for one in found])
    return tuple(PersonHit(one.person, cases[one.person.pk], one) for one in found if one.person.pk in cases)
