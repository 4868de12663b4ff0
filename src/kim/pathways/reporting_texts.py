"""The words about the duty of public bodies to report (§ 87 AufenthG): versioned content with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class ReportingTexts:
    """One version of the words. `before`: beside a form that is still empty; the others before something is stored."""

    version: str
    valid_from: date
    source: str
    paragraph: str
    before: str
    leave_open: str
    protected: str
    fact: str
    status: str
    check: str


@cache
def versions() -> tuple[ReportingTexts, ...]:
    """All versions, oldest first."""
    text = files("kim.pathways").joinpath("data/reporting.yaml").read_text(encoding="utf-8")
    found = YAML(typ="safe", pure=True).load(text)["versions"]
    made = [ReportingTexts(**{**one, "valid_from": date.fromisoformat(one["valid_from"])}) for one in found]
    return tuple(sorted(made, key=lambda one: one.valid_from))


def on(day: date) -> ReportingTexts:
    """The words that are used on a day; before the first version, the first."""
    begun = [one for one in versions() if one.valid_from <= day]
    return begun[-1] if begun else versions()[0]
