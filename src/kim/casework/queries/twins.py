"""Who may be recorded already, laid beside what was typed: where the two agree, where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kim.casework.models import Case
from kim.casework.queries import homes
from kim.kernel.actor import Actor
from kim.kernel.partial_date import PartialDate
from kim.people.labels import GENDERS, WHY_FOUND, country_name
from kim.people.models import Person
from kim.people.queries import twins
from kim.people.queries.twins import Twin
from kim.people.rules.births import Agreement
from kim.people.rules.codes import Gender

AGREES, ALMOST, DIFFERS, OPEN = "done", "weigh", "late", "unknown"
_BIRTH = {Agreement.SAME: AGREES, Agreement.COVERS: AGREES, Agreement.NEAR: ALMOST, Agreement.UNKNOWN: OPEN}


@dataclass(frozen=True)
class Line:
    """One thing that is known of both: how it reads, and whether it agrees (sign and words)."""

    label: str
    mine: str
    stored: str
    sign: str
    verdict: str


@dataclass(frozen=True)
class Card:
    """Somebody who may be the same, with the case through which one sees them."""

    person: Person
    case: Case | None
    lines: tuple[Line, ...]
    lives_here: bool


def cards(actor: Actor, case: Case, details: Mapping[str, Any]) -> list[Card]:
    """The persons who may be meant by what was typed for a new person of `case`."""
    found = twins.of_details(actor, details)
    return _cards(actor, found, details, case)


def cards_of(actor: Actor, case: Case, person: Person) -> list[Card]:
    """The persons who may be the same as one who is stored."""
    return _cards(actor, twins.of_person(actor, person), known(person), case)


def _cards(actor: Actor, found: list[Twin], details: Mapping[str, Any], case: Case) -> list[Card]:
    cases = homes.case_of(actor, [twin.person for twin in found])
    return [
        Card(twin.person, home := cases.get(twin.person.pk), lines(twin, details), bool(home and home.pk == case.pk))
        for twin in found
    ]


def known(person: Person) -> dict[str, Any]:
    """What is compared of a stored person."""
    names = ("given_name", "family_name", "birth", "gender", "nationalities", "contact_ways")
    return {name: getattr(person, name) for name in names}


def lines(twin: Twin, details: Mapping[str, Any]) -> tuple[Line, ...]:
    """Names and date of birth always, the rest where either side knows it."""
    stored = known(twin.person)
    why = ", ".join(str(WHY_FOUND[why]) for why in twin.likeness.why if why in WHY_FOUND)
    mine_name = f"{details.get('given_name', '')} {details.get('family_name', '')}".strip()
    name = Line(gettext("Name"), mine_name, str(twin.person), AGREES if not why else ALMOST, why or gettext("the same"))
    return (
        name,
        _birth(twin, details),
        *_line(_("Gender"), _gender(details), _gender(stored)),
        *_line(_("Nationality"), _countries(details), _countries(stored)),
        *_line(_("How to reach them"), _ways(details), _ways(stored), either_way=True),
    )


def _birth(twin: Twin, details: Mapping[str, Any]) -> Line:
    words = {
        Agreement.SAME: gettext("the same"),
        Agreement.COVERS: gettext("agrees as far as it is known"),
        Agreement.NEAR: gettext("almost the same"),
        Agreement.UNKNOWN: gettext("not known of both"),
    }
    mine = PartialDate.from_iso(details.get("birth", "")).display()
    how = twin.likeness.birth
    return Line(gettext("Born"), mine, twin.person.birth_date.display(), _BIRTH[how], words[how])


def _line(label: Any, mine: set[str], stored: set[str], *, either_way: bool = False) -> list[Line]:
    if not mine and not stored:
        return []
    if not mine or not stored:
        sign, verdict = OPEN, gettext("not known of both")
    elif mine == stored or (either_way and mine & stored):
        sign, verdict = AGREES, gettext("agrees")
    else:
        sign, verdict = DIFFERS, gettext("differs")
    return [Line(str(label), ", ".join(sorted(mine)), ", ".join(sorted(stored)), sign, verdict)]


def _gender(details: Mapping[str, Any]) -> set[str]:
    gender = details.get("gender") or Gender.NOT_ASKED
    return set() if gender == Gender.NOT_ASKED else {str(GENDERS[gender])}


def _countries(details: Mapping[str, Any]) -> set[str]:
    return {country_name(code) for code in details.get("nationalities") or ()}


def _ways(details: Mapping[str, Any]) -> set[str]:
    return {way["value"] for way in details.get("contact_ways") or ()}
