"""Relatives, who decides, and where a household lived, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.people import labels, periods
from kim.people import queries as people_queries
from kim.people.models import Address, Guardianship, HouseholdMember, Person
from kim.people.queries.kin import guardians_of, kin_of
from kim.people.rules.ages import is_minor
from kim.people.rules.kinship import opposite
from kim.ui.templatetags.kim_ui import day


def period_in_words(valid: Any, *, open_end: str = "") -> str:
    """ "since 01.02.2024", "01.02.2024 – 30.06.2025", or what is said of an open end."""
    first, last = valid.lower, periods.last_day(valid)
    if last:
        begin = day(first) if first else gettext("beginning not known")
        return f"{begin} – {day(last)}"
    return gettext("since %(day)s") % {"day": day(first)} if first else open_end


@dataclass(frozen=True)
class RelativeLine:
    """A relative of a person: what they are to the person, and the person to them."""

    relation: Any
    name: str
    person: Person | None
    born: str
    kind: str
    other_way: str
    facts: str


def relatives(actor: Actor, person: Person) -> list[RelativeLine]:
    """All relatives that are known, read from this person's side; children first, then by name."""
    lines = [
        RelativeLine(
            kin.relation,
            kin.name,
            kin.person,
            kin.born.display(),
            str(labels.KINSHIPS[kin.kind]),
            str(labels.KINSHIPS[opposite(kin.kind)]),
            " · ".join(part for part in (_place(kin.relation.lives_in), period_in_words(kin.relation.valid)) if part),
        )
        for kin in kin_of(actor, person)
    ]
    return sorted(lines, key=lambda line: (line.kind != str(labels.KINSHIPS["child"]), line.name))


def _place(lives_in: str) -> str:
    return gettext("lives in %(place)s") % {"place": lives_in} if lives_in else ""


@dataclass(frozen=True)
class GuardianLine:
    """Who decides for a person, on what basis, about what, when."""

    guardianship: Guardianship
    who: str
    kind: str
    scope: str
    period: str
    holds: bool


def guardian_lines(found: Iterable[Guardianship]) -> list[GuardianLine]:
    """Those who decide, today's ones first."""
    lines = [
        GuardianLine(
            one,
            one.who,
            one.get_kind_display(),
            ", ".join(str(labels.GUARDIAN_SCOPES[code]) for code in one.scope),
            period_in_words(one.valid),
            clock.today() in one.valid,
        )
        for one in found
    ]
    return sorted(lines, key=lambda line: not line.holds)


def guardians(actor: Actor, person: Person) -> list[GuardianLine]:
    """Who decides, or decided, for one person."""
    return guardian_lines(guardians_of(actor, [person]))


@dataclass(frozen=True)
class Represented:
    """Somebody who does not decide alone: a minor, or an adult for whom somebody decides. Nobody known: ask."""

    person: Person
    is_minor: bool
    guardians: list[GuardianLine]


def represented(actor: Actor, persons: list[Person]) -> list[Represented]:
    """Whose consent needs somebody else, among these persons; one statement."""
    of_person: dict[int, list[Guardianship]] = {}
    for one in guardians_of(actor, persons):
        if clock.today() in one.valid:
            of_person.setdefault(one.person_id, []).append(one)
    found = [
        Represented(
            person, bool(is_minor(person.birth_date, clock.today())), guardian_lines(of_person.get(person.pk, []))
        )
        for person in persons
    ]
    return [one for one in found if one.is_minor or one.guardians]


@dataclass(frozen=True)
class AddressLine:
    """Where the household lived, and from when until when. `record` None: as it stands at the household only."""

    record: Address | None
    place: str
    address: str
    period: str
    holds: bool


def addresses(actor: Actor, case: Case) -> list[AddressLine]:
    """The places of a household, the latest first."""
    found = Address.objects.visible_to(actor).filter(household=case.household_id).select_related("municipality")
    lines = [
        AddressLine(
            one,
            one.municipality.name if one.municipality else "",
            one.address,
            period_in_words(one.valid, open_end=gettext("beginning not known")),
            clock.today() in one.valid,
        )
        for one in found
    ]
    household = case.household
    if not lines and (household.municipality or household.address):
        place = household.municipality.name if household.municipality else ""
        lines.append(AddressLine(None, place, household.address, gettext("beginning not known"), True))
    return list(reversed(lines))


@dataclass(frozen=True)
class StayLine:
    """Somebody's time in the household."""

    member: HouseholdMember
    relation: str
    since: date | None
    until: date | None


def stays(actor: Actor, case: Case) -> list[StayLine]:
    """Who lived in the household when, the latest first; those whose beginning is not known stand last."""
    members = HouseholdMember.objects.visible_to(actor).filter(household=case.household_id).select_related("person")
    lines = [StayLine(one, one.get_relation_display(), one.valid.lower, periods.last_day(one.valid)) for one in members]
    return sorted(lines, key=lambda line: line.since or date.min, reverse=True)


def may_be_chosen(actor: Actor, person: Person) -> list[tuple[str, str]]:
    """Persons whom the actor works with, as relatives to choose from: public id and name with the household."""
    members = HouseholdMember.objects.visible_to(actor).exclude(person=person).select_related("person", "household")
    return sorted(
        {one.person.public_id: f"{one.person} ({one.household})" for one in members}.items(), key=lambda pair: pair[1]
    )


def of_household(actor: Actor, case: Case, but: Person) -> list[Person]:
    """Adults and others of the household who may decide for `but`."""
    persons = people_queries.persons_of(actor, case.household).exclude(pk=but.pk)
    return [one for one in persons if not is_minor(one.birth_date, clock.today())]
