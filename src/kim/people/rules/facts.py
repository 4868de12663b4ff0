"""Facts of a person that rules of law read: what they are made of, and reading what was typed.

A fact has an answer: not asked, asked and not known, none, or a value of one or more typed parts. None and unknown are
never the same. A finding is what only an authority can find out: it has no value, only "declared none by the person" or
"for the authority to check". What this does not do: judge what a fact means in law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class FactKind(StrEnum):
    """The shape of a value."""

    SCALAR = "scalar"
    RECORD = "record"
    LIST = "list"
    FINDING = "finding"


class PartType(StrEnum):
    """How a part is typed and stored."""

    DATE = "date"
    BOOL = "bool"
    CHOICE = "choice"
    NUMBER = "number"
    PERCENT = "percent"
    TEXT = "text"
    COUNTRY = "country"


class FactState(StrEnum):
    """The answer to a question. The last two are for findings only."""

    NOT_ASKED = "not_asked"
    ASKED_UNKNOWN = "asked_unknown"
    NONE = "none"
    VALUE = "value"
    SELF_DECLARED_NONE = "self_declared_none"
    AUTHORITY_TO_CHECK = "authority_to_check"


class FactSubject(StrEnum):
    """Who a fact is about."""

    PERSON = "person"
    HOUSEHOLD = "household"


@dataclass(frozen=True)
class Part:
    """One part of a value. `choices` maps codes to German words."""

    key: str
    label: str
    type: PartType
    unit: str = ""
    past: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FactSpec:
    """One fact of the catalogue."""

    key: str
    label: str
    kind: FactKind
    group: str
    about: FactSubject = FactSubject.PERSON
    help: str = ""
    papers: str = ""
    into: str = ""
    none: Any = None
    has_none: bool = False
    report: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    @property
    def states(self) -> tuple[FactState, ...]:
        """The answers that are possible."""
        if self.kind is FactKind.FINDING:
            return (FactState.NOT_ASKED, FactState.SELF_DECLARED_NONE, FactState.AUTHORITY_TO_CHECK)
        none = (FactState.NONE,) if self.has_none else ()
        return (FactState.NOT_ASKED, FactState.ASKED_UNKNOWN, *none, FactState.VALUE)

    def part(self, key: str) -> Part:
        """One part by its key. KeyError if there is none."""
        return next(part for part in self.parts if part.key == key)


@dataclass(frozen=True)
class FactGroup:
    """Facts that are asked together."""

    key: str
    label: str
    life_area: str
    facts: tuple[FactSpec, ...]
    help: str = ""


@dataclass(frozen=True)
class Unreadable(Exception):
    """A value that the fact cannot have: which part, and why ("unknown_choice", "in_future", "backwards" …)."""

    part: str
    code: str


def checked(spec: FactSpec, value: Any, today: date) -> Any:
    """`value` in stored form (JSON: days as text, empty parts left out); Unreadable if the fact cannot have it."""
    if not value:
        raise Unreadable(spec.parts[0].key, "empty")
    if spec.kind is FactKind.LIST:
        rows = [_mapping(spec, row, today) for row in value]
        if not all(rows):
            raise Unreadable(spec.parts[0].key, "empty")
        return rows
    parts = _mapping(spec, value, today)
    if not parts:
        raise Unreadable(spec.parts[0].key, "empty")
    return parts


def _mapping(spec: FactSpec, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    known = {part.key for part in spec.parts}
    if unknown := given.keys() - known:
        raise Unreadable(sorted(unknown)[0], "unknown_part")
    stored = {
        part.key: _stored(part, given[part.key], today)
        for part in spec.parts
        if given.get(part.key) is not None and given[part.key] != ""
    }
    if "from" in stored and "to" in stored and stored["to"] < stored["from"]:
        raise Unreadable("to", "backwards")
    return stored


def _stored(part: Part, value: Any, today: date) -> Any:
    if part.type is PartType.DATE:
        day = value if isinstance(value, date) else date.fromisoformat(value)
        if part.past and day > today:
            raise Unreadable(part.key, "in_future")
        return day.isoformat()
    if part.type is PartType.BOOL:
        if not isinstance(value, bool):
            raise Unreadable(part.key, "no_answer")
        return value
    if part.type in (PartType.NUMBER, PartType.PERCENT):
        return _number(part, value)
    if part.type is PartType.CHOICE and str(value) not in part.choices:
        raise Unreadable(part.key, "unknown_choice")
    return str(value).strip()


def _number(part: Part, value: Any) -> float | int:
    number = float(value)
    if number < 0:
        raise Unreadable(part.key, "negative")
    return int(number) if number.is_integer() else round(number, 4)


def is_reportable(spec: FactSpec, state: FactState, value: Any) -> bool:
    """True if a public body might have to tell the immigration authority (§ 87 Abs. 2 AufenthG): to be checked."""
    if state is FactState.AUTHORITY_TO_CHECK:
        return True
    rows = value if isinstance(value, list) else [value or {}]
    return any(str(row.get(part)) in codes for row in rows for part, codes in spec.report.items())
