"""Verbs on the persons of a household."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.people import periods
from kim.people.actions import name_tokens
from kim.people.actions.checks import checked
from kim.people.models import Household, HouseholdMember, Person
from kim.people.rules.codes import HouseholdRelation


@action("person_added", _("A person was added to a household"))
def add(
    *,
    actor: Actor,
    household: Household,
    relation: str = HouseholdRelation.NOT_ASKED,
    since: date | None = None,
    **details: Any,
) -> Person:
    """Add a person; `since` None: not known since when they live there. Details: see `checks.FIELDS`."""
    access.require(actor, "edit", household)
    one_reference_person(household, relation)
    person: Person = Person.objects.create(unit_id=household.unit_id, **checked(Person(), details))
    name_tokens.begin(person)
    HouseholdMember.objects.create(
        unit_id=household.unit_id,
        household=household,
        person=person,
        relation=HouseholdRelation(relation),
        valid=periods.days(since),
    )
    return person


@action("person_corrected", _("What is known of a person was corrected"))
def correct(*, actor: Actor, person: Person, version: int, **details: Any) -> Person:
    """Change what is known of a person. Raises `Conflict` for a lost update."""
    access.require(actor, "edit", person)
    corrected = locking.update(person, version, **checked(person, details))
    name_tokens.write(corrected)
    return corrected


@action("relation_changed", _("What a person is to the household was changed"))
def change_relation(
    *, actor: Actor, membership: HouseholdMember, version: int, relation: str, since: date | None = None
) -> HouseholdMember:
    """Change what the person is to the reference person, and put right since when they live there (None: as it was)."""
    access.require(actor, "edit", membership)
    one_reference_person(membership.household, relation, but=membership)
    valid = membership.valid
    if since is not None:
        if valid.upper is not None and since >= valid.upper:
            raise RuleViolation("arrived_after_leaving", _("This day lies after the last day."), "since")
        _not_twice(membership.household, membership.person, since, but=membership)
        valid = DateRange(since, valid.upper)
    return locking.update(membership, version, relation=HouseholdRelation(relation), valid=valid)


@action("person_moved_in", _("A person came back into a household"))
def move_in(*, actor: Actor, household: Household, person: Person, since: date, relation: str) -> HouseholdMember:
    """Somebody on record lives in the household again from `since` on: a new period, the earlier one stays."""
    access.require(actor, "edit", household)
    access.require(actor, "edit", person)
    one_reference_person(household, relation)
    _not_twice(household, person, since)
    member: HouseholdMember = HouseholdMember.objects.create(
        unit_id=household.unit_id,
        household=household,
        person=person,
        relation=HouseholdRelation(relation),
        valid=periods.days(since),
    )
    return member


@action("person_moved_out", _("A person left a household"))
def move_out(*, actor: Actor, membership: HouseholdMember, last_day: date) -> HouseholdMember:
    """End the membership; the person stays on record. `last_day` is the last day in the household."""
    access.require(actor, "edit", membership)
    first_day = membership.valid.lower
    if first_day and last_day < first_day:
        raise RuleViolation(
            "left_before_arriving", _("The last day lies before the first day in the household."), "last_day"
        )
    return locking.update(membership, valid=periods.days(first_day, last_day))


def one_reference_person(household: Household, relation: str, but: HouseholdMember | None = None) -> None:
    """Refuse a second reference person."""
    if relation != HouseholdRelation.REFERENCE:
        return
    # The database asks for the whole period, so whoever is reference person from today on counts.
    others = household.memberships.filter(relation=relation, valid__endswith__isnull=True)
    ended_later = household.memberships.filter(relation=relation, valid__endswith__gt=clock.today())
    if (others | ended_later).exclude(pk=but.pk if but else None).exists():
        raise RuleViolation(
            "second_reference_person",
            _("The household already has a reference person. Change that person's relation first."),
            "relation",
        )


def _not_twice(household: Household, person: Person, since: date, but: HouseholdMember | None = None) -> None:
    others = household.memberships.filter(person=person, valid__overlap=periods.days(since))
    if but is not None:
        others = others.exclude(pk=but.pk).filter(valid__overlap=DateRange(since, but.valid.upper))
    if others.exists():
        raise RuleViolation("lives_there_already", _("The person lives in the household on this day already."), "since")
