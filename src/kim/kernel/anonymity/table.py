"""The table that is published: primary and secondary suppression of one period.

Why the rest is safe (`_rest_is_safe`): let the rest hold the municipalities R with sum S. Whoever reads
the table knows S, because it is the total less the shown cells. Take any municipality of R and any
value v below k. Either all others of R can share S − v with less than k each: then a district with
just these counts has the same rest, hence the same table. Or one other of R can hold S − v alone: if
S is smaller than every shown cell, that one is the first to be moved into the rest, and again the same
table comes out. One of the two must hold, and S must be at least k; so v stays possible.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kim.kernel.anonymity.bands import Reach, reach_of
from kim.kernel.anonymity.counts import DEFAULT_K, Count, PeriodCounts, check_k
from kim.kernel.periods import Period

SUPPRESSED = "·"


@dataclass(frozen=True)
class PublishedTable:
    """What may be written on the other side. None means suppressed and is shown as `SUPPRESSED`.

    `cells` names every municipality; `others` is the sum of those not shown, None if that is everything
    or nothing. Shown cells and `others` add up to `total`.
    """

    period: Period
    k: int
    total: int | None
    cells: Mapping[str, int | None]
    others: int | None
    reach: Reach


def publish(counts: PeriodCounts, k: int = DEFAULT_K) -> PublishedTable:
    """The table of one closed period. ValueError if k is below its floor."""
    check_k(k)
    total = counts.total
    if not total.may_be_shown(k):
        cells: dict[str, int | None] = dict.fromkeys(counts.by_municipality)
        return PublishedTable(counts.period, k, None, cells, None, Reach.NOT_SHOWN)
    rest = _rest(counts.by_municipality, k)
    cells = {key: None if key in rest else count.cases for key, count in counts.by_municipality.items()}
    others = sum(counts.by_municipality[key].cases for key in rest)
    return PublishedTable(
        period=counts.period,
        k=k,
        total=total.cases,
        cells=cells,
        others=others if 0 < len(rest) < len(cells) else None,
        reach=reach_of(cells.values()),
    )


def _rest(counts: Mapping[str, Count], k: int) -> frozenset[str]:
    """Municipalities that are not shown: the small ones, and as many more as their safety needs."""
    rest = {key for key, count in counts.items() if not count.may_be_shown(k)}
    shown = sorted(set(counts) - rest, key=lambda key: (counts[key].cases, key))
    while rest and not _rest_is_safe([counts[key] for key in rest], [counts[key] for key in shown], k):
        rest.add(shown.pop(0))
    return frozenset(rest)


def _rest_is_safe(rest: list[Count], shown: list[Count], k: int) -> bool:
    if not shown:
        return True
    together = sum(rest, start=Count())
    # A single municipality in the rest never passes here: it is in the rest because it may not be shown.
    if not together.may_be_shown(k):
        return False
    all_small_is_possible = together.cases <= (len(rest) - 1) * (k - 1)
    one_large_is_possible = together.cases < min(count.cases for count in shown)
    return all_small_is_possible or one_large_is_possible
