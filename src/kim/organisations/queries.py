"""Reads: what the stored district says. Models or small frozen dataclasses come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kim.kernel import clock
from kim.kernel.prepared import Prepared
from kim.kernel.remembered import once
from kim.organisations.district.data import Address
from kim.organisations.models import (
    District,
    Municipality,
    Organisation,
    Responsibility,
    ResponsibilityNote,
    Unit,
)
from kim.organisations.rules.asking import Matrix, Place
from kim.organisations.rules.codes import Aspect, SchoolForm, Topic
from kim.organisations.rules.finder import Office, Remark
from kim.organisations.rules.finder import Responsibility as Held


class NoDistrict(Exception):
    """Nothing was loaded yet: `kim district load DIR` does it."""


@dataclass(frozen=True)
class DistrictProfile:
    """The district and its settings. `smallest_count` is k, `phases` maps core codes to local names.

    `procedures`: per area (`residence`, `naturalisation`) the stages as they are called here, and a note.
    """

    key: str
    name: str
    short_name: str
    kind: str
    official_key: str
    state: str
    programme: str
    letterhead: Address
    contact: Address
    components: frozenset[int]
    smallest_count: int
    answer_days: int
    case_files: bool
    phases: dict[str, str]
    procedures: dict[str, dict[str, Any]] = field(default_factory=dict)


def profile() -> DistrictProfile:
    """The district of this installation; `NoDistrict` if none is loaded."""
    stored = _district()
    if stored is None:
        raise NoDistrict
    return DistrictProfile(
        key=stored.key,
        name=stored.name,
        short_name=stored.short_name or stored.name,
        kind=stored.kind,
        official_key=stored.official_key,
        state=stored.state,
        programme=stored.programme,
        letterhead=Address(**stored.letterhead),
        contact=Address(**stored.contact),
        components=frozenset(stored.components),
        smallest_count=stored.smallest_count,
        answer_days=stored.answer_days,
        case_files=stored.case_files,
        phases=stored.phases,
        procedures=stored.procedures,
    )


@once
def _district() -> District | None:
    return next(iter(_stored()), None)


# Asked on every request: what the district does not use has no address.
_stored = Prepared(lambda: District.objects.order_by("pk")[:1])


def keeps_case_files() -> bool:
    """False if the district keeps its case files elsewhere and runs the steering part alone."""
    stored = _district()
    return stored.case_files if stored else True


def answer_days() -> int:
    """Working days within which an answer is expected from an office that has promised nothing."""
    stored = _district()
    return stored.answer_days if stored else District._meta.get_field("answer_days").default


def official_key() -> str:
    """The district's official key, whose first two digits name the state; empty before a district is loaded."""
    stored = _district()
    return stored.official_key if stored else ""


def state() -> str:
    """The federal state that the district lies in, in words; empty where its files do not say."""
    stored = _district()
    return stored.state if stored else ""


def municipalities(on: date | None = None) -> QuerySet[Municipality]:
    """The municipalities of the district on a day (today), by official key."""
    return Municipality.objects.valid_on(on or clock.today()).order_by("official_key")


def organisations(on: date | None = None) -> QuerySet[Organisation]:
    """The organisations that exist on a day (today)."""
    return Organisation.objects.valid_on(on or clock.today())


def units(on: date | None = None, kind: str | None = None) -> QuerySet[Unit]:
    """The units that exist on a day (today), also by kind, with their organisations."""
    day = on or clock.today()
    found = Unit.objects.valid_on(day).filter(organisation__valid__contains=day)
    return (found.filter(kind=kind) if kind else found).select_related("organisation", "municipality")


def offices(search: str = "", on: date | None = None) -> list[Office]:
    """Offices whose name, short name, organisation or place contains every word of `search`, by name."""
    found = units(on)
    for word in search.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(short_name__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(municipality__name__icontains=word)
        )
    return [office_of(unit) for unit in found.order_by("name")]


def municipality_of_unit(pk: int) -> str:
    """Key of the municipality that a unit works in; empty where it has none."""
    keys = Unit.objects.filter(pk=pk, municipality__isnull=False).values_list("municipality__key", flat=True)
    return str(keys.first() or "")


def office_of(unit: Unit) -> Office:
    """A unit as the finder and the office picker show it."""
    return Office(
        id=unit.key,
        name=unit.name,
        short_name=unit.short_name,
        organisation=unit.organisation.name,
        kind=unit.kind,
        organisation_kind=unit.organisation.kind,
        municipality=unit.municipality.key if unit.municipality else "",
        contact=unit.contact,
    )


def matrix(topics: Iterable[str] = ()) -> Matrix:
    """What the finder needs: everything, or the named topics only. `NoDistrict` if none is loaded."""
    stored = _district()
    if stored is None:
        raise NoDistrict
    chosen = {"topic__in": list(topics)} if topics else {}
    held = Responsibility.objects.filter(**chosen).select_related("municipality", "unit__organisation")
    notes = ResponsibilityNote.objects.filter(**chosen).select_related("municipality")
    contacts = _contacts(stored, notes)
    return Matrix(
        places=tuple(Place(one.key, one.official_key, one.name, one.kind) for one in municipalities()),
        responsibilities=tuple(_held(one) for one in held.select_related("unit__municipality")),
        remarks=tuple(_remark(one, contacts) for one in notes),
        last_resort=tuple(contacts[key] for key in [stored.contact.get("unit", "")] if key in contacts),
    )


def _contacts(stored: District, notes: Iterable[ResponsibilityNote]) -> dict[str, Office]:
    keys = {key for note in notes for key in note.next_contacts} | {stored.contact.get("unit", "")}
    found = Unit.objects.filter(key__in=keys).select_related("organisation", "municipality")
    return {unit.key: office_of(unit) for unit in found}


def _held(stored: Responsibility) -> Held:
    return Held(
        topic=Topic(stored.topic),
        place=stored.municipality.key,
        office=office_of(stored.unit),
        reason=stored.reason,
        basis=stored.basis,
        school_form=SchoolForm(stored.school_form) if stored.school_form else None,
        aspect=Aspect(stored.aspect),
        period=stored.period,
        ages=stored.age_limits,
        as_of=stored.as_of,
    )


def _remark(stored: ResponsibilityNote, contacts: dict[str, Office]) -> Remark:
    return Remark(
        topic=Topic(stored.topic),
        place=stored.municipality.key,
        text=stored.text,
        school_forms=frozenset(SchoolForm(form) for form in stored.school_forms),
        only_if_nobody=stored.only_if_nobody,
        next_contacts=tuple(contacts[key] for key in stored.next_contacts),
        period=stored.period,
    )
