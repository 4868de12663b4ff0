"""Positions follow the files: those of the components, those of support schemes, and the frames that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kim.organisations.actions.entries import follow, follow_version, left_alone
from kim.organisations.district.changes import Change, ChangeKind
from kim.organisations.models import Organisation, Position, PostFrame, Unit
from kim.organisations.models.dated import as_range
from kim.organisations.rules.periods import Period

WHAT, FRAME = "position", "frame"
POSTS = ("posts_possible", "posts_applied_for", "posts_granted")
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
        yield from _frames(head)


def _frames(head: Entry) -> Iterator[Change]:
    named = set()
    for entry in head.get("frames", []):
        values = _frame(entry, head)
        named.add((values["component"], values["year"]))
        yield follow(PostFrame, FRAME, values, by=("component", "year"))
    for stored in PostFrame.objects.all():
        if (stored.component, stored.year) not in named:
            yield Change(ChangeKind.NOT_IN_FILES, FRAME, str(stored))


def _frame(entry: Entry, head: Entry) -> dict[str, Any]:
    return {
        "component": entry["component"],
        "year": entry.get("year"),
        **{name: _number(entry.get(name)) for name in POSTS},
        "kind": entry.get("kind", ""),
        "as_of": head.get("as_of", ""),
        "note": entry.get("note", ""),
    }


def _number(said: Any) -> Decimal | None:
    return None if said is None else Decimal(str(said))


def _values(entry: Entry, head: Entry, places: list[str]) -> dict[str, Any]:
    first, last = (date.fromisoformat(entry[name]) if name in entry else None for name in ("valid_from", "valid_to"))
    return {
        "key": entry["key"],
        "component": entry.get("component"),
        "scheme": entry.get("scheme", ""),
        "places": places if entry["places"] == "all" else list(entry["places"]),
        "posts": _number(entry.get("posts")),
        "people": entry.get("people"),
        "is_funded": entry.get("funded"),
        "valid": as_range(Period(first, last)),
        "as_of": entry.get("as_of") or head.get("as_of", ""),
        "note": entry.get("note", ""),
    }
