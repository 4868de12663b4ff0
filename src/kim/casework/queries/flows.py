"""Reading flows between offices as the role that sees no person: put together inside the database, codes come out."""

from __future__ import annotations

from typing import Any

from django.db import connection

from kim.casework.queries.figures import as_reader
from kim.casework.rules.flows import Part, Waited
from kim.kernel.anonymity import Count
from kim.kernel.core_codes import FlowFigure
from kim.kernel.periods import Quarter

# What is counted from which view. A context above casework brings a view of its own, with the same columns and a grant
# to kim_figures, and registers it: unanswered referrals are counted by who knows packets.
_views: dict[FlowFigure, str] = {
    FlowFigure.HAND_ON: "casework_handed_on",
    FlowFigure.DOMAIN_CHANGE: "casework_changed_domain",
    FlowFigure.OVERDUE_WAIT: "casework_overdue_waits",
}
COLUMNS = (
    "counted_on", "source", "target", "case_id", "contributor", "municipality", "life_area", "legal_domain",
    "outcome", "days",
)  # fmt: skip

_QUERY = """
WITH counted AS MATERIALIZED (
    SELECT DISTINCT ON (source, target, case_id) source, target, contributor, municipality, life_area, legal_domain,
           outcome, days
      FROM {view} WHERE counted_on BETWEEN %s AND %s
     ORDER BY source, target, case_id, outcome, days DESC NULLS LAST)
SELECT source, target, dimension, code, count(*), array_agg(DISTINCT contributor), count(days),
       array_agg(DISTINCT contributor) FILTER (WHERE days IS NOT NULL),
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY days)
  FROM counted CROSS JOIN LATERAL (VALUES ('', ''), ('municipality', municipality), ('life_area', life_area),
       ('legal_domain', legal_domain), ('outcome', outcome)) AS told (dimension, code)
 GROUP BY source, target, dimension, code
"""


def register(figure: FlowFigure, view: str) -> None:
    """Let a figure be counted from a view with `COLUMNS`; ValueError if another view counts it already."""
    if _views.setdefault(figure, view) != view:
        raise ValueError(f"{figure} is counted from {_views[figure]} already")


def counted_figures() -> tuple[FlowFigure, ...]:
    """What can be counted now."""
    return tuple(_views)


def parts_of(figure: FlowFigure, quarter: Quarter) -> list[Part]:
    """Cells of a quarter before suppression: each case once per flow, where it broke off or waited longest."""
    with as_reader(), connection.cursor() as cursor:
        cursor.execute(_QUERY.format(view=connection.ops.quote_name(_views[figure])), [quarter.start, quarter.end])
        return [_part(row) for row in cursor.fetchall()]


def _part(row: tuple[Any, ...]) -> Part:
    source, target, dimension, code, cases, by, waited, waited_by, days = row
    count = Count(cases, frozenset(map(str, by)))
    if not waited:
        return Part(source, target, dimension, code, count)
    waits = Waited(Count(waited, frozenset(map(str, waited_by))), tuple(days))
    return Part(source, target, dimension, code, count, waits)
