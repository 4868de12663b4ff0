"""What became of a decision, in one word.

What it decides: where a decision stands, from its outcome and what was agreed after it. Basis: the report that the
steering group gets about its own decisions. What it does not do: judge whether a decision was a good one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kim.steering.rules.codes import MeasureState, Outcome
from kim.steering.rules.transitions import leads_to_measures


@dataclass(frozen=True)
class Owed:
    """A measure as far as it matters here."""

    state: MeasureState
    due: date


class Fate(StrEnum):
    """How far a decision has come, in one word."""

    NO_MEASURE_NEEDED = "no_measure_needed"
    NOTHING_AGREED = "nothing_agreed"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    DONE = "done"
    EFFECT_CHECKED = "effect_checked"


def fate_of(outcome: Outcome, measures: Iterable[Owed], today: date) -> Fate:
    """Where a decision stands. Measures that were dropped do not hold it up."""
    kept = [measure for measure in measures if measure.state != MeasureState.DROPPED]
    if not kept:
        return Fate.NOTHING_AGREED if leads_to_measures(outcome) else Fate.NO_MEASURE_NEEDED
    open_ones = [measure for measure in kept if measure.state in (MeasureState.AGREED, MeasureState.UNDER_WAY)]
    if any(measure.due < today for measure in open_ones):
        return Fate.OVERDUE
    if open_ones:
        return Fate.UNDER_WAY
    checked = all(measure.state == MeasureState.EFFECT_CHECKED for measure in kept)
    return Fate.EFFECT_CHECKED if checked else Fate.DONE
