"""Assessments over time as drawings: all areas on one sheet, and one area as two lines. Words stand in the table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kim.casework.queries.assessment import AreaHistory, History, Point
from kim.casework.rules.scales import HIGHEST, Change

ROW, HEAD, LABEL = 36, 58, 176
TICK, BLOCK_GAP = 92, 64
LINE_WIDTH, LINE_HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 620, 236, 92, 92, 30, 34


@dataclass(frozen=True)
class Mark:
    """One point; `is_last` is the latest one and drawn full."""

    x: int
    y: int
    is_last: bool


@dataclass(frozen=True)
class Track:
    """One scale of one area: its points, and the way from the one before the last to the last."""

    marks: tuple[Mark, ...]
    ways: tuple[tuple[int, int], ...]
    tip: str
    look: str


@dataclass(frozen=True)
class SheetRow:
    """One area on the sheet."""

    history: AreaHistory
    top: int
    middle: int
    is_shaded: bool
    need: Track
    resources: Track


@dataclass(frozen=True)
class Sheet:
    """Twelve areas as rows, need and resources as two scales of four steps."""

    width: int
    height: int
    rows: tuple[SheetRow, ...]
    need_ticks: tuple[int, ...]
    resource_ticks: tuple[int, ...]


def sheet(found: History) -> Sheet:
    """All areas; older points hollow, the latest full, an arrow from the one before."""
    need_from = LABEL + TICK // 2
    resources_from = need_from + TICK * HIGHEST + TICK + BLOCK_GAP
    rows = []
    for at, area in enumerate(found.areas):
        top = HEAD + at * ROW
        middle = top + ROW // 2
        need = _track([point.need for point in area.points], need_from, middle, _look(area.change))
        resources = _track([point.resources for point in area.points], resources_from, middle, "")
        rows.append(SheetRow(area, top, middle, at % 2 == 0, need, resources))
    return Sheet(
        width=resources_from + TICK * HIGHEST + TICK // 2,
        height=HEAD + ROW * len(rows),
        rows=tuple(rows),
        need_ticks=tuple(need_from + TICK * n for n in range(HIGHEST + 1)),
        resource_ticks=tuple(resources_from + TICK * n for n in range(HIGHEST + 1)),
    )


def _look(change: Change) -> str:
    return {Change.MORE: "wait", Change.LESS: "done"}.get(change, "")


def _track(levels: list[int | None], start: int, y: int, look: str) -> Track:
    known = [start + TICK * level for level in levels if level is not None]
    marks = {x: Mark(x, y, False) for x in known[:-1]}
    if known:
        marks[known[-1]] = Mark(known[-1], y, True)
    ways = tuple((one, other) for one, other in pairwise(known) if one != other)
    return Track(tuple(marks.values()), ways, _tip(ways[-1:], y), look)


def _tip(last: tuple[tuple[int, int], ...], y: int) -> str:
    """An arrow head before the last point, if the last change led somewhere."""
    if not last:
        return ""
    (one, other) = last[0]
    point, back = (other - 9, other - 19) if other > one else (other + 9, other + 19)
    return f"M{back} {y - 5} L{back} {y + 5} L{point} {y} Z"


@dataclass(frozen=True)
class LinePoint:
    """One assessment in the drawing of one area; None where the scale was not known then."""

    x: int
    point: Point
    need: int | None
    resources: int | None


@dataclass(frozen=True)
class Lines:
    """Need and resources of one area over time."""

    points: tuple[LinePoint, ...]
    need: str
    resources: str
    levels: tuple[int, ...]
    width: int = LINE_WIDTH
    height: int = LINE_HEIGHT
    left: int = LEFT - 16
    right: int = LINE_WIDTH - RIGHT + 16


def lines(area: AreaHistory) -> Lines:
    """One area; assessments stand side by side in order, not by calendar, so that dates never lie on each other."""
    span = LINE_WIDTH - LEFT - RIGHT
    last = max(1, len(area.points) - 1)
    points = tuple(
        LinePoint(LEFT + span * at // last, point, _height(point.need), _height(point.resources))
        for at, point in enumerate(area.points)
    )
    return Lines(
        points=points,
        need=_path([(point.x, point.need) for point in points]),
        resources=_path([(point.x, point.resources) for point in points]),
        levels=tuple(height for level in range(HIGHEST + 1) if (height := _height(level)) is not None),
    )


def _height(level: int | None) -> int | None:
    if level is None:
        return None
    span = LINE_HEIGHT - TOP - BOTTOM
    return LINE_HEIGHT - BOTTOM - span * level // HIGHEST


def _path(points: list[tuple[int, int | None]]) -> str:
    """A line from known point to known point; a gap in between is bridged, and its point is missing."""
    known = [f"{x} {y}" for x, y in points if y is not None]
    return "M" + " L".join(known) if len(known) > 1 else ""
