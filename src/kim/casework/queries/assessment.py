"""The twelve life areas: what is known now, what was known at the last assessment, and how it changed over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kim.casework.models import AreaEntry, Assessment, Case
from kim.casework.rules.codes import LifeArea
from kim.casework.rules.scales import Change, change, need_level, resource_level
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class AreaRow:
    """One life area. `entry`: in this assessment, None if not talked about yet; `before`: when it was last known."""

    area: LifeArea
    entry: AreaEntry | None
    before: AreaEntry | None

    @property
    def is_asked(self) -> bool:
        """True if need or resources are known in this assessment."""
        return self.entry is not None and self.entry.is_asked

    @property
    def change(self) -> Change:
        """How the need changed."""
        if not (self.entry and self.before):
            return Change.NO_COMPARISON
        return change(need_level(self.before.need), need_level(self.entry.need))


@dataclass(frozen=True)
class Table:
    """All twelve areas in order. `current` is the open assessment, or the last completed one while none is open."""

    rows: tuple[AreaRow, ...]
    current: Assessment | None
    before: Assessment | None

    @property
    def asked(self) -> int:
        """How many areas have been talked about in this assessment."""
        return sum(1 for row in self.rows if row.is_asked)

    @property
    def is_open(self) -> bool:
        """True while areas may be written; also before the first assessment."""
        return self.current is None or self.current.completed_on is None


@dataclass(frozen=True)
class Point:
    """One life area at one assessment; `entry` None if it was not talked about then."""

    on: date
    entry: AreaEntry | None

    @property
    def need(self) -> int | None:
        return need_level(self.entry.need) if self.entry else None

    @property
    def resources(self) -> int | None:
        return resource_level(self.entry.resources) if self.entry else None


@dataclass(frozen=True)
class AreaHistory:
    """A life area over all assessments, oldest first."""

    area: LifeArea
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[Point, ...]:
        """The assessments at which something was known."""
        return tuple(point for point in self.points if point.entry and point.entry.is_asked)

    @property
    def change(self) -> Change:
        """The need at first and at last, as far as both are known."""
        needs = [point.need for point in self.points if point.need is not None]
        return change(needs[0], needs[-1]) if len(needs) > 1 else Change.NO_COMPARISON


@dataclass(frozen=True)
class History:
    """All assessments of a case, oldest first, area by area."""

    rounds: tuple[Assessment, ...]
    areas: tuple[AreaHistory, ...]

    def of(self, area: str) -> AreaHistory | None:
        """One area; None for a word that is no area."""
        return next((each for each in self.areas if each.area == area), None)


def table(actor: Actor, case: Case) -> Table:
    """The areas of the newest assessment beside what was last known of each before it. Two statements."""
    rounds = rounds_of(actor, case)
    current = rounds[-1] if rounds else None
    now = _by_area(rounds[-1:])
    then = _by_area(rounds[:-1])
    return Table(
        rows=tuple(AreaRow(area, now.get(area), then.get(area)) for area in LifeArea),
        current=current,
        before=rounds[-2] if len(rounds) > 1 else None,
    )


def history(actor: Actor, case: Case) -> History:
    """Every area at every assessment. Two statements."""
    rounds = rounds_of(actor, case)
    by_round = [(one.begun_on, _by_area([one], only_asked=False)) for one in rounds]
    return History(
        rounds=tuple(rounds),
        areas=tuple(
            AreaHistory(area, tuple(Point(on, entries.get(area)) for on, entries in by_round)) for area in LifeArea
        ),
    )


def known(rounds: Sequence[Assessment]) -> dict[str, AreaEntry]:
    """What is known of each life area after these assessments, the oldest first, from whichever of them."""
    return {area: entry for area, entry in _by_area(rounds).items() if entry.is_asked}


def rounds_of(actor: Actor, case: Case) -> list[Assessment]:
    """All assessments with their entries, the oldest first."""
    found = Assessment.objects.visible_to(actor).filter(case=case).prefetch_related("entries")
    return list(found.order_by("begun_on", "pk"))


def _by_area(rounds: Sequence[Assessment], only_asked: bool = True) -> dict[str, AreaEntry]:
    """The latest entry of each area; one in which nothing was said does not hide an earlier one."""
    latest: dict[str, AreaEntry] = {}
    for assessment in rounds:
        for entry in assessment.entries.all():
            if entry.is_asked or not only_asked or entry.life_area not in latest:
                latest[entry.life_area] = entry
    return latest
