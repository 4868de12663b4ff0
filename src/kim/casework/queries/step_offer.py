"""What a step may be made of in one case, and the office that the finder proposes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kim.casework.models import Case, Goal, Step
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.api import Found, Office
from kim.people.models import Person
from kim.people.queries import persons_of


@dataclass(frozen=True)
class Offer:
    """Persons, goals, other steps and offices to choose from."""

    case: Case
    persons: tuple[Person, ...]
    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]
    offices: tuple[tuple[str, str], ...]


def offer(actor: Actor, case: Case, step: Step | None = None) -> Offer:
    """What can be chosen for a new step, or for `step`: then what it refers to already is among it."""
    persons = list(persons_of(actor, case.household))
    if step and step.person and step.person not in persons:
        persons.append(step.person)
    offices = [(office.id, office.name) for office in organisations.offices()]
    if step and step.office and step.office.key not in dict(offices):
        offices.append((step.office.key, step.office.name))
    others = Step.objects.visible_to(actor).filter(case=case)
    coming_first = Q(state__in=(StepState.OPEN, StepState.WAITING))
    if step:
        coming_first |= Q(dependants__step=step)
        others = others.exclude(pk=step.pk)
    return Offer(
        case=case,
        persons=tuple(persons),
        goals=tuple(Goal.objects.visible_to(actor).filter(case=case)),
        steps=tuple(others.filter(coming_first).distinct()),
        offices=tuple(offices),
    )


@dataclass(frozen=True)
class Proposal:
    """The finder's answer for one topic. `place` is empty while nobody knows where the household lives."""

    topic: str
    place: str
    offices: tuple[Found, ...] = ()
    note: str = ""
    next_contacts: tuple[Office, ...] = ()

    def of_office(self, key: str) -> Found | None:
        """What the finder says of one of the offices that it found."""
        return next((found for found in self.offices if found.office.id == key), None)


def propose(case: Case, topic: str, school_form: str = "", person: Person | None = None) -> Proposal | None:
    """Who is responsible for `topic` where the household lives; None without a topic or without a district."""
    if not topic:
        return None
    place = case.household.municipality
    if place is None:
        return Proposal(topic, "")
    age = person.age.low if person and person.age and person.age.is_certain else None
    try:
        answer = organisations.find_responsible(topic, place.key, school_form=school_form or None, age=age)
    except organisations.NoDistrict:
        return None
    return Proposal(topic, place.name, answer.offices, str(answer.note), answer.next_contacts)
