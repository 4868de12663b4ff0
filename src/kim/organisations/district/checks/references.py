"""Every key that points to something finds it."""

from __future__ import annotations

from kim.organisations.district import wording
from kim.organisations.district.files import Entry, Files
from kim.organisations.district.sayings import meant


def run(files: Files) -> None:
    _organisations(files)
    for entry in (*files.entries("responsibilities"), *files.entries("responsibilities", "notes")):
        refer(entry, "unit", "unit", files.unit_keys())
        refer_all(entry, "places", "municipality", files.keys("municipalities"))
        refer_all(entry, "next_contacts", "unit", files.unit_keys())
    for contact in _mapping(files.head("district"), "contact"):
        refer(contact, "unit", "unit", files.unit_keys())
    _parents(files)


def refer(entry: Entry, name: str, kind: str, known: list[str], code: str = "unknown_reference") -> None:
    """Report `name` of `entry` if it is given and names nothing."""
    _refer(entry, (name,), entry.text(name), kind, known, code)


def refer_all(entry: Entry, name: str, kind: str, known: list[str]) -> None:
    """The same for every value of a list."""
    for position, key in entry.items(name):
        _refer(entry, (name, position), key, kind, known, "unknown_reference")


def _refer(entry: Entry, at: tuple[str | int, ...], key: str, kind: str, known: list[str], code: str) -> None:
    if key and key not in known:
        entry.report(at, code, kind=wording.KINDS[kind], key=key, hint=meant(key, known))


def _mapping(entry: Entry, name: str) -> list[Entry]:
    value = entry.values.get(name)
    return [Entry(entry.document, (*entry.steps, name), value)] if isinstance(value, dict) else []


def _organisations(files: Files) -> None:
    for entry in files.entries("organisations"):
        refer(entry, "municipality", "municipality", files.keys("municipalities"))
    for _, unit in files.units():
        refer(unit, "municipality", "municipality", files.keys("municipalities"))
        refer(unit, "parent", "unit", files.unit_keys())


def _parents(files: Files) -> None:
    """No unit is, over others, a part of itself."""
    parents = {unit.key: unit.text("parent") for _, unit in files.units()}
    for _, unit in files.units():
        chain = [unit.key]
        while (above := parents.get(chain[-1], "")) and above not in chain:
            chain.append(above)
        if above == unit.key:
            unit.report(("parent",), "own_parent", key=unit.key, circle=" → ".join([*chain, above]))
