"""Counting: once per closed quarter, as a role that sees no applicant, suppressed before anything is handed over."""

from __future__ import annotations

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.anonymity import DEFAULT_K, check_k
from kim.kernel.core_codes import ProcedureGroup, ProcedureOutcome
from kim.organisations import api as organisations
from kim.procedures.queries.figures import counted
from kim.procedures.rules import counting
from kim.procedures.rules.counting import Counted
from kim.steering import api_of_procedures as steering


def publish_closed_quarters(*, actor: Actor) -> int:
    """Add what closed quarters show, per group; returns how many tables. A second run adds none."""
    k, everything = _smallest_count(), counted()
    published = 0
    for group in ProcedureGroup:
        mine = [each for each in everything if each.group is group]
        published += _publish_group(actor, group, mine, k)
    return published


def _publish_group(actor: Actor, group: ProcedureGroup, mine: list[Counted], k: int) -> int:
    applied_since, ended_since = steering.consolidation_series(group)
    published = 0
    for table in counting.applications(mine, applied_since, clock.today(), k):
        if table.total is not None:
            figures = steering.ApplicationFigures(group, table.period, k, table.total)
            published += steering.publish_applications(actor=actor, figures=figures)
    for table in counting.outcomes(mine, ended_since, clock.today(), k):
        if table.total is not None:
            shown = {ProcedureOutcome(cell): number for cell, number in table.cells.items() if number is not None}
            weeks = tuple(
                steering.Quartiles(each.kind, each.total, each.lower, each.median, each.upper)
                for each in counting.durations(mine, table.period, k)
            )
            found = steering.OutcomeFigures(group, table.period, k, table.total, shown, table.others, weeks)
            published += steering.publish_outcomes(actor=actor, figures=found)
    return published


def _smallest_count() -> int:
    try:
        return check_k(organisations.district().smallest_count)
    except organisations.NoDistrict:
        return DEFAULT_K
