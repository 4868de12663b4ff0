"""Entries as HSDS 3 objects (Human Services Data Specification, Open Referral).

Identifiers are UUIDs derived from our keys, so that they stay the same in every export. What is not stated is left out.
Topics and target groups are attributes with terms of two taxonomies of ours (`terms`). Hours leave with the distance to
UTC that holds on the day they leave: HSDS reads a time without one as UTC. Words are German whoever asks: what went out
has to be known again when it comes in.
Source: https://docs.openreferral.org, version 3.1, objects service, organization, location, schedule, language, phone,
attribute, taxonomy_term.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import override

from kim.directory.exchange.terms import LEIKA, TOPICS, WHOM
from kim.directory.forms.service import language_name
from kim.directory.labels import ACCESSIBLE, AUDIENCES, COSTS, VISITS
from kim.directory.models import Service
from kim.directory.rules.codes import Accessible, Audience, Costs, Visit
from kim.kernel import clock
from kim.kernel.core_codes import LifeArea
from kim.kernel.labels import LIFE_AREAS
from kim.organisations import api as organisations
from kim.organisations.models import Municipality, Organisation

SPACE = UUID("3f0d5c0e-6f0b-5d58-9a34-1d6f0f2b7a11")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def uuid_of(kind: str, key: str) -> str:
    """The identifier of a thing in every export."""
    return str(uuid5(SPACE, f"{kind}:{key}"))


@override("de")
def service(one: Service) -> dict[str, Any]:
    """One service with everything that hangs on it."""
    return _stated(
        id=uuid_of("service", one.key),
        name=one.name,
        description=one.what,
        url=uri(one.website),
        email=one.email,
        status=_status(one),
        application_process=str(VISITS[one.visit]) if one.visit != Visit.NOT_STATED else "",
        fees_description=fees(one),
        eligibility_description=eligibility(one),
        minimum_age=one.age_from,
        maximum_age=one.age_to,
        assured_date=one.confirmed_on.isoformat() if one.confirmed_on else "",
        organization=organization(one.organisation),
        languages=[_language(one, code) for code in one.languages],
        phones=[_stated(id=uuid_of("phone", one.key), number=one.phone)] if one.phone else [],
        schedules=_schedules(one),
        service_areas=[_area(one, place) for place in one.serves.all()],
        service_at_locations=_locations(one),
        attributes=[
            *(_attribute(one, "topic", TOPICS, area, LIFE_AREAS[LifeArea(area)]) for area in one.life_areas),
            *(_attribute(one, "audience", WHOM, code, AUDIENCES[Audience(code)]) for code in one.audiences),
            *(_attribute(one, "service_type", LEIKA, key, f"{LEIKA} {key}") for key in one.leika),
        ],
    )


@override("de")
def eligibility(one: Service) -> str:
    """For whom, in words: those of the entry, else the names of its target groups."""
    return one.for_whom or ", ".join(str(AUDIENCES.get(code, code)) for code in one.audiences)


def organization(one: Organisation) -> dict[str, Any]:
    """The organization that a service belongs to."""
    return _stated(
        id=uuid_of("organization", one.key),
        name=one.name,
        alternate_name=one.short_name,
        description=one.note or one.name,
        website=uri(one.website),
    )


def uri(typed: str) -> str:
    """An address of the web with its scheme, as HSDS wants it; empty for what is none."""
    found = typed if "://" in typed or not typed else f"https://{typed}"
    parts = urlsplit(found)
    return found if parts.scheme in ("http", "https") and "." in parts.netloc and " " not in found else ""


def _status(one: Service) -> str:
    today = clock.today()
    is_over = one.valid.upper is not None and one.valid.upper <= today
    return "defunct" if is_over else "active"


@override("de")
def fees(one: Service) -> str:
    """What it costs, in words."""
    stated = str(COSTS[one.costs]) if one.costs != Costs.NOT_STATED else ""
    return " · ".join(part for part in (stated, one.costs_note) if part)


def _area(one: Service, place: Municipality) -> dict[str, Any]:
    key = {"extent": f"AGS {place.official_key}", "extent_type": "text"}
    return _stated(id=uuid_of(f"area:{one.key}", place.key), name=place.name, **key)


def _language(one: Service, code: str) -> dict[str, Any]:
    return {"id": uuid_of(f"language:{one.key}", code), "name": language_name(code), "code": code}


def _schedules(one: Service) -> list[dict[str, Any]]:
    return [
        _stated(
            id=uuid_of(f"schedule:{one.key}", str(place)),
            freq="WEEKLY",
            byday=",".join(DAYS[day] for day in span.days),
            opens_at=_at(span.begin),
            closes_at=_at(span.end),
            description=one.hours_note,
        )
        for place, span in enumerate(one.spans)
    ]


def _at(hour: time) -> str:
    """With the distance to UTC of today: a week that comes again and again has no word for daylight saving."""
    offset = datetime.combine(clock.today(), hour, timezone.get_default_timezone()).isoformat(timespec="minutes")
    return offset.partition("T")[2]


def _locations(one: Service) -> list[dict[str, Any]]:
    if not one.address and one.municipality is None:
        return []
    place = one.municipality
    location = _stated(
        id=uuid_of("location", one.key),
        location_type="physical",
        name=place.name if place else one.town,
        addresses=[_address(one)] if one.street and one.postal_code and one.town else [],
        accessibility=_accessibility(one),
    )
    return [{"id": uuid_of("service_at_location", one.key), "location": location}]


def _address(one: Service) -> dict[str, Any]:
    return {
        "id": uuid_of("address", one.key),
        "address_1": one.street,
        "city": one.town,
        "state_province": organisations.state(),
        "postal_code": one.postal_code,
        "country": "DE",
        "address_type": "physical",
    }


def _accessibility(one: Service) -> list[dict[str, Any]]:
    if one.accessible == Accessible.NOT_STATED:
        return []
    said = _stated(id=uuid_of("accessibility", one.key), description=str(ACCESSIBLE[one.accessible]))
    return [said | _stated(details=one.accessible_note)]


def _attribute(one: Service, link: str, taxonomy: str, code: str, name: Any) -> dict[str, Any]:
    term = {"code": code, "name": str(name), "description": str(name), "taxonomy": taxonomy}
    return {
        "id": uuid_of(f"attribute:{one.key}", f"{taxonomy}:{code}"),
        "link_id": uuid_of("service", one.key),
        "link_entity": "service",
        "link_type": link,
        "value": code,
        "taxonomy_term": {"id": uuid_of("term", f"{taxonomy}:{code}"), **term},
    }


def _stated(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [])}
