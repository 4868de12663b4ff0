"""Reading the residence-status catalogue from its one file, strictly and once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from kim.pathways.rules.codes import EngineType, Reporting, Selector, StatusGroup
from kim.pathways.rules.statuses import Status

_FIELDS = frozenset(field.name for field in fields(Status))
_READ: dict[str, Callable[[str], Any]] = {
    "group": StatusGroup,
    "engine_type": EngineType,
    "reporting": Reporting,
    "issued_from": date.fromisoformat,
    "issued_until": date.fromisoformat,
}


class CatalogueError(ValueError):
    """The file says something that the catalogue cannot mean. Names the entry."""


@cache
def load_statuses() -> Mapping[str, Status]:
    """All entries by key, in the order of the file."""
    text = files("kim.pathways").joinpath("data/statuses.yaml").read_text(encoding="utf-8")
    return read_statuses(text)


def read_statuses(text: str) -> Mapping[str, Status]:
    """Entries of a catalogue text. CatalogueError for a double key, an unknown field or value."""
    statuses: dict[str, Status] = {}
    for entry in _entries(YAML(typ="safe", pure=True).load(text)):
        if entry["key"] in statuses:
            raise CatalogueError(f"{entry['key']}: twice")
        statuses[entry["key"]] = _status(entry)
    return statuses


def _entries(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each entry with what its group says for all."""
    for group in document["groups"]:
        common = {name: value for name, value in group.items() if name != "statuses"}
        for entry in group["statuses"]:
            yield {"name": "", "law": "", **common, **entry}


def _status(entry: Mapping[str, Any]) -> Status:
    if unknown := set(entry) - _FIELDS:
        raise CatalogueError(f"{entry['key']}: unknown field {', '.join(sorted(unknown))}")
    try:
        values: dict[str, Any] = {name: _READ[name](value) if name in _READ else value for name, value in entry.items()}
        values["selectable_by"] = frozenset(Selector(value) for value in entry["selectable_by"])
        return Status(**values)
    except (TypeError, ValueError, KeyError) as error:
        raise CatalogueError(f"{entry['key']}: {error}") from error
