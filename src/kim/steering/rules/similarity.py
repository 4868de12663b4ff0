"""Which issues may be about the same problem, and why one would think so.

What it decides: whether two descriptions agree enough to be looked at together, by codes (kind, life area, offices) and
by words (stems of the German text, made by the database). What it deliberately does not do: a score. Issues are put in
order by how many kinds of reasons speak for them, then by how many words they share; every reason is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

# Two words can meet by chance in any two texts about offices.
LEAST_WORDS = 3
LEAST_REASONS = 2


class Likeness(StrEnum):
    """Why two issues look alike."""

    KIND = "kind"
    LIFE_AREA = "life_area"
    OFFICES = "offices"
    WORDS = "words"


@dataclass(frozen=True)
class Description:
    """An issue as far as likeness goes. `words`: stems of title and problem."""

    kind: str
    life_area: str
    offices: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Match:
    """An issue that may be about the same, and all reasons."""

    key: str
    reasons: tuple[Likeness, ...]
    shared_words: int


def alike(one: Description, others: Mapping[str, Description]) -> list[Match]:
    """Those of `others` for which at least two kinds of reasons speak, the most telling first."""
    found = [_match(one, key, other) for key, other in others.items()]
    enough = [match for match in found if len(match.reasons) >= LEAST_REASONS]
    return sorted(enough, key=lambda match: (-len(match.reasons), -match.shared_words, match.key))


def _match(one: Description, key: str, other: Description) -> Match:
    shared = len(one.words & other.words)
    return Match(key, tuple(_reasons(one, other, shared)), shared)


def _reasons(one: Description, other: Description, shared: int) -> Iterable[Likeness]:
    if one.kind == other.kind:
        yield Likeness.KIND
    if one.life_area == other.life_area:
        yield Likeness.LIFE_AREA
    if one.offices & other.offices:
        yield Likeness.OFFICES
    if shared >= LEAST_WORDS:
        yield Likeness.WORDS
