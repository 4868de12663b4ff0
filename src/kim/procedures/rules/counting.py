"""Figures of procedures, before they are handed over: per group, per closed quarter, and nothing below k.

Applications count in the quarter of the application, outcomes and durations in the quarter of the end, so that a number
never changes later. A quarter below k waits for the next one. Outcomes that may not be shown go into a sum; if that sum
would give one of them away, the smallest shown outcomes join it (`kernel.anonymity`). A number also needs two officers:
figures are about procedures, not about how quick a colleague is.

Durations are quartiles over at least k procedures, in whole weeks: a median of days is the days of one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from kim.kernel.anonymity import Contribution, PeriodCounts, PublishedTable, pool, tally
from kim.kernel.core_codes import ProcedureGroup, ProcedureOutcome, StageKind
from kim.kernel.periods import Period, Quarter, closed_quarters
from kim.procedures.rules.areas import group_of
from kim.procedures.rules.outcomes import ENDS
from kim.procedures.rules.stages import Lasted, days_by_kind

WEEK = 7
ALL = "all"
OUTCOMES = tuple(outcome.value for outcome in ProcedureOutcome if outcome in ENDS)


@dataclass(frozen=True)
class Counted:
    """A procedure as figures see it: opaque keys, days, codes."""

    key: str
    pathway: str
    applied_on: date
    decided_on: date | None
    outcome: str
    contributor: str
    stages: tuple[Lasted, ...] = ()

    @property
    def group(self) -> ProcedureGroup:
        return group_of(self.pathway)


@dataclass(frozen=True)
class Weeks:
    """Quartiles of a kind of stage in whole weeks, over `total` procedures."""

    kind: StageKind
    total: int
    lower: int
    median: int
    upper: int


def applications(counted: Iterable[Counted], since: Quarter | None, on: date, k: int) -> tuple[PublishedTable, ...]:
    """Applications by the quarter in which they arrived."""
    arrived = [(Quarter.of(each.applied_on), each, ALL) for each in counted]
    return pool(_by_quarter(arrived, since, on, (ALL,)), k)


def outcomes(counted: Iterable[Counted], since: Quarter | None, on: date, k: int) -> tuple[PublishedTable, ...]:
    """Ended procedures by the quarter of their end; the cells are outcomes."""
    ended = [(Quarter.of(each.decided_on), each, each.outcome) for each in counted if each.decided_on]
    return pool(_by_quarter(ended, since, on, OUTCOMES), k)


def _by_quarter(
    placed: list[tuple[Quarter, Counted, str]], since: Quarter | None, on: date, cells: Sequence[str]
) -> list[PeriodCounts]:
    """Counts of every closed quarter from `since`, or from the first one in which anything happened."""
    if not placed:
        return []
    first = since or min(quarter for quarter, _each, _cell in placed)
    return [
        tally(
            [Contribution(each.key, each.contributor, cell) for at, each, cell in placed if at == quarter],
            cells,
            Period.single(quarter),
        )
        for quarter in closed_quarters(first, on)
    ]


def durations(counted: Iterable[Counted], period: Period, k: int) -> list[Weeks]:
    """Quartiles per kind of stage of the procedures that ended in a period. Kinds below k are left out."""
    ended = [each for each in counted if each.decided_on and period.start <= each.decided_on <= period.end]
    found = []
    for kind in StageKind:
        lasted = [(days_by_kind(each.stages, period.end).get(kind.value), each.contributor) for each in ended]
        days = [number for number, _contributor in lasted if number is not None]
        contributors = {contributor for number, contributor in lasted if number is not None}
        if len(days) >= k and len(contributors) > 1:
            lower, median, upper = (round(each / WEEK) for each in quantiles(days, n=4, method="inclusive"))
            found.append(Weeks(kind, len(days), lower, median, upper))
    return found
