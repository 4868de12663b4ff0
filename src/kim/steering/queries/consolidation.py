"""Figures of the authorities' procedures as a page shows them: one block per group, one column per closed period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureGroup, ProcedureOutcome
from kim.kernel.labels import PROCEDURE_GROUPS, PROCEDURE_OUTCOMES, STAGE_KINDS
from kim.organisations import api as organisations
from kim.steering.models import ApplicationTable, OutcomeTable, StageDuration

SHOWN_PERIODS = 6
AUTHORITIES = 3
Rows = list[tuple[str | Promise, list[Any]]]


@dataclass(frozen=True)
class Block:
    """One group: columns are periods; a row per outcome and per stage. Empty where nothing may be shown yet."""

    group: ProcedureGroup
    title: str | Promise
    applied_columns: list[str]
    applied_rows: Rows
    ended_columns: list[str]
    ended_rows: Rows
    duration_rows: Rows

    @property
    def is_empty(self) -> bool:
        return not (self.applied_columns or self.ended_columns)


def has_component() -> bool:
    """Does this district have component 3? True before a district is loaded: nothing was switched off."""
    try:
        return AUTHORITIES in organisations.district().components
    except organisations.NoDistrict:
        return True


def blocks(actor: Actor) -> list[Block]:
    """One block per group, naturalisation apart, each with its latest closed periods in order."""
    applied = list(ApplicationTable.objects.visible_to(actor).order_by("last_quarter"))
    ended = list(OutcomeTable.objects.visible_to(actor).prefetch_related("cells", "durations").order_by("last_quarter"))
    return [_block(group, _latest(applied, group), _latest(ended, group)) for group in ProcedureGroup]


def _latest(tables: Iterable[Any], group: ProcedureGroup) -> list[Any]:
    return [table for table in tables if table.group == group][-SHOWN_PERIODS:]


def _block(group: ProcedureGroup, applied: list[ApplicationTable], ended: list[OutcomeTable]) -> Block:
    return Block(
        group,
        PROCEDURE_GROUPS[group],
        [table.as_period().label for table in applied],
        [(_("Applications"), [table.total for table in applied])] if applied else [],
        [table.as_period().label for table in ended],
        _outcome_rows(ended) if ended else [],
        _duration_rows(ended) if ended else [],
    )


def _outcome_rows(tables: list[OutcomeTable]) -> Rows:
    cells = [{cell.outcome: cell.total for cell in table.cells.all()} for table in tables]
    ends = [outcome for outcome in ProcedureOutcome if outcome is not ProcedureOutcome.APPLIED]
    rows: Rows = [(PROCEDURE_OUTCOMES[each], [found.get(each.value) for found in cells]) for each in ends]
    if any(table.others is not None for table in tables):
        rows.append((_("Those not shown, together"), [table.others for table in tables]))
    return [*rows, (_("Ended, all together"), [table.total for table in tables])]


def _duration_rows(tables: list[OutcomeTable]) -> Rows:
    found = [{each.kind: each for each in table.durations.all()} for table in tables]
    kinds = [kind for kind in STAGE_KINDS if any(kind in each for each in found)]
    return [(STAGE_KINDS[kind], [_weeks(each.get(kind)) for each in found]) for kind in kinds]


def _weeks(duration: StageDuration | None) -> str | None:
    """Median with the two quartiles: "8 (5–12)"; None where fewer than k procedures had this stage."""
    return f"{duration.median} ({duration.lower}–{duration.upper})" if duration else None
