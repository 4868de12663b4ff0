"""Load a district from its files: idempotent, with history, and without deleting anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.actions import positions, responsibilities
from kim.organisations.actions.entries import follow, left_alone
from kim.organisations.district import Change, DistrictData
from kim.organisations.district.data import MunicipalityData, OrganisationData, UnitData
from kim.organisations.models import District, Municipality, Organisation, ResponsibilityNote, Unit
from kim.organisations.models.dated import as_range


@action("district_loaded", _("The data of the district were loaded from its files"))
def load(*, actor: Actor, data: DistrictData) -> list[Change]:
    """Bring the database to what the files state; the changes come back, unchanged entries among them.

    Raises `RuleViolation` if the database belongs to another district, or if a stored responsibility contradicts the
    files and no day says which one holds. For a preview, run it in a transaction that is rolled back.
    """
    access.require(actor, "edit", District)
    _same_district(data)
    changes = list(_changes(data))
    # The constraints wait for the end of the transaction; a preview wants to know now.
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return changes


def _same_district(data: DistrictData) -> None:
    stored = District.objects.first()
    if stored and stored.key != data.head.key:
        raise RuleViolation(
            "other_district",
            _("This installation belongs to %(stored)s; one installation runs one district.") % {"stored": stored.name},
        )


def _changes(data: DistrictData) -> Iterator[Change]:
    yield follow(District, "district", _head(data))
    for municipality in data.municipalities:
        yield follow(Municipality, "municipality", _municipality(municipality))
    yield from left_alone(Municipality, "municipality", [one.key for one in data.municipalities])
    places = {one.key: one for one in Municipality.objects.all()}
    for organisation in data.organisations:
        yield follow(Organisation, "organisation", _organisation(organisation, places))
    yield from left_alone(Organisation, "organisation", [one.key for one in data.organisations])
    yield from _units(data, places)
    units = {one.key: one for one in Unit.objects.all()}
    yield from responsibilities.load(data.responsibilities, units, places)
    yield from _remarks(data, places)
    every = sorted(places, key=lambda key: places[key].official_key)
    yield from positions.load(data.elsewhere.get("positions", {}), units, every)


def _head(data: DistrictData) -> dict[str, Any]:
    head = asdict(data.head)
    head["components"] = list(data.head.components)
    return head


def _dated(one: Any) -> dict[str, Any]:
    return {"valid": as_range(one.period), "as_of": one.as_of}


def _texts(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def _municipality(one: MunicipalityData) -> dict[str, Any]:
    return _dated(one) | _texts(
        one, "key", "official_key", "name", "official_name", "kind", "note", "latitude", "longitude"
    )


def _organisation(one: OrganisationData, places: dict[str, Municipality]) -> dict[str, Any]:
    texts = _texts(one, "key", "name", "short_name", "kind", "role", "place", "website", "answer_days", "note")
    return _dated(one) | texts | {"municipality": places.get(one.municipality)}


def _units(data: DistrictData, places: dict[str, Municipality]) -> Iterator[Change]:
    organisations = {one.key: one for one in Organisation.objects.all()}
    stored: dict[str, Unit] = {}
    for one in _parents_first(data.units):
        links = {
            "organisation": organisations[one.organisation],
            "municipality": places.get(one.municipality),
            "parent": stored.get(one.parent),
        }
        yield follow(Unit, "unit", _unit(one) | links)
        stored[one.key] = Unit.objects.get(key=one.key)
    yield from left_alone(Unit, "unit", [one.key for one in data.units])


def _unit(one: UnitData) -> dict[str, Any]:
    address = _texts(one.address, "street", "postal_code", "town", "phone", "email", "website")
    return _dated(one) | _texts(one, "key", "name", "short_name", "kind", "answer_days", "note") | address


def _parents_first(units: tuple[UnitData, ...]) -> list[UnitData]:
    """In an order in which every parent comes before its parts; the files were checked for circles."""
    waiting, ordered, known = list(units), [], {""}
    while waiting:
        ready = [one for one in waiting if one.parent in known]
        ordered += ready
        known |= {one.key for one in ready}
        waiting = [one for one in waiting if one not in ready]
    return ordered


def _remarks(data: DistrictData, places: dict[str, Municipality]) -> Iterator[Change]:
    for one in data.remarks:
        wanted = _dated(one) | {
            **_texts(one, "key", "topic", "only_if_nobody", "text"),
            "municipality": places[one.place],
            "school_forms": [form.value for form in one.school_forms],
            "next_contacts": list(one.next_contacts),
        }
        yield follow(ResponsibilityNote, "note", wanted, by=("key", "municipality"))
    yield from left_alone(ResponsibilityNote, "note", {one.key for one in data.remarks})
