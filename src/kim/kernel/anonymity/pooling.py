"""Quarters that hold too few cases wait for the next one, so that published periods never overlap."""

from collections.abc import Iterable, Sequence

from kim.kernel.anonymity.counts import DEFAULT_K, Count, PeriodCounts
from kim.kernel.anonymity.table import PublishedTable, publish


def join(quarters: Sequence[PeriodCounts]) -> PeriodCounts:
    """Several periods in a row as one. ValueError if there is none or they do not follow each other."""
    if not quarters:
        raise ValueError("nothing to join")
    joined, *others = quarters
    for counts in others:
        keys = dict.fromkeys([*joined.by_municipality, *counts.by_municipality])
        together = {
            key: joined.by_municipality.get(key, Count()) + counts.by_municipality.get(key, Count()) for key in keys
        }
        joined = PeriodCounts(joined.period.joined(counts.period), together)
    return joined


def pool(quarters: Iterable[PeriodCounts], k: int = DEFAULT_K) -> tuple[PublishedTable, ...]:
    """One table per quarter, in order. A table with a total starts behind the last one that had one.

    A quarter below k is published as suppressed; the next table then covers both. Whoever publishes
    quarter by quarter gets the same by publishing `join` of all quarters since the last shown total.
    """
    tables = []
    waiting: list[PeriodCounts] = []
    for counts in quarters:
        waiting.append(counts)
        table = publish(join(waiting), k)
        tables.append(table)
        if table.total is not None:
            waiting = []
    return tuple(tables)
