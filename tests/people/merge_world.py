"""A crowd of persons with rows in every table that points to a person, and the database as one value."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from kim.casework.actions import conferences, contacts, goals, plans
from kim.casework.models import Case, ConferenceGuest, PlanAgreement
from kim.consent.actions import bases, releases
from kim.consent.models import Basis, Release
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people import fact_catalogue, labels
from kim.people.actions import facts, known, statuses
from kim.people.actions.facts import Answer
from kim.people.models import FamilyRelation, Guardianship, HouseholdMember, Person
from kim.people.rules.facts import FactState
from tests import make, world_of_the_ways

GIVEN = ("Yousif", "Youssef", "Hanan", "Taras", "Тарас", "Mehmet", "Sabine", "Lina", "محمد")
FAMILY = ("Al-Saadi", "Elsaadi", "Shevchenko", "Çelik", "Sommer", "")
BIRTHS = ("", "1988", "1988-05", "1988-05-23", "1990-01-01")
# Written by the merge itself, or a log, or a counter.
NOT_COMPARED = {"people_merge", "kernel_auditrow", "kernel_auditseal", "kernel_readlog", "kernel_auditmeta"}


def crowd(actor: Actor, chance: random.Random, households: int = 6) -> list[Person]:
    """Persons in several households, some of them in two, with goals, steps, contacts, consents and statuses."""
    persons: list[Person] = []
    for number in range(households):
        case = make.case(actor, f"Familie {number}")
        members = [_person(actor, case, chance) for _each in range(4)]
        persons += members
        for person in members:
            _hang_on(actor, case, person, chance)
        _meet_and_agree(actor, case, members)
        known.tell_apart(actor=actor, person=members[0], others=chance.sample(members[1:], 2))
        if number:
            newcomer = chance.choice(persons[:-4])
            known.join(actor=actor, household=case.household, person=newcomer, details={})
    return persons


def _person(actor: Actor, case: Case, chance: random.Random) -> Person:
    return make.person(
        actor,
        case,
        chance.choice(GIVEN),
        family_name=chance.choice(FAMILY),
        birth=chance.choice(BIRTHS),
        gender=chance.choice(["not_asked", "female", "male"]),
        nationalities=chance.sample(["SY", "UA", "TR", "XS"], chance.randint(0, 2)),
        languages=[{"language": code} for code in chance.sample(["ar", "uk", "tr", "de"], chance.randint(0, 2))],
        contact_ways=[{"kind": "phone", "value": f"0220 {chance.randint(1, 4)}"}],
        relation=chance.choice(["child", "spouse", "not_asked"]),
        since=chance.choice([None, date(2024, 1, 1)]),
    )


def _hang_on(actor: Actor, case: Case, person: Person, chance: random.Random) -> None:
    with acting_as(actor):
        if chance.random() < 0.7:
            goals.add(actor=actor, case=case, own_words="Arbeit finden", life_area="work", person=person)
        if chance.random() < 0.7:
            make.step(actor, case, person=person)
        if chance.random() < 0.7:
            contacts.record(actor=actor, case=case, kind="phone", persons=[person])
        if chance.random() < 0.4:
            key, first = chance.choice([("10.e.rr", date(2025, 1, 1)), ("10.e.ss", date(2019, 1, 1))])
            statuses.record(actor=actor, person=person, key=key, first_day=first, last_day=first + timedelta(days=300))
        if chance.random() < 0.5:
            _agree(actor, case, person)
        if chance.random() < 0.5:
            group = fact_catalogue.groups()[0]
            answers = {group.facts[0].key: Answer(FactState.ASKED_UNKNOWN)}
            facts.save(actor=actor, person=person, group=group.key, version=0, answers=answers)
        if chance.random() < 0.3:
            world_of_the_ways.take_up(actor, case, person)
            world_of_the_ways.comes(actor, case, person)
        if chance.random() < 0.2:
            make.document(actor, case, person=person)


def _meet_and_agree(actor: Actor, case: Case, members: list[Person]) -> None:
    """Guests of a conference, and who agreed to a plan for whom."""
    with acting_as(actor):
        meeting = conferences.call(actor=actor, case=case, purpose="Arbeit")
        make.step(actor, case)
        plan = plans.draft(actor=actor, case=case)
        _belong_together(members)
        for person in members[:2]:
            ConferenceGuest.objects.create(case=case, conference=meeting, person=person)
            PlanAgreement.objects.create(
                case=case, plan=plan, person=person, by_person=members[2], agreed_on=clock.today(), how="written"
            )


def _belong_together(members: list[Person]) -> None:
    """Relatives, and who decides for whom."""
    one, two, three, four = members
    always = {"unit_id": one.unit_id, "valid": DateRange(None, None)}
    kinship, basis = str(next(iter(labels.KINSHIPS))), str(next(iter(labels.GUARDIAN_KINDS)))
    FamilyRelation.objects.create(person=one, relative=two, kind=kinship, **always)
    FamilyRelation.objects.create(person=three, relative_name="Tante Rosa", kind=kinship, **always)
    Guardianship.objects.create(person=three, guardian=four, kind=basis, **always)


def _agree(actor: Actor, case: Case, person: Person) -> None:
    given: dict[str, Any] = {"given_on": clock.today(), "how": "written", "language": "de", "wording": "2026-01"}
    shared: dict[str, Any] = {"household": case.household, "person": person, **given}
    bases.record(actor=actor, kind="consent", purpose="counselling", **shared)
    until = clock.today() + timedelta(days=30)
    releases.record(actor=actor, name="Verein", data_areas=["identity"], last_day=until, **shared)
    for model in (Basis, Release):
        # Somebody may have declared it for another one.
        other = HouseholdMember.objects.filter(household=case.household).exclude(person=person).first()
        model.objects.filter(person=person).update(by_person=other.person if other else None)


def tables() -> Iterator[str]:
    """Every table of ours, but for logs."""
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("kim.") and model._meta.db_table not in NOT_COMPARED:
            yield model._meta.db_table


def everything(of: list[str]) -> dict[str, str]:
    """All rows of these tables, as one digest each."""
    rows = "SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{}\" t"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'({rows.format(table)})' for table in of)}")
        return dict(zip(of, cursor.fetchone(), strict=True))
