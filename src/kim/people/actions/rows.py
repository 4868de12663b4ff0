"""What a person may have several of: nationalities, languages, names, dates of birth, ways to reach them.

Each check takes what was typed and gives the stored form back; a RuleViolation names the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.kernel.names import script_of
from kim.kernel.partial_date import PartialDate
from kim.people import labels
from kim.people.rules.codes import ContactWay, LanguageLevel, LanguageUse, MayWrite, NameKind

Entry = dict[str, str]
_SPOKEN = (ContactWay.MOBILE, ContactWay.PHONE)


def check_birth(text: str, field: str) -> None:
    """A partial date that does not lie ahead."""
    try:
        born = PartialDate.from_iso(text)
    except ValueError:
        raise RuleViolation("birth_not_a_date", _("Enter a year, a month with year, or a full date."), field) from None
    if born.earliest and born.earliest > clock.today():
        raise RuleViolation("birth_in_future", _("The date of birth lies in the future."), field)


def _nationalities(codes: list[str]) -> list[str]:
    known = {code for code, _name in labels.countries()}
    if unknown := [code for code in codes if code not in known]:
        raise RuleViolation(
            "nationality_unknown", _("Choose nationalities from the list: %s") % ", ".join(unknown), "nationalities"
        )
    return list(dict.fromkeys(codes))


def _languages(entries: list[Entry]) -> list[Entry]:
    known = {code for code, _name in labels.languages()}
    stored: dict[str, Entry] = {}
    for entry in entries:
        if entry["language"] not in known:
            raise RuleViolation("language_unknown", _("Choose languages from the list."), "languages")
        stored[entry["language"]] = {
            "language": entry["language"],
            "level": LanguageLevel(entry.get("level", LanguageLevel.NOT_ASKED)).value,
            "use": LanguageUse(entry.get("use", LanguageUse.NOT_ASKED)).value,
        }
    return list(stored.values())


def _other_names(entries: list[Entry]) -> list[Entry]:
    texts = [(NameKind(entry["kind"]).value, entry["text"].strip()) for entry in entries]
    return [{"kind": kind, "text": text, "script": script_of(text)} for kind, text in texts if text]


def _birth_versions(entries: list[Entry]) -> list[Entry]:
    for entry in entries:
        check_birth(entry["birth"], "birth_versions")
    return [{"birth": entry["birth"], "paper": entry.get("paper", "").strip()} for entry in entries if entry["birth"]]


def _contact_ways(entries: list[Entry]) -> list[Entry]:
    return [_contact_way(entry) for entry in entries if entry["value"].strip()]


def _contact_way(entry: Entry) -> Entry:
    kind, value = ContactWay(entry["kind"]), entry["value"].strip()
    if kind in _SPOKEN and not any(sign.isdecimal() for sign in value):
        raise RuleViolation("contact_without_number", _("A phone number has digits: %s") % value, "contact_ways")
    if kind is ContactWay.EMAIL:
        try:
            validate_email(value)
        except ValidationError:
            raise RuleViolation("contact_no_email", _("%s is not an e-mail address.") % value, "contact_ways") from None
    return {
        "kind": kind.value,
        "value": value,
        "may_write": MayWrite(entry.get("may_write", MayWrite.NOT_ASKED)).value,
        "owner": entry.get("owner", "").strip(),
        "note": entry.get("note", "").strip(),
    }


CHECKS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "nationalities": _nationalities,
    "languages": _languages,
    "other_names": _other_names,
    "birth_versions": _birth_versions,
    "contact_ways": _contact_ways,
}
