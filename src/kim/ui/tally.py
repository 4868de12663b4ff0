"""The numbers beside the menu, all counted in one statement.

An entry's count says what to count instead of counting: `Tally([open_steps, open_tasks])`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value


@dataclass(frozen=True)
class Tally:
    """The rows of these together; `or_none`: no number where none is."""

    rows: Sequence[QuerySet[Any]]
    or_none: bool = False


def count(tallies: Sequence[Tally]) -> list[int | None]:
    """The numbers in the order of `tallies`, by one statement."""
    numbered = [(number, rows) for number, tally in enumerate(tallies) for rows in tally.rows]
    parts = [_counted(rows, number) for number, rows in numbered if not rows.query.is_empty()]
    totals = dict.fromkeys(range(len(tallies)), 0)
    for number, found in parts[0].union(*parts[1:], all=True) if parts else ():
        totals[number] += found
    return [totals[number] or (None if tally.or_none else 0) for number, tally in enumerate(tallies)]


def one(tally: Tally) -> int:
    """The number of one tally, where no menu is drawn."""
    return count([tally])[0] or 0


def _counted(rows: QuerySet[Any], number: int) -> QuerySet[Any]:
    """One row with the number of the tally and how many there are; none if there are none."""
    named = rows.order_by().annotate(tally=Value(number, IntegerField()))
    counted: QuerySet[Any] = named.values("tally").annotate(found=Count("pk")).values_list("tally", "found")
    return counted
