"""What is checked of a person before it is written, whatever the form did."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.kernel.partial_date import PartialDate
from kim.people import labels
from kim.people.keys import key_of
from kim.people.models import Person
from kim.people.rules.codes import LanguageLevel, LanguageUse, NameKind

FIELDS = frozenset(
    {
        "given_name",
        "family_name",
        "other_names",
        "birth",
        "birth_disputed",
        "gender",
        "nationalities",
        "languages",
        "phone",
        "email",
    }
)


def checked(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """`given` in stored form, with the folded names; RuleViolation names the field that cannot be stored."""
    if unknown := set(given) - FIELDS:
        raise TypeError(f"a person has no {sorted(unknown)}")
    values: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    merged = {name: values.get(name, getattr(person, name)) for name in FIELDS}
    if not (merged["given_name"] or merged["family_name"]):
        raise RuleViolation("name_missing", _("Enter a given name or a family name."), "family_name")
    _check_birth(merged["birth"])
    if "nationalities" in values:
        values["nationalities"] = _nationalities(values["nationalities"])
    if "languages" in values:
        values["languages"] = _languages(values["languages"])
    if "other_names" in values:
        values["other_names"] = _other_names(values["other_names"])
        merged["other_names"] = values["other_names"]
    other = (entry["text"] for entry in merged["other_names"])
    values["name_key"] = key_of(merged["given_name"], merged["family_name"], *other)
    return values


def _check_birth(text: str) -> None:
    try:
        born = PartialDate.from_iso(text)
    except ValueError:
        raise RuleViolation(
            "birth_not_a_date", _("Enter a year, a month with year, or a full date."), "birth"
        ) from None
    if born.earliest and born.earliest > clock.today():
        raise RuleViolation("birth_in_future", _("The date of birth lies in the future."), "birth")


def _nationalities(codes: list[str]) -> list[str]:
    known = {code for code, _name in labels.countries()}
    if unknown := [code for code in codes if code not in known]:
        raise RuleViolation(
            "nationality_unknown", _("Choose nationalities from the list: %s") % ", ".join(unknown), "nationalities"
        )
    return list(dict.fromkeys(codes))


def _languages(entries: list[dict[str, str]]) -> list[dict[str, str]]:
    known = {code for code, _name in labels.languages()}
    stored: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry["language"] not in known:
            raise RuleViolation("language_unknown", _("Choose languages from the list."), "languages")
        stored[entry["language"]] = {
            "language": entry["language"],
            "level": LanguageLevel(entry.get("level", LanguageLevel.NOT_ASKED)).value,
            "use": LanguageUse(entry.get("use", LanguageUse.NOT_ASKED)).value,
        }
    return list(stored.values())


def _other_names(entries: list[dict[str, str]]) -> list[dict[str, str]]:
    return [
        {"kind": NameKind(entry["kind"]).value, "text": entry["text"].strip()}
        for entry in entries
        if entry["text"].strip()
    ]
