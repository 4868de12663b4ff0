"""The effect of a measure: the figures of its issue before the decision, while it was under way, and after."""

from __future__ import annotations

from dataclasses import dataclass

from kim.steering.models import EvidenceTable, Measure
from kim.steering.rules.codes import MeasureState
from kim.steering.rules.effect import Phase, phase_of

_OVER = (MeasureState.DONE, MeasureState.EFFECT_CHECKED)


@dataclass(frozen=True)
class Column:
    """A closed period with its total."""

    label: str
    total: int
    phase: Phase


def effect_of(measure: Measure) -> list[Column]:
    """All published periods of the issue, the oldest first. A measure that is done was so by its due date."""
    until = measure.due if measure.state in _OVER else None
    tables = EvidenceTable.objects.filter(issue=measure.issue).order_by("last_quarter")
    return [
        Column(table.as_period().label, table.total, phase_of(table.as_period(), measure.decision.decided_on, until))
        for table in tables
    ]
