"""Shapes of values: what a key of the facts may hold. Checking gives typed values and names every deviation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One deviation. `code` is stable, `values` fill the sentence that a reader gets."""

    path: Path
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


Report = Callable[..., None]


class Problems(list[Problem]):
    """Collected problems."""

    def report(self, path: Path, code: str, **values: object) -> None:
        self.append(Problem(path, code, {name: str(value) for name, value in values.items()}))


class Shape(Protocol):
    """Something that values are checked against."""

    def clean(self, value: Any, path: Path, problems: Problems) -> Any: ...


def shown(value: Any) -> str:
    """A value as it is named in a sentence."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


class Day:
    """A calendar day; `date`, or text as 2024-02-27."""

    def __str__(self) -> str:
        return "Tag"

    def clean(self, value: Any, path: Path, problems: Problems) -> date | None:
        if isinstance(value, date):
            return value
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        problems.report(path, "not_a_day", value=shown(value))
        return None


class Flag:
    """True or false."""

    def __str__(self) -> str:
        return "ja/nein"

    def clean(self, value: Any, path: Path, problems: Problems) -> bool | None:
        if isinstance(value, bool):
            return value
        problems.report(path, "not_a_flag", value=shown(value))
        return None


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is not negative."""

    whole: bool = False

    def __str__(self) -> str:
        return "ganze Zahl" if self.whole else "Zahl"

    def clean(self, value: Any, path: Path, problems: Problems) -> float | None:
        right = isinstance(value, int if self.whole else (int, float)) and not isinstance(value, bool)
        if right and value >= 0:
            return float(value) if not self.whole and isinstance(value, float) else value
        problems.report(path, "not_a_whole_number" if self.whole else "not_a_number", value=shown(value))
        return None


class Text:
    """Free text, or a key that is written like a number."""

    def __str__(self) -> str:
        return "Text"

    def clean(self, value: Any, path: Path, problems: Problems) -> str | None:
        if isinstance(value, str | int | float | date):
            return str(value)
        problems.report(path, "not_text", value=shown(value))
        return None


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return " / ".join(f"`{word}`" for word in self.words)

    def clean(self, value: Any, path: Path, problems: Problems) -> str | None:
        if isinstance(value, str) and value in self.words:
            return value
        problems.report(path, "not_allowed", value=shown(value), allowed=", ".join(self.words))
        return None


def one_of(*words: str) -> OneOf:
    """One of these words."""
    return OneOf(words)


@dataclass(frozen=True, slots=True)
class Matching:
    """Text of a form, such as a title code. `numbers`: may also be written as a number."""

    pattern: str
    code: str
    others: frozenset[str] = frozenset()
    numbers: bool = False

    def __str__(self) -> str:
        return "Kürzel"

    def clean(self, value: Any, path: Path, problems: Problems) -> str | None:
        text = str(value) if self.numbers and isinstance(value, int) and not isinstance(value, bool) else value
        if isinstance(text, str) and (text in self.others or re.fullmatch(self.pattern, text)):
            return text
        problems.report(path, self.code, value=shown(value))
        return None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, in which every item has the same shape."""

    item: Shape

    def __str__(self) -> str:
        return f"Liste: {self.item}"

    def clean(self, value: Any, path: Path, problems: Problems) -> list[Any] | None:
        if not isinstance(value, list | tuple):
            problems.report(path, "not_a_list", value=shown(value))
            return None
        return [self.item.clean(one, (*path, position), problems) for position, one in enumerate(value)]


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known parts. Every record may say its `evidence`."""

    parts: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "; ".join(f"`{name}`: {shape}" for name, shape in self.parts.items())

    def clean(self, value: Any, path: Path, problems: Problems) -> dict[str, Any] | None:
        if not isinstance(value, Mapping):
            problems.report(path, "not_a_record", value=shown(value))
            return None
        for name in self.required:
            if name not in value:
                problems.report(path, "missing", key=name)
        return {name: self._part(name, one, (*path, name), problems) for name, one in value.items()}

    def _part(self, name: Any, value: Any, path: Path, problems: Problems) -> Any:
        shape = EVIDENCE if name == "evidence" else self.parts.get(name)
        if shape is None:
            problems.report(path, "unknown_key", key=shown(name))
            return None
        if value is None and not isinstance(shape, OpenDay):
            problems.report(path, "null", key=name)
            return None
        return shape.clean(value, path, problems)


class OpenDay(Day):
    """The end of a period; null while it is still running."""

    def clean(self, value: Any, path: Path, problems: Problems) -> date | None:
        return None if value is None else super().clean(value, path, problems)


@dataclass(frozen=True, slots=True)
class Either:
    """A word that stands for nothing, or the other shape."""

    words: tuple[str, ...]
    other: Shape

    def __str__(self) -> str:
        return f"{OneOf(self.words)} oder {self.other}"

    def clean(self, value: Any, path: Path, problems: Problems) -> Any:
        if isinstance(value, str):
            return OneOf(self.words).clean(value, path, problems)
        return self.other.clean(value, path, problems)


EVIDENCE = one_of("claimed", "documented", "verified")


@dataclass(frozen=True, slots=True)
class Periods:
    """A list of periods with both ends inclusive. `apart`: they must not overlap."""

    parts: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    apart: bool = False

    def __str__(self) -> str:
        return f"Zeiträume: {Record(self.parts)}" if self.parts else "Zeiträume"

    def clean(self, value: Any, path: Path, problems: Problems) -> list[Any] | None:
        item = Record({"from": Day(), "to": OpenDay(), **self.parts}, ("from", *self.required))
        before = len(problems)
        found = ListOf(item).clean(value, path, problems)
        if found is None or len(problems) > before:
            return found
        for position, one in enumerate(found):
            if one.get("to") is not None and one["to"] < one["from"]:
                problems.report((*path, position), "ends_before_it_begins")
        if self.apart:
            _no_overlap(found, path, problems)
        return found


def _no_overlap(periods: list[Any], path: Path, problems: Problems) -> None:
    ordered = sorted(enumerate(periods), key=lambda one: one[1]["from"])
    for (_, earlier), (position, later) in pairwise(ordered):
        if (earlier.get("to") or date.max) >= later["from"]:
            problems.report((*path, position), "overlap", day=later["from"])
