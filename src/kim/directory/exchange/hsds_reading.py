"""HSDS 3 read back: every service becomes a row as in the table, so that it is checked by the same form."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from kim.directory.exchange.hsds import DAYS, uuid_of
from kim.directory.exchange.table import LINE, MOST_ROWS, NoTable
from kim.directory.models import Service
from kim.directory.rules import hours
from kim.organisations.models import Municipality, Organisation


def rows(content: bytes) -> list[dict[str, str]]:
    """The services of a page or list. `NoTable` if the file is none."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NoTable(_("The file is no JSON that can be read.")) from error
    services = found.get("contents") if isinstance(found, dict) else found
    if not isinstance(services, list) or not all(isinstance(one, dict) for one in services):
        raise NoTable(_("The file is no list of HSDS services, and no page with contents."))
    if len(services) > MOST_ROWS:
        raise NoTable(_("At most %(most)s rows at once.") % {"most": MOST_ROWS})
    keys = {uuid_of("service", key): key for key in Service.objects.values_list("key", flat=True)}
    organisations = {name.lower(): key for key, name in Organisation.objects.values_list("key", "name")}
    places = {name.lower(): key for key, name in Municipality.objects.values_list("key", "name")}
    return [_row(one, keys, organisations, places) for one in services]


def _row(
    one: dict[str, Any], keys: dict[str, str], organisations: dict[str, str], places: dict[str, str]
) -> dict[str, str]:
    owner = _text(_part(one, "organization"), "name")
    location = _part(next(iter(_parts(one, "service_at_locations")), {}), "location")
    address = next(iter(_parts(location, "addresses")), {})
    areas = [places[name] for area in _parts(one, "service_areas") if (name := _text(area, "name").lower()) in places]
    return {
        "schluessel": keys.get(_text(one, "id"), ""),
        "name": _text(one, "name"),
        "organisation": organisations.get(owner.lower(), owner),
        "was": _text(one, "description"),
        "fuer_wen_text": _text(one, "eligibility_description"),
        "ab_alter": _text(one, "minimum_age"),
        "bis_alter": _text(one, "maximum_age"),
        "sprachen": ",".join(_text(part, "code") for part in _parts(one, "languages")),
        "kommune": places.get(_text(location, "name").lower(), ""),
        "fuer_kommunen": ",".join(areas),
        "strasse": _text(address, "address_1"),
        "plz": _text(address, "postal_code"),
        "ort": _text(address, "city"),
        "zeiten": LINE.join(filter(None, (_span(part) for part in _parts(one, "schedules")))),
        "kosten_text": _text(one, "fees_description"),
        "telefon": _text(next(iter(_parts(one, "phones")), {}), "number"),
        "email": _text(one, "email"),
        "website": _text(one, "url"),
        "leika": ",".join(_text(part, "value") for part in _parts(one, "attributes")),
    }


def _span(part: dict[str, Any]) -> str:
    """A weekly schedule as a line of opening hours; a text that the form refuses if it cannot be one."""
    days = [day.strip() for day in _text(part, "byday").split(",") if day.strip()]
    names = ", ".join(hours.DAYS[DAYS.index(day)] if day in DAYS else day for day in days)
    return f"{names} {_text(part, 'opens_at')[:5]}–{_text(part, 'closes_at')[:5]}" if days else ""


def _text(part: dict[str, Any], name: str) -> str:
    value = part.get(name)
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _part(part: dict[str, Any], name: str) -> dict[str, Any]:
    value = part.get(name)
    return value if isinstance(value, dict) else {}


def _parts(part: dict[str, Any], name: str) -> list[dict[str, Any]]:
    value = part.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
