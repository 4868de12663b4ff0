"""Work between offices as it is read: a closed quarter, whole or one part of it, beside another quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kim.kernel.actor import Actor
from kim.kernel.core_codes import ChainOutcome, Dimension, FlowFigure
from kim.kernel.periods import Quarter
from kim.steering.models import FlowCell, FlowQuarter, FlowTable

Numbers = FlowTable | FlowCell


@dataclass(frozen=True)
class Part:
    """A part that one looks at: one municipality, one life area or one legal domain."""

    dimension: Dimension
    code: str


@dataclass(frozen=True)
class FlowLine:
    """One flow in the chosen quarter, and in the one it is compared with where that may be shown."""

    source: str
    target: str
    now: Numbers
    before: Numbers | None

    @property
    def change(self) -> int | None:
        """How many days the median is longer (or, negative, shorter) than before."""
        if self.before is None or self.before.median is None or self.now.median is None:
            return None
        return self.now.median - self.before.median


@dataclass(frozen=True)
class DomainLine:
    """A change of legal domain: how many cases, and how many chains broke off or went on (None: not shown)."""

    source: str
    target: str
    total: int
    broke: int | None
    went_on: int | None


def quarters(actor: Actor) -> list[Quarter]:
    """Quarters that are written, the latest first."""
    keys = FlowQuarter.objects.visible_to(actor).filter(figure=FlowFigure.HAND_ON).values_list("quarter", flat=True)
    return sorted(map(Quarter.from_key, keys), reverse=True)


@dataclass(frozen=True)
class CountsOnly:
    """What the latest written quarter says beside the observations: kinds of offices with cases, most first."""

    quarter: Quarter
    overdue: list[FlowLine]
    unanswered: list[FlowLine]


def counts_only(actor: Actor) -> CountsOnly | None:
    """Overdue waits and unanswered referrals, which nobody has to write down; None as long as nothing is counted."""
    written = quarters(actor)
    if not written:
        return None
    latest = written[0]
    return CountsOnly(
        latest,
        flow_lines(actor, FlowFigure.OVERDUE_WAIT, latest),
        flow_lines(actor, FlowFigure.UNANSWERED_REFERRAL, latest),
    )


def flow_lines(
    actor: Actor, figure: FlowFigure, quarter: Quarter, other: Quarter | None = None, part: Part | None = None
) -> list[FlowLine]:
    """Flows of a quarter, the longest wait first."""
    before = {_ends(row): row for row in _rows(actor, figure, other, part)} if other else {}
    found = [FlowLine(*_ends(row), row, before.get(_ends(row))) for row in _rows(actor, figure, quarter, part)]
    return sorted(found, key=lambda line: (-(line.now.median or -1), -line.now.total, line.source, line.target))


def domain_lines(actor: Actor, quarter: Quarter, part: Part | None = None) -> list[DomainLine]:
    """Changes of legal domain, those with most cases first; for the district, and how many there are for a part."""
    rows = list(_rows(actor, FlowFigure.DOMAIN_CHANGE, quarter, part))
    cells = FlowCell.objects.visible_to(actor).filter(
        table__quarter__figure=FlowFigure.DOMAIN_CHANGE,
        table__quarter__quarter=quarter.key,
        dimension=Dimension.OUTCOME,
    )
    outcomes = {} if part else {(cell.table_id, cell.code): cell.total for cell in cells}
    lines = [
        DomainLine(
            *_ends(row),
            row.total,
            outcomes.get((row.pk, ChainOutcome.BROKE)),
            outcomes.get((row.pk, ChainOutcome.WENT_ON)),
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: (-line.total, line.source, line.target))


def quarter_before(day: date, known: list[Quarter]) -> Quarter | None:
    """The last written quarter that was over on a day."""
    return next((quarter for quarter in known if quarter.end < day), None)


def quarter_after(day: date, known: list[Quarter]) -> Quarter | None:
    """The latest written quarter that lies wholly after a day."""
    return next((quarter for quarter in known if quarter.start > day), None)


def _rows(actor: Actor, figure: FlowFigure, quarter: Quarter, part: Part | None) -> QuerySet[Any]:
    if part is None:
        return FlowTable.objects.visible_to(actor).filter(quarter__figure=figure, quarter__quarter=quarter.key)
    cells = FlowCell.objects.visible_to(actor).filter(dimension=part.dimension, code=part.code)
    return cells.filter(table__quarter__figure=figure, table__quarter__quarter=quarter.key).select_related("table")


def _ends(row: Numbers) -> tuple[str, str]:
    table = row.table if isinstance(row, FlowCell) else row
    return table.source, table.target
