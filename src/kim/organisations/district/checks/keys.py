"""A key names one thing: unique within its kind, and official keys belong to the district."""

from __future__ import annotations

from collections.abc import Iterable

from kim.organisations.district.files import Entry, Files

# Entries with the same key and different periods are versions of one thing; `validity` looks at those.
VERSIONED = (("schemes", None), ("positions", None), ("positions", "scheme_positions"))
UNIQUE = (
    ("municipalities", None),
    ("organisations", None),
    ("responsibilities", None),
    ("responsibilities", "notes"),
    ("bodies", None),
    ("figures", None),
    ("services", None),
)


def run(files: Files) -> None:
    for name, part in UNIQUE:
        _unique(files.entries(name, part))
    _unique(unit for _, unit in files.units())
    _official_keys(files)


def _unique(entries: Iterable[Entry]) -> None:
    first: dict[str, Entry] = {}
    for entry in entries:
        before = first.setdefault(entry.key, entry) if entry.key else entry
        if before is not entry:
            where = f"{before.document.file}:{before.line('key')}"
            entry.report(("key",), "double_entry", key=entry.key, first=where)


def _official_keys(files: Files) -> None:
    district = files.head("district").text("official_key")
    first: dict[str, int] = {}
    for entry in files.entries("municipalities"):
        key = entry.text("official_key")
        if key and key in first:
            entry.report(("official_key",), "double_official_key", key=key, first=first[key])
        if key and not key.startswith(district):
            entry.report(("official_key",), "foreign_official_key", key=key, district=district)
        first.setdefault(key, entry.line("official_key"))
