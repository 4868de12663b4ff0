"""Stages of a procedure: when one may be entered, and how long each took.

A stage lasts from its first day to the first day of the next one; both together count no day twice. A procedure may go
back (papers are missing again), so that a kind of stage can occur more than once and its days add up. What this does
not decide: which stage comes next. Authorities know, and the law sets no order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Misplaced(StrEnum):
    """Why a stage cannot begin on a day."""

    SAME = "same_stage"
    FUTURE = "in_the_future"
    BEFORE = "before_the_last"


@dataclass(frozen=True)
class Lasted:
    """One stage: from its first day to the day on which it ended; None: it runs."""

    key: str
    name: str
    kind: str
    began_on: date
    ended_on: date | None = None

    def days(self, today: date) -> int:
        """Days that it lasted, up to today while it runs; never negative."""
        return max(0, ((self.ended_on or today) - self.began_on).days)


def may_begin(new: str, on: date, current: Lasted, today: date) -> Misplaced | None:
    """None if the stage `new` may follow `current` on a day, else why not."""
    if new == current.key:
        return Misplaced.SAME
    if on > today:
        return Misplaced.FUTURE
    return Misplaced.BEFORE if on < current.began_on else None


def days_by_kind(stages: Iterable[Lasted], today: date) -> dict[str, int]:
    """How many days a procedure spent in each kind of stage."""
    found: dict[str, int] = {}
    for stage in stages:
        found[stage.kind] = found.get(stage.kind, 0) + stage.days(today)
    return found


def total_days(stages: Iterable[Lasted], today: date) -> int:
    """From the first day of the first stage to the end of the last; 0 without a stage."""
    listed = list(stages)
    if not listed:
        return 0
    first = min(stage.began_on for stage in listed)
    last = max(stage.ended_on or today for stage in listed)
    return max(0, (last - first).days)
