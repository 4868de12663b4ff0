"""Counting work between offices: each closed quarter once, suppressed before anything is handed over."""

from __future__ import annotations

from kim.casework.actions.evidence import smallest_count
from kim.casework.queries.flows import counted_figures, parts_of
from kim.casework.rules.flows import Shown, ShownFlow, shown_flows
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ChainOutcome, Dimension, FlowFigure, LegalDomain, LifeArea
from kim.kernel.periods import Quarter, last_closed_quarter
from kim.organisations import api as organisations
from kim.steering import api as steering

# How far the first run looks back: a comparison with the year before, and what came before that.
QUARTERS = 8
# Place and legal domain may be not stated; a step always has a life area, a packet may be about no step.
NOT_STATED = ""


def publish_closed_quarters(*, actor: Actor) -> int:
    """Write what is not there yet of the last two years; returns how many quarters. A second run adds none."""
    k = smallest_count()
    published = 0
    for figure in counted_figures():
        written, codes = steering.closed_flow_quarters(figure), _codes(figure)
        for quarter in _last_quarters():
            if quarter.key not in written:
                flows = shown_flows(parts_of(figure, quarter), figure, quarter, codes, k)
                published += steering.publish_flows(actor=actor, flows=_over(figure, quarter, k, flows))
    return published


def _last_quarters() -> list[Quarter]:
    quarters = [last_closed_quarter(clock.today())]
    while len(quarters) < QUARTERS:
        quarters.insert(0, quarters[0].previous())
    return quarters


def _codes(figure: FlowFigure) -> dict[Dimension, list[str]]:
    return {
        Dimension.MUNICIPALITY: [*(town.official_key for town in organisations.municipalities()), NOT_STATED],
        Dimension.LIFE_AREA: [*LifeArea, *([NOT_STATED] if figure is FlowFigure.UNANSWERED_REFERRAL else [])],
        Dimension.LEGAL_DOMAIN: [*LegalDomain, NOT_STATED],
        Dimension.OUTCOME: list(ChainOutcome),
    }


def _over(figure: FlowFigure, quarter: Quarter, k: int, flows: list[ShownFlow]) -> steering.FlowQuarter:
    return steering.FlowQuarter(figure, quarter, k, tuple(map(_flow, flows)))


def _flow(flow: ShownFlow) -> steering.Flow:
    cells = tuple(
        steering.FlowCell(dimension, part.code, part.total, _waits(part))
        for dimension, parts in flow.parts.items()
        for part in parts
    )
    return steering.Flow(flow.source, flow.target, flow.whole.total, _waits(flow.whole), cells)


def _waits(shown: Shown) -> steering.Waits:
    lower, median, upper = shown.waits
    return steering.Waits(median, lower, upper)
