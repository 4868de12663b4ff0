"""Which claims contradict each other: the same key of a responsibility held twice at the same time.

Two different offices for one key are a contradiction; the same office twice is an overlap of its validity. General
entries and entries for a school form do not contradict: the form goes first (see `finder`). It does not look for
gaps: nobody being responsible is a fact that a district may state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kim.organisations.rules.periods import Ages, Period


@dataclass(frozen=True)
class Claim:
    """One office claims one key. `entry` is the position in the file, so that a finding can name both entries."""

    entry: int
    topic: str
    place: str
    school_form: str
    aspect: str
    office: str
    period: Period
    ages: Ages


@dataclass(frozen=True)
class Clash:
    """Two entries that claim the same key, with the places and school forms for which they do."""

    earlier: int
    later: int
    same_office: bool
    topic: str
    places: tuple[str, ...]
    school_forms: tuple[str, ...]


def clashes(claims: Iterable[Claim]) -> Iterator[Clash]:
    """Every pair of entries that contradict each other, once."""
    found: dict[tuple[int, int], list[tuple[Claim, Claim]]] = defaultdict(list)
    for group in _by_key(claims):
        for one, other in combinations(group, 2):
            if one.entry != other.entry and one.period.overlaps(other.period) and one.ages.overlaps(other.ages):
                first, second = sorted((one, other), key=lambda claim: claim.entry)
                found[first.entry, second.entry].append((first, second))
    for (earlier, later), pairs in sorted(found.items()):
        yield Clash(
            earlier,
            later,
            same_office=all(one.office == other.office for one, other in pairs),
            topic=pairs[0][0].topic,
            places=tuple(dict.fromkeys(one.place for one, _ in pairs)),
            school_forms=tuple(dict.fromkeys(one.school_form for one, _ in pairs if one.school_form)),
        )


def _by_key(claims: Iterable[Claim]) -> Iterable[list[Claim]]:
    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.topic, claim.place, claim.school_form, claim.aspect].append(claim)
    return groups.values()
