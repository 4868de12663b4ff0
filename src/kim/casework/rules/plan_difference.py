"""What changed from one version of a plan to another: steps and goals that came, went or read otherwise.

Steps and goals keep their numbers from version to version, so that the same number is the same thing. Values are
compared as they were frozen; what the household never agreed to (how far a step is) is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# In the order in which a page shows them.
STEP_FIELDS = (
    *("title", "description", "life_area", "goal", "person", "party", "office", "due_on"),
    *("legal_end_on", "legal_end_basis", "needs"),
)
GOAL_FIELDS = ("own_words", "how_seen", "life_area", "person")


@dataclass(frozen=True)
class Changed:
    """One field that reads otherwise."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Item:
    """A step or goal with its number, its words in the newer version (in the older one if it went), and its changes."""

    number: int
    title: str
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class Parts:
    """Steps, or goals: what came, what reads otherwise, what went, and how many are as they were."""

    added: tuple[Item, ...]
    changed: tuple[Item, ...]
    dropped: tuple[Item, ...]
    same: int

    @property
    def is_same(self) -> bool:
        """True if nothing differs."""
        return not (self.added or self.changed or self.dropped)


@dataclass(frozen=True)
class Difference:
    """From an older to a newer version."""

    goals: Parts
    steps: Parts

    @property
    def is_same(self) -> bool:
        """True if both versions say the same."""
        return self.goals.is_same and self.steps.is_same


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> Difference:
    """Two frozen versions compared; a key that an older program did not freeze counts as empty."""
    return Difference(
        goals=_parts(before["goals"], after["goals"], GOAL_FIELDS, "own_words"),
        steps=_parts(before["steps"], after["steps"], STEP_FIELDS, "title"),
    )


def _parts(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], fields: Iterable[str], title: str
) -> Parts:
    old = {one["number"]: one for one in before}
    new = {one["number"]: one for one in after}
    names = tuple(fields)
    both = [Item(number, one[title], _changes(old[number], one, names)) for number, one in new.items() if number in old]
    return Parts(
        added=tuple(Item(number, one[title]) for number, one in new.items() if number not in old),
        changed=tuple(item for item in both if item.changes),
        dropped=tuple(Item(number, one[title]) for number, one in old.items() if number not in new),
        same=sum(1 for item in both if not item.changes),
    )


def _changes(old: Mapping[str, Any], new: Mapping[str, Any], fields: Sequence[str]) -> tuple[Changed, ...]:
    pairs = ((name, old.get(name) or None, new.get(name) or None) for name in fields)
    return tuple(Changed(name, before, after) for name, before, after in pairs if before != after)
