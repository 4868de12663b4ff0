"""What the law asks on a pathway: names, and the lines of a checklist. The engine is asked without any facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.pathways import api as pathways
from kim.procedures.rules.areas import PATHWAYS


@dataclass(frozen=True)
class Pathway:
    """A pathway as people read it."""

    id: str
    norm: str
    title: str

    @property
    def label(self) -> str:
        return f"{self.norm}, {self.title}"


@dataclass(frozen=True)
class Line:
    """One criterion of a pathway: what is to be shown, or that the authority checks it."""

    criterion: str
    name: str
    norm: str
    needs: tuple[str, ...]
    is_own: bool


def pathway(rule: str) -> Pathway:
    """KeyError for a rule that there is not."""
    found = pathways.pathway(rule)
    return Pathway(found.id, found.norm.replace("§ ", "§\u00a0"), found.title)


def pathways_of(area: str) -> list[Pathway]:
    """The pathways that an authority decides on, the most frequent first."""
    return [pathway(rule) for rule in PATHWAYS.get(area, ())]  # type: ignore[call-overload]  # a StrEnum is its text


def lines(rule: str, on: date) -> list[Line]:
    """What a pathway asks on a day. Criteria that do not apply on that day are left out."""
    own = pathways.held_by_authority(rule)
    explained = pathways.evaluate(rule, pathways.checked({}), on).criteria
    return [
        Line(each.id, each.name, each.norm, tuple(each.outcome.missing), each.id in own)
        for each in explained
        if each.counts and each.outcome.value != "n/a"
    ]
