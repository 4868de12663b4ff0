"""Work that goes from office to office, before and after suppression. Plain Python over counts.

Basis: a flow (one source, one target, one closed quarter) has at least k distinct cases and two case managers, or it
is not there at all. Its parts by municipality, life area, legal domain or outcome are tables of their own with the same
total: each is suppressed by itself (`kernel.anonymity`), and no part of one is ever crossed with a part of another. A
case counts once for each flow and quarter, in the part in which it waited longest, so that parts add up to the total.

Days are rounded to five, so that no single wait stands in a table; a median needs k cases that waited, quartiles twice
as many. What it does not do: count (`sql/flows.sql`), or join quarters. What is not shown is never added up later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kim.kernel.anonymity import Count, PeriodCounts, publish
from kim.kernel.core_codes import Dimension, FlowFigure
from kim.kernel.periods import Period, Quarter

ROUNDED_TO = 5
DISTRICT = ""
DIMENSIONS: dict[FlowFigure, tuple[Dimension, ...]] = {
    FlowFigure.HAND_ON: (Dimension.MUNICIPALITY, Dimension.LIFE_AREA, Dimension.LEGAL_DOMAIN),
    FlowFigure.DOMAIN_CHANGE: (Dimension.MUNICIPALITY, Dimension.OUTCOME),
    FlowFigure.OVERDUE_WAIT: (Dimension.MUNICIPALITY, Dimension.LIFE_AREA),
    FlowFigure.UNANSWERED_REFERRAL: (Dimension.MUNICIPALITY, Dimension.LIFE_AREA),
}


@dataclass(frozen=True)
class Waited:
    """Cases that waited, who contributed them, and their quartiles in days (lower, median, upper)."""

    count: Count = field(default_factory=Count)
    quartiles: tuple[float, float, float] = (0, 0, 0)


@dataclass(frozen=True)
class Part:
    """One cell before suppression. `dimension` "" is the whole district."""

    source: str
    target: str
    dimension: str
    code: str
    count: Count
    waited: Waited = field(default_factory=Waited)


@dataclass(frozen=True)
class Shown:
    """A number that may be shown, with what may be said of the waits: (lower, median, upper), None is not shown."""

    code: str
    total: int
    waits: tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class ShownFlow:
    """One flow that may be shown, and of each dimension the parts that may."""

    source: str
    target: str
    whole: Shown
    parts: Mapping[Dimension, tuple[Shown, ...]]


def shown_flows(
    parts: Iterable[Part], figure: FlowFigure, quarter: Quarter, codes: Mapping[Dimension, Sequence[str]], k: int
) -> list[ShownFlow]:
    """What may leave: flows in order.

    `codes` has every code that a dimension can take, also those without a case, and "" only where a part can be not
    stated: a part that is always empty would hide nobody, and everybody would know it.
    """
    ordered = sorted(parts, key=lambda part: (part.source, part.target))
    found = []
    for (source, target), group in groupby(ordered, key=lambda part: (part.source, part.target)):
        cells = list(group)
        whole = next(part for part in cells if part.dimension == DISTRICT)
        if whole.count.may_be_shown(k):
            by_dimension = {each: tuple(_shown(cells, each, codes[each], quarter, k)) for each in DIMENSIONS[figure]}
            found.append(ShownFlow(source, target, _cell(whole, k), by_dimension))
    return found


def _shown(
    cells: Iterable[Part], dimension: Dimension, codes: Sequence[str], quarter: Quarter, k: int
) -> Iterator[Shown]:
    """The parts of one dimension that may be shown; a code that is not known any more counts as not stated."""
    mine: dict[str, Part] = {}
    counts = {code: Count() for code in codes}
    for part in cells:
        if part.dimension == dimension:
            code = part.code if part.code in counts else ""
            counts[code] += part.count
            mine[code] = part
    table = publish(PeriodCounts(Period.single(quarter), counts), k)
    for code, total in table.cells.items():
        if total is not None:
            yield Shown(code, total, _waits(mine[code].waited, k) if mine[code].count.cases == total else (None,) * 3)


def _cell(part: Part, k: int) -> Shown:
    return Shown(part.code, part.count.cases, _waits(part.waited, k))


def _waits(waited: Waited, k: int) -> tuple[int | None, int | None, int | None]:
    """Lower quartile, median, upper quartile: each only where enough cases stand behind it."""
    if not waited.count.may_be_shown(k):
        return (None, None, None)
    lower, median, upper = (_rounded(days) for days in waited.quartiles)
    return (lower, median, upper) if waited.count.cases >= 2 * k else (None, median, None)


def _rounded(days: float) -> int:
    return ROUNDED_TO * int(days / ROUNDED_TO + 0.5)
