"""A way as a whole: which of its criteria count, how many stand how, and what comes first.

Nearest first means: met first, closed last. Between them stands first what no circumstance is against (a test, a
certificate, a passport can be got; another status or a livelihood not by itself), then what the person has the status
for, then fewer things to show, then the earlier day. No number is made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from kim.consolidation.rules.codes import WAYS, Sight, Standing
from kim.consolidation.rules.sight import as_told, sight
from kim.pathways import api as pathways
from kim.pathways.api import Earliest, Evaluation, Outcome, Pathway, Value
from kim.referrals.rules.told import ToldCriterion

_BETTER = {Value.MET: 3, Value.UNKNOWN: 2, Value.NOT_MET: 1, Value.NOT_APPLICABLE: 0}
ACHIEVABLE = frozenset({"language", "civic", "declarations", "passport", "identity", "health_insurance"})
"""Facts that somebody brings about by an act of their own: an examination, a signature, an application for a paper."""
SHOWN = (Sight.MET, Sight.OPEN, Sight.AUTHORITY, Sight.WEIGH, Sight.NOT_MET)


@dataclass(frozen=True)
class Point:
    """A criterion that counts, and how it stands. `since`: the day from which time alone meets it.

    `told`: what an authority said of it, if anything.
    """

    id: str
    name: str
    sight: Sight
    outcome: Outcome
    since: date | None = None
    achievable: bool = False
    told: ToldCriterion | None = None

    @property
    def stands_against(self) -> bool:
        """Failed, and neither time nor a paper that one can get changes that."""
        return self.sight is Sight.NOT_MET and not self.since and not self.achievable


@dataclass(frozen=True)
class Way:
    """One pathway for one person at one day."""

    pathway: Pathway
    evaluation: Evaluation
    earliest: Earliest
    points: tuple[Point, ...]
    standing: Standing

    @cached_property
    def counts(self) -> dict[Sight, int]:
        """How many of the criteria that count stand how; those that do not apply are left out."""
        found = Counter(point.sight for point in self.points)
        return {one: found[one] for one in SHOWN}

    def standing_so(self, *sights: Sight) -> list[Point]:
        """The criteria that stand in one of these ways."""
        return [point for point in self.points if point.sight in sights]

    @property
    def lacks(self) -> list[Point]:
        """What counselling and the person can do something about, what failed first."""
        failed = self.standing_so(Sight.NOT_MET)
        return [*[point for point in failed if not point.since], *self.standing_so(Sight.OPEN)]

    @property
    def waits(self) -> list[Point]:
        """What time alone meets."""
        return [point for point in self.points if point.since]

    @property
    def closed_by(self) -> list[str]:
        """The names of the criteria that close the way."""
        return [pathways.criterion_name(one) for one in self.earliest.closed_by]


def way(
    pathway: Pathway,
    evaluation: Evaluation,
    earliest: Earliest,
    facts: Mapping[str, Any],
    told: Mapping[str, ToldCriterion] | None = None,
) -> Way:
    """A way from what the engine found. `told`: criteria of which an authority told the value."""
    since = {need.id: need.since for need in earliest.by_time}
    points = tuple(
        Point(
            one,
            pathways.criterion_name(one),
            as_told(sight(evaluation.criteria[one], pathways.reads(pathway.id, one), facts), (told or {}).get(one)),
            evaluation.criteria[one],
            since.get(one),
            is_achievable(pathways.reads(pathway.id, one)),
            (told or {}).get(one),
        )
        for one in along(pathway, evaluation, earliest.way)
        if evaluation.criteria
    )
    return Way(pathway, evaluation, earliest, points, _standing(evaluation, earliest, points))


@cache
def is_achievable(reads: tuple[str, ...]) -> bool:
    """Whether what a criterion reads can be brought about by an act of the person."""
    asked = {one for one in reads if pathways.has_to_be_asked(one)} - {"birth_date"}
    rest = asked - ACHIEVABLE - ({"status_periods"} if "identity" in asked else set())
    return bool(asked) and not rest


def along(pathway: Pathway, evaluation: Evaluation, name: str = "") -> tuple[str, ...]:
    """The criteria of the route that leads there; of alternatives the one that stands best."""
    routes = {one.name: one for one in pathway.routes}
    chosen = routes.get(name) or routes.get(evaluation.way) or next(iter(pathway.routes), None)
    if chosen is None or not evaluation.criteria:
        return ()
    return tuple(one if isinstance(one, str) else _best(one, evaluation) for one in chosen.needs)


def _best(alternatives: tuple[str, ...], evaluation: Evaluation) -> str:
    return max(alternatives, key=lambda one: _BETTER[evaluation.criteria[one].value])


def _standing(evaluation: Evaluation, earliest: Earliest, points: Sequence[Point]) -> Standing:
    if evaluation.overall is Value.MET:
        return Standing.MET
    if evaluation.overall is None:
        return Standing.NO_RESULT
    if earliest.day is None:
        return Standing.CLOSED
    if any(point.stands_against for point in points):
        return Standing.BY_ACT
    if evaluation.overall is Value.UNKNOWN and all(point.sight in (Sight.MET, Sight.NONE) for point in points):
        return Standing.MET
    return Standing.BY_TIME if earliest.by_time else Standing.BY_EVIDENCE


def nearest_first(ways: Iterable[Way]) -> list[Way]:
    """The ways in the order in which one looks at them."""
    return sorted(ways, key=_nearness)


def _nearness(one: Way) -> tuple[int, int, int, int, date, int]:
    against = sum(1 for point in one.points if point.stands_against)
    place = WAYS.index(one.pathway.id) if one.pathway.id in WAYS else len(WAYS)
    return _group(one.standing), against, _door(one), len(one.lacks), one.earliest.day or date.max, place


def _group(standing: Standing) -> int:
    return {Standing.MET: 0, Standing.CLOSED: 2}.get(standing, 1)


def _door(one: Way) -> int:
    """Whether the person has the status that a way begins with: its first criterion."""
    first = next(iter(one.points), None)
    return {Sight.MET: 0, Sight.NOT_MET: 2}.get(first.sight, 1) if first else 2
