"""HSDS 3 read back: every service becomes a row as in the table, so that it is checked by the same form.

An entry that is there keeps what the file does not say: HSDS has no word for ways of getting in, for who holds an entry
or whether it is public. What cannot be taken over is named, row by row.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from kim.directory.exchange.hsds import DAYS, eligibility, fees, service, uuid_of
from kim.directory.exchange.table import LINE, MOST_ROWS, NoTable, Read, cells
from kim.directory.exchange.terms import leika_of, topic_of, whom_of
from kim.directory.models import Service
from kim.directory.rules import hours
from kim.organisations.models import Municipality, Organisation

Part = dict[str, Any]
# What of a service is read; whatever else a file states is named, so that nothing is left out in silence.
READ = {
    *("id", "name", "status", "description", "url", "email", "organization_id", "organization", "languages", "phones"),
    *("eligibility_description", "minimum_age", "maximum_age", "schedules", "service_areas", "service_at_locations"),
    *("attributes", "fees_description"),
}
# Distances of Central European Time to UTC, in winter and in summer.
HERE = ("+01:00", "+02:00")


def rows(content: bytes) -> list[Read]:
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
    known = Known()
    return [_read(one, known) for one in services]


class Known:
    """What is in the directory already, by the names and identifiers that a file has."""

    def __init__(self) -> None:
        every = Service.objects.select_related("organisation", "holder", "municipality").prefetch_related("serves")
        self.entries = {uuid_of("service", one.key): one for one in every}
        self.organisations = {name.lower(): key for key, name in Organisation.objects.values_list("key", "name")}
        self.places = {name.lower(): key for key, name in Municipality.objects.values_list("key", "name")}


def _read(one: Part, known: Known) -> Read:
    stored = known.entries.get(_text(one, "id"))
    said = {column: value for column, value in (_row(one, known) | _terms(one)).items() if value}
    notes = tuple(_notes(one, service(stored) if stored else {}))
    if stored is None:
        return Read(said, tuple(_troubles(one)), notes)
    for column, our_words in (("fuer_wen_text", eligibility(stored)), ("kosten_text", fees(stored))):
        if said.get(column) == our_words:
            # Made from codes when it went out: nobody's text.
            del said[column]
    return Read(cells(stored) | said, tuple(_troubles(one)), notes)


def _row(one: Part, known: Known) -> dict[str, str]:
    owner = _text(_part(one, "organization"), "name")
    location = _part(next(iter(_parts(one, "service_at_locations")), {}), "location")
    address = next(iter(_parts(location, "addresses")), {})
    areas = [_text(area, "name").lower() for area in _parts(one, "service_areas")]
    return {
        "name": _text(one, "name"),
        "organisation": known.organisations.get(owner.lower(), owner),
        "was": _text(one, "description"),
        "fuer_wen_text": _text(one, "eligibility_description"),
        "ab_alter": _text(one, "minimum_age"),
        "bis_alter": _text(one, "maximum_age"),
        "sprachen": ",".join(_text(part, "code") for part in _parts(one, "languages")),
        "kommune": known.places.get(_text(location, "name").lower(), ""),
        "fuer_kommunen": ",".join(known.places[name] for name in areas if name in known.places),
        "strasse": _text(address, "address_1"),
        "plz": _text(address, "postal_code"),
        "ort": _text(address, "city"),
        "zeiten": LINE.join(filter(None, map(_span, _schedules(one)))),
        "kosten_text": _text(one, "fees_description"),
        "telefon": _text(next(iter(_parts(one, "phones")), {}), "number"),
        "email": _text(one, "email"),
        "website": _text(one, "url"),
    }


def _terms(one: Part) -> dict[str, str]:
    """Topics, target groups and LeiKa keys, by the terms that are known."""
    terms = [_term(part) for part in _parts(one, "attributes")]
    return {
        "themen": ",".join(dict.fromkeys(filter(None, (topic_of(*term) for term in terms)))),
        "fuer_wen": ",".join(dict.fromkeys(filter(None, (whom_of(*term) for term in terms)))),
        "leika": ",".join(dict.fromkeys(filter(None, (leika_of(*term[:2]) for term in terms)))),
    }


def _term(attribute: Part) -> tuple[str, str, str]:
    """Taxonomy, code and name of the term of an attribute."""
    term = _part(attribute, "taxonomy_term")
    code = _text(term, "code") or _text(attribute, "value")
    return _text(term, "taxonomy"), code, _text(term, "name") or _text(attribute, "label")


def _troubles(one: Part) -> list[str]:
    status = _text(one, "status")
    if status in ("inactive", "defunct", "temporarily closed"):
        return [
            _("State: the file says “%(status)s”. Take it out of the file, or end the entry here.") % {"status": status}
        ]
    return []


def _notes(one: Part, ours: Part) -> list[str]:
    """What is in the file and is not taken over; `ours`: what the entry would say by itself if it left now."""
    found = []
    if unknown := [term for term in map(_term, _parts(one, "attributes")) if not _is_known(term)]:
        names = ", ".join(dict.fromkeys(name or code for _taxonomy, code, name in unknown))
        found.append(
            _("not taken over, because no topic or target group is known for it: %(names)s") % {"names": names}
        )
    if any(not _is_weekly(part) for part in _schedules(one)):
        found.append(_("not taken over: times that do not come every week; write them by hand"))
    if any(not _is_of_here(part) for part in _schedules(one)):
        found.append(_("not taken over: times of another time zone or in UTC; write them by hand"))
    if len(_parts(one, "service_at_locations")) > 1:
        found.append(_("not taken over: more places than the first one"))
    if len(_parts(one, "phones")) > 1:
        found.append(_("not taken over: more telephone numbers than the first one"))
    if left := [name for name in one if name not in READ and one[name] not in ("", None, [], {}, ours.get(name))]:
        found.append(_("not taken over, because an entry has no place for it: %(names)s") % {"names": ", ".join(left)})
    return found


def _is_known(term: tuple[str, str, str]) -> bool:
    return bool(topic_of(*term) or whom_of(*term) or leika_of(*term[:2]))


def _schedules(one: Part) -> list[Part]:
    """Of the service, and of the service at its place."""
    there = next(iter(_parts(one, "service_at_locations")), {})
    return [*_parts(one, "schedules"), *_parts(there, "schedules")]


def _is_weekly(part: Part) -> bool:
    return _text(part, "freq") in ("", "WEEKLY") and _text(part, "interval") in ("", "1")


def _is_of_here(part: Part) -> bool:
    """Times of the clocks here, in winter or in summer. Without a word on it they are taken for that, too."""
    stated = {text[5:].removeprefix(":00") for text in (_text(part, "opens_at"), _text(part, "closes_at"))}
    zone = _text(part, "timezone")
    return stated <= {"", *HERE} and zone in ("", *(str(int(offset[:3])) for offset in HERE))


def _span(part: Part) -> str:
    """A weekly schedule as a line of opening hours; a text that the form refuses if it cannot be one."""
    if not _is_weekly(part) or not _is_of_here(part):
        return ""
    days = [day.strip() for day in _text(part, "byday").split(",") if day.strip()]
    names = ", ".join(hours.DAYS[DAYS.index(day)] if day in DAYS else day for day in days)
    return f"{names} {_text(part, 'opens_at')[:5]}–{_text(part, 'closes_at')[:5]}" if days else ""


def _text(part: Part, name: str) -> str:
    value = part.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _part(part: Part, name: str) -> Part:
    value = part.get(name)
    return value if isinstance(value, dict) else {}


def _parts(part: Part, name: str) -> list[Part]:
    value = part.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
