"""Flows between offices are added once per closed quarter. They arrive suppressed: nothing below k is ever written."""

from __future__ import annotations

from dataclasses import asdict

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering import border
from kim.steering.models import FlowCell, FlowQuarter, FlowRelease, FlowTable


@action("flows_published", _("Flows of a closed quarter were published"))
def publish(*, actor: Actor, flows: border.FlowQuarter) -> bool:
    """Write the quarter with all its flows; False if it is there already. RuleViolation below k or for an open one."""
    access.require(actor, "add", FlowQuarter)
    if not flows.quarter.is_closed_on(clock.today()):
        raise RuleViolation("open_quarter", _("Only a closed quarter can be published."))
    shown = [number for flow in flows.flows for number in (flow.total, *(cell.total for cell in flow.cells))]
    if shown and min(shown) < flows.k:
        raise RuleViolation("below_k", _("A count below the smallest number that may be shown."))
    if flows.quarter.key in written_quarters(flows.figure):
        return False
    quarter = FlowQuarter.objects.create(figure=flows.figure, quarter=flows.quarter.key, k=flows.k)
    for flow in flows.flows:
        _add(quarter, flow)
    return True


@action("flows_released", _("Interfaces of a quarter were given to the members, or taken back"))
def release(*, actor: Actor, quarter: str, is_released: bool) -> None:
    """Let the members of the bodies read the interfaces of a written quarter, or no longer. Twice is once."""
    access.require(actor, "add", FlowRelease)
    if not is_released:
        FlowRelease.objects.filter(quarter=quarter).delete()
    elif FlowQuarter.objects.filter(quarter=quarter).exists():
        FlowRelease.objects.get_or_create(quarter=quarter)
    else:
        raise RuleViolation("not_written", _("This quarter is not counted."))


def written_quarters(figure: str) -> frozenset[str]:
    """Keys of the quarters that are there."""
    return frozenset(FlowQuarter.objects.filter(figure=figure).values_list("quarter", flat=True))


def _add(quarter: FlowQuarter, flow: border.Flow) -> None:
    table = FlowTable.objects.create(
        quarter=quarter,
        source=flow.source,
        target=flow.target,
        total=flow.total,
        k=quarter.k,
        **asdict(flow.waits),
    )
    FlowCell.objects.bulk_create(
        FlowCell(
            table=table,
            dimension=cell.dimension,
            code=cell.code,
            total=cell.total,
            k=quarter.k,
            **asdict(cell.waits),
        )
        for cell in flow.cells
    )
