"""Distinct cases per closed quarter, before suppression.

What it decides: in which quarter a case counts for an issue or a piece of guidance. A case counts once, in the first
quarter in which it shows the subject; what was put together too late for a table counts from `earliest` on. Quarters
before `since` stand in published tables: whatever counted there does not count again. Basis: evidence is distinct
cases first released in the quarter, quarters are disjoint. What it does not do: suppress anything
(`kernel.anonymity`), or know what a key stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kim.kernel.anonymity import Contribution, PeriodCounts, tally
from kim.kernel.periods import Period, Quarter, closed_quarters

# A household whose place is not known yet counts for the district and for no municipality.
NO_PLACE = ""


@dataclass(frozen=True)
class Sighting:
    """One case that shows one subject (an observation or a piece of guidance). All keys are opaque."""

    subject: str
    on: date
    case: str
    contributor: str
    municipality: str = NO_PLACE
    feedback: str = ""


def by_quarter(
    sightings: Iterable[Sighting],
    since: Quarter,
    on: date,
    places: Sequence[str],
    earliest: Mapping[str, Quarter] | None = None,
) -> list[PeriodCounts]:
    """Counts of every quarter from `since` that is closed on the day, also of those without any case."""
    placed = sorted(((_quarter(each, earliest or {}), each) for each in sightings), key=lambda pair: pair[0])
    first: dict[str, Quarter] = {}
    for quarter, each in placed:
        first.setdefault(each.case, quarter)
    known = [*places, NO_PLACE]
    return [
        tally(_contributions(placed, first, quarter, known), known, Period.single(quarter))
        for quarter in closed_quarters(since, on)
    ]


def _quarter(each: Sighting, earliest: Mapping[str, Quarter]) -> Quarter:
    seen = Quarter.of(each.on)
    return max(seen, earliest.get(each.subject, seen))


def _contributions(
    placed: Iterable[tuple[Quarter, Sighting]], first: Mapping[str, Quarter], quarter: Quarter, known: Sequence[str]
) -> list[Contribution]:
    return [
        Contribution(each.case, each.contributor, each.municipality if each.municipality in known else NO_PLACE)
        for counted, each in placed
        if counted == quarter and first[each.case] == quarter
    ]
