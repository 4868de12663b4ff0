"""Reading the catalogue of facts from its one file, strictly and once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from kim.kernel.core_codes import LifeArea
from kim.pathways import api as pathways
from kim.people.rules.facts import FactGroup, FactKind, FactSpec, FactSubject, Part, PartType


class CatalogueError(ValueError):
    """The file says something that the catalogue cannot mean. Names the entry."""


@cache
def groups() -> tuple[FactGroup, ...]:
    """All groups with their facts, in the order of the file."""
    text = files("kim.people").joinpath("data/facts.yaml").read_text(encoding="utf-8")
    return read(text)


def group(key: str) -> FactGroup:
    """One group. KeyError if there is none."""
    return {each.key: each for each in groups()}[key]


@cache
def facts() -> Mapping[str, FactSpec]:
    """All facts by their key."""
    return {spec.key: spec for each in groups() for spec in each.facts}


def read(text: str) -> tuple[FactGroup, ...]:
    """The groups of a catalogue text. CatalogueError for a double key, an unknown field or value."""
    found = tuple(_group(entry) for entry in YAML(typ="safe", pure=True).load(text)["groups"])
    keys = [spec.key for each in found for spec in each.facts]
    if double := {key for key in keys if keys.count(key) > 1}:
        raise CatalogueError(f"{sorted(double)[0]}: twice")
    return found


def _group(entry: Mapping[str, Any]) -> FactGroup:
    facts_of_group = tuple(_fact(each, entry["key"]) for each in entry["facts"])
    try:
        return FactGroup(**{**entry, "life_area": LifeArea(entry["life_area"]).value, "facts": facts_of_group})
    except (TypeError, ValueError) as error:
        raise CatalogueError(f"{entry['key']}: {error}") from error


def _fact(entry: Mapping[str, Any], group_key: str) -> FactSpec:
    try:
        values = {
            **entry,
            "group": group_key,
            "kind": FactKind(entry["kind"]),
            "about": FactSubject(entry.get("about", "person")),
            "has_none": "none" in entry,
            "report": {part: tuple(codes) for part, codes in entry.get("report", {}).items()},
            "parts": tuple(_part(part) for part in entry.get("parts", ())),
        }
        return FactSpec(**values)
    except (TypeError, ValueError) as error:
        raise CatalogueError(f"{entry['key']}: {error}") from error


def _part(entry: Mapping[str, Any]) -> Part:
    values = {**entry, "type": PartType(entry["type"])}
    if values.pop("titles", False):
        values["choices"] = {status.para: status.label for status in pathways.statuses()}
    return Part(**values)
