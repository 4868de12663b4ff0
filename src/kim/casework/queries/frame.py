"""The head of a case page: who, where, since when, who stands in. Few statements, whatever the case holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.casework import labels
from kim.casework.models import Case
from kim.casework.queries import glance, homes, standing
from kim.casework.rules.codes import CasePhase
from kim.kernel.actor import Actor
from kim.organisations import api as organisations


@dataclass(frozen=True)
class Frame:
    """What stands under the name of the household. `deputies` are those who stand in today."""

    label: str
    number: str
    place: str
    persons: int
    since: date
    manager: str
    deputies: tuple[str, ...]
    closed_on: date | None
    is_short: bool = False


def frame(actor: Actor, case: Case) -> Frame:
    """The head of `case`, as `actor` may see it."""
    place = case.household.municipality
    return Frame(
        label=case.household.label,
        number=case.number,
        place=place.name if place else "",
        persons=len(homes.members_in(actor, frozenset({case.household_id}))),
        since=case.opened_on,
        manager=case.assigned_to.user.name,
        deputies=tuple(deputation.deputy.user.name for deputation in standing.stand_ins(actor, case)),
        closed_on=case.closed_on,
        is_short=case.is_short,
    )


ORDER = [str(phase) for phase in CasePhase]


@dataclass(frozen=True)
class PhasePoint:
    """One phase of the bar: behind, current, or ahead, and when it began last."""

    code: CasePhase
    began_on: date | None
    state: str


def phases(actor: Actor, case: Case) -> list[PhasePoint]:
    """The eight phases in order. A phase that the case has left backwards counts as ahead again."""
    began = {change.phase: change.began_on for change in glance.of_case(actor, case).phases}
    order = list(CasePhase)
    now = order.index(CasePhase(case.phase))
    return [
        PhasePoint(code, began.get(code) if at <= now else None, "now" if at == now else "done" if at < now else "")
        for at, code in enumerate(order)
    ]


def phase_names() -> dict[str, str]:
    """Every phase as this district calls it."""
    try:
        local = organisations.district().phases
    except organisations.NoDistrict:
        local = {}
    return {str(code): str(local.get(str(code)) or label) for code, label in labels.PHASES.items()}
