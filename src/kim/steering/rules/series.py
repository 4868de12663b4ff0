"""From which quarter observations count, so that no case stands in two published tables.

What it decides: where the series of an issue begins, and what counts in it after a merge or a split. Basis: a published
table covers the observations that an issue had when the quarter closed; what was counted never counts again, because
two tables could then be subtracted from each other. What it does not do: count (casework does), or know a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kim.kernel.periods import Quarter

# An observation released at the end of a quarter may be delivered in the next one. In doubt it was counted.
LATE_DELIVERY = timedelta(days=14)


@dataclass(frozen=True)
class Series:
    """The series of an issue. `last`: last quarter that a table covers; `restarted`: first one after a regrouping."""

    start: Quarter
    last: Quarter | None = None
    restarted: Quarter | None = None

    @property
    def since(self) -> Quarter:
        """The first quarter that no table covers."""
        following = self.last.next() if self.last else self.start
        return max(following, self.restarted or following)

    def has_counted(self, released: Quarter, counts_from: Quarter | None) -> bool:
        """Whether a table of this series, or of one before it, has counted an observation, or may have."""
        counted = max(released, counts_from or released)
        if self.restarted and counted < self.restarted:
            return True  # left behind by an earlier regrouping
        return self.last is not None and counted <= self.last


def released_at_the_earliest(week: date) -> Quarter:
    """The earliest quarter in which an observation delivered in this week may have been released."""
    return Quarter.of(week - LATE_DELIVERY)
