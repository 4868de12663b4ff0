"""The acts that changed the law, from `data/changes.yaml`, in the order of their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class Act:
    """One change. `mark`: how sure the day is."""

    day: date
    name: str
    touches: str
    mark: str


@cache
def acts() -> tuple[Act, ...]:
    """All acts, the latest first."""
    text = files("kim.pathways").joinpath("data/changes.yaml").read_text(encoding="utf-8")
    found = YAML(typ="safe", pure=True).load(text)["changes"]
    known = [Act(date.fromisoformat(one["day"]), one["act"], one["touches"], one["mark"]) for one in found]
    return tuple(sorted(known, key=lambda act: act.day, reverse=True))
