"""The search of the top bar: own cases and persons, and the offices of the district. Seven statements at most."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kim.casework.models import Case, Step
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.people import api as people
from kim.people.keys import matches
from kim.people.models import HouseholdMember, Person

MOST = 20


@dataclass(frozen=True)
class PersonHit:
    """A person and the case through which one may see them."""

    person: Person
    case: Case


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
    """Every word must begin a word of the name; a case number finds its case."""
    if not words.strip():
        return Hits((), (), ())
    called = people.households_called(words).values("pk")
    visible = Case.objects.visible_to(actor).filter(Q(household__in=called) | Q(number__iexact=words.strip()))
    cases = tuple(visible.select_related("household__municipality").order_by("household__label_key")[:MOST])
    return Hits(cases, _persons(actor, words), tuple(organisations.offices(words)[:MOST]))


def _persons(actor: Actor, words: str) -> tuple[PersonHit, ...]:
    named = Person.objects.visible_to(actor).filter(matches("name_key", words))
    members = HouseholdMember.objects.visible_to(actor).filter(person__in=named).select_related("person")
    cases = {
        case.household_id: case
        for case in Case.objects.visible_to(actor)
        .filter(household__in=[member.household_id for member in members])
        .select_related("household")
        .order_by("opened_on")
    }
    hits = [PersonHit(one.person, cases[one.household_id]) for one in members if one.household_id in cases]
    return tuple(sorted(hits, key=lambda hit: (hit.person.family_name, hit.person.given_name))[:MOST])


def awaited_offices(actor: Actor) -> list[tuple[str, str]]:
    """The offices that some step of the actor's cases waits for: key of the filter and name."""
    waiting = Step.objects.visible_to(actor).filter(state=StepState.WAITING, case__closed_on__isnull=True)
    found = {
        (step.office.public_id, str(step.office)) if step.office else (step.office_name, step.office_name)
        for step in waiting.select_related("office")
        if step.office or step.office_name
    }
    return sorted(found, key=lambda pair: pair[1])
