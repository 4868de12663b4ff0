"""The table of twelve life areas: what is known now, and what changed since the last assessment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kim.casework.models import AreaEntry, Assessment, Case
from kim.casework.rules.codes import LifeArea, Need
from kim.kernel.actor import Actor

_SCALE = [Need.NONE, Need.LOW, Need.MARKED, Need.URGENT]


class Change(StrEnum):
    """The need compared with the last completed assessment."""

    NO_COMPARISON = "no_comparison"
    SAME = "same"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True)
class AreaRow:
    """One life area. `entry` None: not talked about yet, which is not "none"."""

    area: LifeArea
    entry: AreaEntry | None
    before: AreaEntry | None

    @property
    def is_asked(self) -> bool:
        """True if need or resources are known."""
        return self.entry is not None and self.entry.is_asked

    @property
    def change(self) -> Change:
        """How the need changed."""
        if not (self.entry and self.before) or Need.NOT_ASKED in (self.entry.need, self.before.need):
            return Change.NO_COMPARISON
        now, then = _SCALE.index(Need(self.entry.need)), _SCALE.index(Need(self.before.need))
        return Change.SAME if now == then else Change.MORE if now > then else Change.LESS


@dataclass(frozen=True)
class Table:
    """All twelve areas in order. `current` is the open assessment, or the last completed one while none is open."""

    rows: tuple[AreaRow, ...]
    current: Assessment | None
    before: Assessment | None

    @property
    def asked(self) -> int:
        """How many areas have been talked about."""
        return sum(1 for row in self.rows if row.is_asked)


def table(actor: Actor, case: Case) -> Table:
    """The areas of the newest assessment beside the completed one before it. Two statements."""
    rounds = list(
        Assessment.objects.visible_to(actor)
        .filter(case=case)
        .prefetch_related("entries")
        .order_by("-begun_on", "-pk")[:2]
    )
    current = rounds[0] if rounds else None
    before = rounds[1] if len(rounds) > 1 else None
    now, then = _by_area(current), _by_area(before)
    return Table(tuple(AreaRow(area, now.get(area), then.get(area)) for area in LifeArea), current, before)


def _by_area(assessment: Assessment | None) -> dict[str, AreaEntry]:
    return {entry.life_area: entry for entry in assessment.entries.all()} if assessment else {}
