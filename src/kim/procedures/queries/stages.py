"""Which stages there are: as the district names them, else the core ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.kernel.core_codes import StageKind
from kim.kernel.labels import STAGE_KINDS
from kim.organisations import api as organisations
from kim.procedures.models import Procedure
from kim.procedures.rules.stages import Lasted


@dataclass(frozen=True)
class Stage:
    """A stage that a procedure can be in: the district's key and name, and the core code behind them."""

    key: str
    name: str
    kind: str


CORE = (StageKind.RECEIVED, StageKind.DOCUMENTS, StageKind.EXAMINATION, StageKind.SECURITY_QUERY, StageKind.DECISION)


def stages_of(area: str) -> tuple[Stage, ...]:
    """The stages of an area in the district's order; the core ones where the district names none."""
    named = _named(area).get("stages", [])
    if named:
        return tuple(Stage(each["key"], each["name"], each["kind"]) for each in named)
    return tuple(Stage(code.value, str(STAGE_KINDS[code]), code.value) for code in CORE)


def note_of(area: str) -> str:
    """What the district says about who does what, for example that the town receives and the district decides."""
    return str(_named(area).get("note", ""))


def has_component() -> bool:
    """Does component 3 exist in this district? True as long as no district is loaded: nothing was switched off."""
    try:
        return 3 in organisations.district().components
    except organisations.NoDistrict:
        return True


def _named(area: str) -> dict[str, Any]:
    try:
        found: dict[str, dict[str, Any]] = organisations.district().procedures
    except organisations.NoDistrict:
        return {}
    return found.get(area, {})


def lasted(procedure: Procedure) -> list[Lasted]:
    """The stages of a procedure in order. Uses what was fetched with `prefetch_related("procedurestages")`."""
    return [each.lasted for each in procedure.procedurestages.all()]


def until(procedure: Procedure, today: date) -> date:
    """The day up to which a procedure lasted: its end, else today."""
    return procedure.decided_on or today
