"""How far an issue reaches, as the paper shows it: closed periods side by side, district and municipalities below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.periods import last_closed_quarter
from kim.organisations import api as organisations
from kim.steering.models import EvidenceTable, StructuralIssue
from kim.steering.queries.board import QUARTERS

Column = tuple[str, EvidenceTable | None]


@dataclass(frozen=True)
class ReachRow:
    """A place and its numbers, one for each column; None is a suppressed count."""

    place: str | Promise
    numbers: list[int | None]


@dataclass(frozen=True)
class Reach:
    """Columns of closed periods. Rows: the district, places with a number that may be shown, the rest.

    `is_counted`: false where cases are kept elsewhere, so that nothing is known but what was noted by hand.
    """

    columns: list[str]
    rows: list[ReachRow]
    as_of: date
    k: int
    footnotes: list[str]
    latest: EvidenceTable | None
    is_counted: bool


def reach_of(issue: StructuralIssue) -> Reach:
    """The last four closed quarters; a quarter without a table is suppressed, joined ones are named as such."""
    tables = list(issue.evidence.order_by("last_quarter").prefetch_related("cells__municipality"))
    columns = _columns(tables)
    return Reach(
        [label for label, _table in columns],
        [
            ReachRow(_("Whole district"), [table.total if table else None for _label, table in columns]),
            *_places(columns),
        ],
        last_closed_quarter(clock.today()).end,
        tables[-1].k if tables else smallest_count(),
        [table.footnote for table in tables if table.footnote],
        tables[-1] if tables else None,
        bool(tables) or organisations.keeps_case_files(),
    )


def _columns(tables: list[EvidenceTable]) -> list[Column]:
    """Going back from the last closed quarter: a table takes all its quarters, a quarter without one stands alone."""
    by_last = {table.last_quarter: table for table in tables}
    quarter = last_closed_quarter(clock.today())
    columns: list[Column] = []
    while len(columns) < QUARTERS:
        table = by_last.get(quarter.key)
        columns.insert(0, (table.as_period().label if table else quarter.label, table))
        quarter = (table.as_period().first if table else quarter).previous()
    return columns


def _places(columns: list[Column]) -> list[ReachRow]:
    """Nothing where no municipality may be shown in any column: the total says it all then."""
    cells = [_cells(table) for _label, table in columns]
    places = dict.fromkeys(place for column in cells for place in column)
    if not places:
        return []
    rows = [
        ReachRow(place or _("place not known"), [column.get(place) for column in cells]) for place in sorted(places)
    ]
    return [*rows, ReachRow(_("other municipalities"), [table.others if table else None for _label, table in columns])]


def _cells(table: EvidenceTable | None) -> dict[str, int]:
    if table is None:
        return {}
    return {cell.municipality.name if cell.municipality else "": cell.total for cell in table.cells.all()}


def smallest_count() -> int:
    """k of this district; five where none is loaded."""
    try:
        return organisations.district().smallest_count
    except organisations.NoDistrict:
        return 5
