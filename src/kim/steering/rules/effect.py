"""Which closed periods lie before, during and after a measure.

What it decides: on which side of a measure the figures of a closed period stand. Basis: effect is looked at with the
evidence of the quarters before and after. What it does not do: say that the measure was the cause.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kim.kernel.periods import Period


class Phase(StrEnum):
    """Where a closed period lies, seen from the measure."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


def phase_of(period: Period, decided_on: date, until: date | None) -> Phase:
    """Before: closed by the day of the decision. After: began when the measure was done; None while it is not."""
    if period.end < decided_on:
        return Phase.BEFORE
    return Phase.AFTER if until and period.start > until else Phase.DURING
