"""Everything that a case knows and that must not stand in a text that leaves it."""

from __future__ import annotations

from collections.abc import Iterator

from kim.casework.models import Case, Contact, Step
from kim.kernel.actor import Actor
from kim.kernel.disclosure import KnownValues, StoredDate, StoredName, neutral_person
from kim.kernel.disclosure.findings import Reason
from kim.kernel.disclosure.lexicon import is_listed
from kim.kernel.partial_date import PartialDate
from kim.organisations import api as organisations
from kim.people.models import Address, FamilyRelation, Guardianship, HouseholdMember, Person, ResidenceStatus


def values_of(actor: Actor, case: Case) -> KnownValues:
    """The values of this case, also of people who have left the household."""
    persons = _persons(actor, case)
    lived = list(Address.objects.visible_to(actor).filter(household=case.household_id).select_related("municipality"))
    kin = list(FamilyRelation.objects.visible_to(actor).filter(person__in=persons))
    return KnownValues(
        names=(*_names(case, persons), *_names_around(actor, persons, kin)),
        dates=(*_dates(actor, case, persons), *_births_of(kin)),
        numbers=tuple(_numbers(actor, case, persons)),
        addresses=tuple({case.household.address, *(one.address for one in lived)} - {""}),
        own_places=tuple(dict.fromkeys(_places(case, lived, kin))),
        municipalities=tuple(town.name for town in organisations.municipalities()),
        nationalities=frozenset(code for person in persons for code in person.nationalities),
    )


def _persons(actor: Actor, case: Case) -> list[Person]:
    members = HouseholdMember.objects.visible_to(actor).filter(household=case.household_id)
    return list(Person.objects.visible_to(actor).filter(pk__in=members.values("person")))


def _names(case: Case, persons: list[Person]) -> Iterator[StoredName]:
    yield StoredName(case.household.label)
    for person in persons:
        neutral = neutral_person(person.age)
        for text in (person.given_name, person.family_name, *(name["text"] for name in person.other_names)):
            if text:
                yield StoredName(text, neutral)
        # The neighbour whose phone it is can be recognised as well.
        yield from (StoredName(word) for entry in person.contact_ways for word in _names_in(entry["owner"]))
    # Whoever works on the case is as good a hint as the household itself.
    yield StoredName(case.assigned_to.user.name, "die Fallbegleitung")


def _names_around(actor: Actor, persons: list[Person], kin: list[FamilyRelation]) -> Iterator[StoredName]:
    """Relatives elsewhere and who decides: as good a hint as the household itself."""
    for relation in kin:
        if relation.relative_name:
            yield StoredName(relation.relative_name)
    guardians = Guardianship.objects.visible_to(actor).filter(person__in=persons).exclude(name="")
    for name in guardians.values_list("name", flat=True):
        yield from (StoredName(word, "die Vertretung") for word in _names_in(name))


def _names_in(text: str) -> list[str]:
    """The words of a free text that look like names: "gemeinsam mit Yousif" gives Yousif, "Nachbar" nothing."""
    return [word for word in text.replace(",", " ").split() if word[:1].isupper() and not is_listed(word)]


def _places(case: Case, lived: list[Address], kin: list[FamilyRelation]) -> Iterator[str]:
    for place in (case.household.municipality, *(address.municipality for address in lived)):
        if place:
            yield place.name
    yield from (relation.lives_in for relation in kin if relation.lives_in)


def _births_of(kin: list[FamilyRelation]) -> Iterator[StoredDate]:
    for relation in kin:
        if relation.relative_birth:
            yield StoredDate(PartialDate.from_iso(relation.relative_birth), Reason.BIRTH_DATE)


def _dates(actor: Actor, case: Case, persons: list[Person]) -> Iterator[StoredDate]:
    for person in persons:
        yield StoredDate(person.birth_date, Reason.BIRTH_DATE)
        for entry in person.birth_versions:
            yield StoredDate(PartialDate.from_iso(entry["birth"]), Reason.BIRTH_DATE)
    for status in ResidenceStatus.objects.visible_to(actor).filter(person__in=persons):
        for day in (status.first_day, status.last_day, status.issued_on, status.obligation_until):
            if day:
                yield StoredDate(PartialDate.of(day), Reason.TITLE_END)
    for step in Step.objects.visible_to(actor).filter(case=case):
        for day in (step.due_on, step.waiting_since, step.done_on):
            if day:
                yield StoredDate(PartialDate.of(day), Reason.PLAN_DATE)
    for contact in Contact.objects.visible_to(actor).filter(case=case):
        yield StoredDate(PartialDate.of(contact.took_place_on), Reason.STORED_DATE)
    yield StoredDate(PartialDate.of(case.opened_on), Reason.STORED_DATE)


def _numbers(actor: Actor, case: Case, persons: list[Person]) -> Iterator[str]:
    yield case.number
    papers = ResidenceStatus.objects.visible_to(actor).filter(person__in=persons).exclude(document_number="")
    yield from papers.values_list("document_number", flat=True)
    yield from (entry["value"] for person in persons for entry in person.contact_ways)
