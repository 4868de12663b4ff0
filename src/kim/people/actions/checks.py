"""What is checked of a person before it is written, whatever the form did."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel.errors import RuleViolation
from kim.people.actions import rows
from kim.people.models import Person

FIELDS = frozenset(
    {
        "given_name",
        "family_name",
        "other_names",
        "birth",
        "birth_disputed",
        "birth_versions",
        "gender",
        "nationalities",
        "languages",
        "contact_ways",
    }
)


def checked(person: Person, given: dict[str, Any]) -> dict[str, Any]:
    """`given` in stored form; RuleViolation names the field that cannot be stored."""
    if unknown := set(given) - FIELDS:
        raise TypeError(f"a person has no {sorted(unknown)}")
    values: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    merged = {name: values.get(name, getattr(person, name)) for name in FIELDS}
    if not (merged["given_name"] or merged["family_name"]):
        raise RuleViolation("name_missing", _("Enter a given name or a family name."), "family_name")
    rows.check_birth(merged["birth"], "birth")
    for name in rows.CHECKS.keys() & values.keys():
        values[name] = merged[name] = rows.CHECKS[name](values[name])
    if merged["birth_versions"]:
        values["birth_disputed"] = True
    return values
