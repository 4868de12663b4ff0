"""Schemes and services follow the district's files: added, changed, ended, never deleted.

What somebody changed in the directory since the last loading stays: the files only speak for entries that nobody has
confirmed later than they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from kim.directory.models import Service, SupportScheme
from kim.directory.rules import hours
from kim.directory.rules.codes import Accessible, Costs, Visit
from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.organisations.actions.entries import follow, follow_version, left_alone
from kim.organisations.district.changes import Change, ChangeKind
from kim.organisations.models import Municipality, Organisation, Unit
from kim.organisations.models.dated import as_range
from kim.organisations.rules.periods import Period

Entry = Mapping[str, Any]
_TEXTS = ("what", "for_whom", "street", "postal_code", "town", "accessible_note", "hours_note", "costs_note")
_CONTACT = ("phone", "email", "website", "holder_email", "note")
_LISTS = ("life_areas", "audiences", "stays", "languages", "leika")
_SCHEME_TEXTS = ("name", "short_name", "programme", "funder", "target_group", "offer", "rule", "successor", "note")


@action("directory_loaded", _("Schemes and services were loaded from the district's files"))
def load(*, actor: Actor, files: Mapping[str, Entry], is_demo: bool = False) -> list[Change]:
    """Bring schemes and services to what the checked and typed files say; `is_demo` marks invented services."""
    access.require(actor, "add", Service)
    return [*_schemes(files.get("schemes", {})), *_services(files.get("services", {}), is_demo)]


def _schemes(head: Entry) -> Iterator[Change]:
    every = list(Municipality.objects.order_by("official_key").values_list("key", flat=True))
    keys = set()
    for entry in head.get("schemes", []):
        keys.add(entry["key"])
        yield follow_version(SupportScheme, "scheme", _scheme(entry, head, every))
    if head:
        yield from left_alone(SupportScheme, "scheme", keys)


def _scheme(entry: Entry, head: Entry, every: list[str]) -> dict[str, Any]:
    places = entry.get("places", [])
    return {
        "key": entry["key"],
        "funding": entry["funding"],
        "units": list(entry.get("units", [])),
        "places": every if places == "all" else list(places),
        "age_from": entry.get("age_from"),
        "age_to": entry.get("age_to"),
        "residence": list(entry.get("residence", [])),
        "residence_is_focus": entry.get("residence_is_focus", False),
        "case_management": entry.get("case_management", False),
        **{name: entry.get(name, "") for name in _SCHEME_TEXTS},
        **_dated(entry, head),
    }


def _services(head: Entry, is_demo: bool) -> Iterator[Change]:
    organisations = {one.key: one for one in Organisation.objects.all()}
    units = {one.key: one for one in Unit.objects.all()}
    places = {one.key: one for one in Municipality.objects.all()}
    for entry in head.get("services", []):
        wanted = _service(entry, head, is_demo) | {
            "organisation": organisations[entry["organisation"]],
            "holder": units.get(entry.get("holder", "")),
            "municipality": places.get(entry.get("municipality", "")),
        }
        yield _follow(wanted, _served(entry.get("serves", []), places))
    if head and not is_demo:
        named = [entry["key"] for entry in head["services"]]
        kept = Service.objects.filter(is_demo=True).values_list("key", flat=True)
        yield from left_alone(Service, "service", [*named, *kept])


def _follow(wanted: dict[str, Any], serves: Iterable[Municipality]) -> Change:
    stored = Service.objects.filter(key=wanted["key"]).first()
    if stored and _is_newer(stored, wanted):
        return Change(ChangeKind.UNCHANGED, "service", wanted["key"])
    change = follow(Service, "service", wanted)
    service = Service.objects.get(key=wanted["key"])
    if set(service.serves.all()) != set(serves):
        service.serves.set(serves)
    return change


def _is_newer(stored: Service, wanted: dict[str, Any]) -> bool:
    """Somebody confirmed or changed it in the directory after what the file knows."""
    said: date | None = wanted["confirmed_on"]
    return stored.confirmed_on is not None and (said is None or stored.confirmed_on > said)


def _served(places: Any, known: dict[str, Municipality]) -> list[Municipality]:
    return list(known.values()) if places == "all" else [known[key] for key in places]


def _service(entry: Entry, head: Entry, is_demo: bool) -> dict[str, Any]:
    spans = hours.parse("\n".join(entry.get("hours", [])))
    confirmed = entry.get("confirmed_on")
    return {
        "key": entry["key"],
        "name": entry["name"],
        **{name: entry.get(name, "") for name in (*_TEXTS, *_CONTACT)},
        **{name: list(entry.get(name, [])) for name in _LISTS},
        "age_from": entry.get("age_from"),
        "age_to": entry.get("age_to"),
        "accessible": entry.get("accessible", Accessible.NOT_STATED.value),
        "visit": entry.get("visit", Visit.NOT_STATED.value),
        "hours": hours.written(spans),
        "costs": entry.get("costs", Costs.NOT_STATED.value),
        "waiting_days": entry.get("waiting_days"),
        "source": entry.get("source") or head.get("source", ""),
        "confirmed_on": date.fromisoformat(confirmed) if confirmed else None,
        "is_public": entry.get("public", False),
        "is_demo": is_demo,
        **_dated(entry, head),
    }


def _dated(entry: Entry, head: Entry) -> dict[str, Any]:
    first, last = (date.fromisoformat(entry[name]) if name in entry else None for name in ("valid_from", "valid_to"))
    valid: DateRange = as_range(Period(first, last))
    return {"valid": valid, "as_of": entry.get("as_of") or head.get("as_of", "")}
