"""Verbs on persons who are recorded already: taken into a household instead of recorded twice, or told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people import periods
from kim.people.actions import name_tokens
from kim.people.actions.checks import FIELDS, checked
from kim.people.actions.persons import one_reference_person
from kim.people.models import Household, HouseholdMember, Person, SaidApart
from kim.people.rules.codes import HouseholdRelation
from kim.people.rules.combining import combine


@dataclass(frozen=True)
class Joined:
    """The person, and the fields in which the stored value was kept although another one was typed."""

    person: Person
    kept: tuple[str, ...]


@action("person_joined", _("A person who was recorded already was added to a household"))
def join(
    *,
    actor: Actor,
    household: Household,
    person: Person,
    details: Mapping[str, Any],
    relation: str = HouseholdRelation.NOT_ASKED,
    since: date | None = None,
) -> Joined:
    """Let `person` live in `household`, and add what was typed of them to what is known. Nothing typed is lost."""
    access.require(actor, "edit", household)
    access.require(actor, "edit", person)
    if person.unit_id != household.unit_id:
        raise RuleViolation("other_unit", _("This person is recorded by another unit. Each unit keeps its own record."))
    if not _lives_there(household, person):
        one_reference_person(household, relation)
        HouseholdMember.objects.create(
            unit_id=household.unit_id,
            household=household,
            person=person,
            relation=HouseholdRelation(relation),
            valid=periods.days(since),
        )
    combined = combine(details_of(person), details)
    if any(getattr(person, name) != value for name, value in combined.values.items()):
        person = locking.update(person, **checked(person, combined.values))
        name_tokens.write(person)
    return Joined(person, combined.lost)


@action("persons_told_apart", _("It was recorded that two similar records are of two persons"))
def tell_apart(*, actor: Actor, person: Person, others: Iterable[Person]) -> None:
    """Nobody is asked about these again."""
    access.require(actor, "edit", person)
    for other in others:
        access.require(actor, "edit", other)
        first, second = sorted((person, other), key=lambda one: one.pk)
        SaidApart.objects.get_or_create(person=first, other=second, defaults={"unit_id": person.unit_id})


def details_of(person: Person) -> dict[str, Any]:
    """What is known of a stored person, by the names of `checks.FIELDS`."""
    return {name: getattr(person, name) for name in FIELDS}


def _lives_there(household: Household, person: Person) -> bool:
    here = household.memberships.filter(person=person, valid__contains=clock.today())
    return bool(here.exists())
