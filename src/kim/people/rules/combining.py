"""What is known of one person, put together from two records of them. Nothing of either is dropped in silence.

What is empty in one is taken from the other, lists are joined, another spelling becomes a further name, another date of
birth becomes a date in papers. What can only have one value keeps that of `kept`, and is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kim.kernel.names import script_of
from kim.people.rules.codes import Gender, NameKind

Details = Mapping[str, Any]
LISTS = ("nationalities", "languages", "birth_versions", "contact_ways")
_NOT_SAID = ("", "not_asked")
# What tells two entries of a list apart; the rest of an entry is what is known about it.
_SAME_ENTRY = {"languages": ("language",), "birth_versions": ("birth",), "contact_ways": ("kind", "value")}


@dataclass(frozen=True)
class Combined:
    """The values that one person has afterwards, and the fields in which `kept` won against another value."""

    values: dict[str, Any]
    lost: tuple[str, ...]


def combine(kept: Details, other: Details) -> Combined:
    """Put `other` into `kept`."""
    values = {name: _joined(name, kept[name], other.get(name) or []) for name in LISTS}
    values |= {name: kept[name] or other.get(name, "") for name in ("given_name", "family_name")}
    values["other_names"] = _names(kept, other)
    values |= _birth(kept, other, values["birth_versions"])
    asked = [one for one in (kept["gender"], other.get("gender")) if one and one != Gender.NOT_ASKED]
    values["gender"] = asked[0] if asked else kept["gender"]
    lost = [name for name in LISTS if _contradict(name, kept[name], other.get(name) or [])]
    return Combined(values, (*lost, "gender") if len(set(asked)) > 1 else tuple(lost))


def _joined(name: str, kept: list[Any], other: list[Any]) -> list[Any]:
    theirs = {_identity(name, entry): entry for entry in other}
    mine = {_identity(name, entry) for entry in kept}
    filled = [_filled(entry, theirs.get(_identity(name, entry))) for entry in kept]
    return [*filled, *(entry for entry in other if _identity(name, entry) not in mine)]


def _filled(kept: Any, other: Any) -> Any:
    """An entry of both lists: what nobody had asked is taken from the other one."""
    if not isinstance(kept, dict) or other is None:
        return kept
    return {part: other.get(part, value) if value in _NOT_SAID else value for part, value in kept.items()}


def _contradict(name: str, kept: list[Any], other: list[Any]) -> bool:
    """Whether an entry of both lists says two things."""
    theirs = {_identity(name, entry): entry for entry in other}
    return any(
        value not in _NOT_SAID and found.get(part, "") not in (*_NOT_SAID, value)
        for entry in kept
        if isinstance(entry, dict) and (found := theirs.get(_identity(name, entry)))
        for part, value in entry.items()
    )


def _identity(name: str, entry: Any) -> Any:
    return tuple(entry.get(part, "") for part in _SAME_ENTRY[name]) if name in _SAME_ENTRY else entry


def _names(kept: Details, other: Details) -> list[dict[str, str]]:
    """The further names of both, and the names of `other` where they are written otherwise."""
    entries = [*kept["other_names"], *(other.get("other_names") or [])]
    for name in ("given_name", "family_name"):
        mine, theirs = kept[name], other.get(name, "")
        if mine and theirs and mine.casefold() != theirs.casefold():
            entries.append({"kind": _kind_of(theirs), "text": theirs, "script": script_of(theirs)})
    unique = {(entry["kind"], entry["text"]): entry for entry in reversed(entries)}
    return list(reversed(unique.values()))


def _kind_of(text: str) -> str:
    is_other_script = script_of(text) not in ("Latn", "")
    return (NameKind.ORIGINAL_SCRIPT if is_other_script else NameKind.TRANSLITERATION).value


def _birth(kept: Details, other: Details, versions: list[dict[str, str]]) -> dict[str, Any]:
    mine, theirs = kept["birth"], other.get("birth", "")
    disputed = bool(kept["birth_disputed"] or other.get("birth_disputed"))
    if theirs.startswith(mine):
        return {"birth": theirs, "birth_disputed": disputed}
    if mine.startswith(theirs):
        return {"birth": mine, "birth_disputed": disputed}
    if all(version["birth"] != theirs for version in versions):
        versions.append({"birth": theirs, "paper": ""})
    return {"birth": mine, "birth_disputed": True}
