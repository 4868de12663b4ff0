"""How long the lists of "Heute" are, and which cases begin them, told from outlines: only those cases are opened.

The first twelve entries of a list come from at most twelve cases: those whose own first entry stands first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kim.casework.queries.sketches import Sketch
from kim.casework.queries.titles import short_of
from kim.casework.rules.legal_ends import legal_end
from kim.casework.rules.plan_codes import LegalEndKind
from kim.casework.rules.title_ends import reminded_until
from kim.kernel import clock
from kim.organisations import api as organisations


class Beginning(NamedTuple):
    """The cases that begin each list."""

    due: Sequence[Sketch]
    waiting: Sequence[Sketch]
    ending: Sequence[Sketch]


class Totals(NamedTuple):
    """How long each list is, also where only its beginning is shown."""

    due: int
    waiting: int
    ending: int


def of(found: Sequence[Sketch], most: int | None, whole: str = "") -> tuple[Beginning, Totals]:
    """The cases with the first `most` entries of each list (of all for the list named `whole`, or None), and totals."""
    limits = {name: None if name == whole else most for name in Beginning._fields}
    soon = reminded_until(clock.today())
    with_due, waiting = [one for one in found if one.due_soon], [one for one in found if one.waits]
    ends = [(min(days), place, len(days)) for place, one in enumerate(found) if (days := _end_days(one, soon))]
    beginning = Beginning(
        _due_first(with_due, limits["due"]),
        sorted(waiting, key=lambda one: one.waits_since or date.max)[: limits["waiting"]],
        [found[place] for _day, place, _entries in sorted(ends)[: limits["ending"]]],
    )
    totals = (sum(one.due_soon for one in with_due), sum(one.waits for one in waiting), sum(end[2] for end in ends))
    return beginning, Totals(*totals)


def _due_first(found: list[Sketch], most: int | None) -> list[Sketch]:
    """Also those that stand with the last of them: of one day and name, steps come before tasks."""
    if most is None or len(found) <= most:
        return found
    first = [(_first_day(one), one.label) for one in found]
    last = sorted(first)[most - 1]
    return [one for one, begins in zip(found, first, strict=True) if begins <= last]


def _first_day(one: Sketch) -> date:
    return min(one.next_due_on or date.max, one.task_due_on or date.max)


def _end_days(one: Sketch, soon: date) -> list[date]:
    """For each title, and each end set by law, that comes near or is over: its day."""
    if not (one.near_days or one.deadlines or one.legal_days):
        return []
    return [*_title_days(one, soon), *_legal_days(one)]


def _title_days(one: Sketch, soon: date) -> list[date]:
    if not one.near_days or len(one.near_days) == 1:
        return [day for day in one.near_days or () if day <= soon]
    titles = zip(one.near_days, one.near_titles or (), strict=True)
    # Persons with the same paragraph until the same day stand together.
    return [day for day, _short in {(day, short_of(key)) for day, key in titles if day <= soon}]


def _legal_days(one: Sketch) -> list[date]:
    # The district's calendar is asked only where the law sets an end.
    if not (one.deadlines or one.legal_days):
        return []
    moved, today = organisations.working_days().legal_last_day, clock.today()
    named = [(day, LegalEndKind.DEADLINE) for day in one.deadlines or ()]
    named += [(day, LegalEndKind.FIXED) for day in one.legal_days or ()]
    ends = [legal_end(day, kind, "", today, moved) for day, kind in named]
    return [end.last_day for end in ends if end and end.is_near]
