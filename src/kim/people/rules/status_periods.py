"""Periods of a residence status: they may not overlap, and gaps between them are shown.

Both days of a period belong to it. No start means "before anything known", no end means "still
running". A gap is no error: somebody may have had no status, or nobody asked yet. What this does not
do: judge what a gap means in law (that is `pathways`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """One status for a time; `key` is the catalogue's."""

    start: date | None
    end: date | None
    key: str

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError("a period ends before it starts")

    def contains(self, day: date) -> bool:
        """True if the day belongs to the period."""
        return (self.start or date.min) <= day <= (self.end or date.max)


def in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted by start, then end."""
    return tuple(sorted(spans, key=lambda span: (span.start or date.min, span.end or date.max)))


def overlaps(spans: Iterable[Span]) -> tuple[tuple[Span, Span], ...]:
    """All pairs that share a day, earlier one first."""
    ordered = in_order(spans)
    return tuple(
        (first, second)
        for place, first in enumerate(ordered)
        for second in ordered[place + 1 :]
        if (first.end or date.max) >= (second.start or date.min)
    )


def gaps(spans: Iterable[Span]) -> tuple[tuple[date, date], ...]:
    """Days between the first and the last period that no period covers, as first and last day."""
    found = []
    covered_to = date.min
    for first, second in pairwise(in_order(spans)):
        covered_to = max(covered_to, first.end or date.max)
        start = second.start or date.min
        if covered_to < date.max and covered_to + _DAY < start:
            found.append((covered_to + _DAY, start - _DAY))
    return tuple(found)


def span_at(spans: Iterable[Span], day: date) -> Span | None:
    """The period that a day lies in; the one that started last if several do."""
    return next((span for span in reversed(in_order(spans)) if span.contains(day)), None)
