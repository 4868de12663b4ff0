"""Amounts, ceilings and lists with dates, from `data/tables.yaml`. A day without an entry stays unknown.

A new year is a new entry in the file; an entry is never changed, because findings were made with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from kim.pathways.rules.calendar import FAR, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that holds from `start` to `end`, both inclusive."""

    start: date
    end: date
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Table:
    """One dated table. `title`, `unit` and `note` are German, for the page about the law."""

    key: str
    title: str
    unit: str
    note: str
    entries: tuple[Entry, ...]

    def at(self, day: date) -> Any:
        """The value on `day`, None if the table has none."""
        for entry in self.entries:
            if entry.start <= day <= entry.end:
                return entry.value
        return None

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Validity, value and source of each entry as text, the newest first."""
        for entry in reversed(self.entries):
            start = "" if entry.start == date.min else f"ab {entry.start:%d.%m.%Y}"
            end = "" if entry.end == FAR else f"bis {entry.end:%d.%m.%Y}"
            value = ", ".join(entry.value) if isinstance(entry.value, list) else str(entry.value)
            yield " ".join(part for part in (start, end) if part) or "immer", value, entry.source


@cache
def tables() -> dict[str, Table]:
    """All tables by key, in the order of the file."""
    text = files("kim.pathways").joinpath("data/tables.yaml").read_text(encoding="utf-8")
    document = YAML(typ="safe", pure=True).load(text)
    return {one["key"]: _table(one) for one in document["tables"]}


def table(key: str) -> Table:
    """One table. KeyError if there is none."""
    return tables()[key]


@lru_cache(maxsize=1 << 12)
def retirement_age(birth_date: date) -> Span:
    """The regular retirement age of somebody born on this day (§§ 35, 235 SGB VI)."""
    return Span(int(table("retirement_age").at(birth_date)))


def _table(one: dict[str, Any]) -> Table:
    entries = tuple(
        Entry(_day(entry["from"], date.min), _day(entry.get("to"), FAR), entry["value"], entry["source"])
        for entry in one["entries"]
    )
    return Table(one["key"], one["title"], one.get("unit", ""), one.get("note", ""), entries)


def _day(text: str | None, otherwise: date) -> date:
    return otherwise if text is None else date.fromisoformat(text)
