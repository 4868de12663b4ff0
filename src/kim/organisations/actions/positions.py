"""Positions follow the files: those of the components and those of support schemes, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kim.organisations.actions.entries import follow_version, left_alone
from kim.organisations.district.changes import Change
from kim.organisations.models import Organisation, Position, Unit
from kim.organisations.models.dated import as_range
from kim.organisations.rules.periods import Period

WHAT = "position"
Entry = Mapping[str, Any]


def load(head: Entry, units: Mapping[str, Unit], places: list[str]) -> Iterator[Change]:
    """Bring the stored rows to what the checked and typed file says; nothing happens without a file."""
    employers = {one.key: one for one in Organisation.objects.all()}
    entries = [*head.get("positions", []), *head.get("scheme_positions", [])]
    for entry in entries:
        related = {"employer": employers.get(entry.get("employer", "")), "unit": units.get(entry.get("unit", ""))}
        yield follow_version(Position, WHAT, _values(entry, head, places) | related)
    if head:
        yield from left_alone(Position, WHAT, [entry["key"] for entry in entries])


def _values(entry: Entry, head: Entry, places: list[str]) -> dict[str, Any]:
    posts = entry.get("posts")
    first, last = (date.fromisoformat(entry[name]) if name in entry else None for name in ("valid_from", "valid_to"))
    return {
        "key": entry["key"],
        "component": entry.get("component"),
        "scheme": entry.get("scheme", ""),
        "places": places if entry["places"] == "all" else list(entry["places"]),
        "posts": None if posts is None else Decimal(str(posts)),
        "people": entry.get("people"),
        "is_funded": entry.get("funded"),
        "valid": as_range(Period(first, last)),
        "as_of": entry.get("as_of") or head.get("as_of", ""),
        "note": entry.get("note", ""),
    }
