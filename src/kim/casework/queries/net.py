"""The net of a plan, ready to be drawn: lanes, boxes with their words, and lines that keep clear of the boxes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext, ngettext

from kim.casework.queries.board import StepLine
from kim.casework.queries.plan import PlanView
from kim.casework.queries.words import wrapped
from kim.casework.rules.plan_net import InLane, Placed, place

HEAD, LANE_WIDTH, MARGIN = 30, 140, 14
WIDTH, LEAST_PITCH, GAP = 1120, 168, 34
BOX_HEIGHT, ROW_HEIGHT, LANE_PADDING = 76, 92, 9
TEXT_LEFT, LETTER = 34, 7.6
# Words beside a number, and words of the lane, in letters of the usual width.
LANE_LETTERS, TITLE_LINES = 15.5, 3


@dataclass(frozen=True)
class LaneBand:
    """One lane: its name in lines, and where it begins and ends."""

    name: tuple[tuple[int, str], ...]
    top: int
    height: int
    is_shaded: bool


@dataclass(frozen=True)
class Box:
    """A step as it is drawn. `x`, `y` is the upper left corner of the box."""

    line: StepLine
    x: int
    y: int
    width: int
    title: tuple[tuple[int, str], ...]
    note: tuple[int, str]
    look: str
    lane: int
    leads_to: tuple[int, ...]

    @property
    def middle(self) -> int:
        return self.y + BOX_HEIGHT // 2

    @property
    def right(self) -> int:
        return self.x + self.width


@dataclass(frozen=True)
class Edge:
    """A line from a step to one that needs it, with its tip. `look`: crit, done or empty."""

    path: str
    tip: str
    look: str


@dataclass(frozen=True)
class Net:
    """The whole drawing; the boxes by number, as in the list."""

    width: int
    height: int
    lane_width: int
    last_x: int
    lanes: tuple[LaneBand, ...]
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]

    @property
    def summary(self) -> str:
        """What the drawing says, in a sentence."""
        steps = ngettext("%(n)s step", "%(n)s steps", len(self.boxes)) % {"n": len(self.boxes)}
        lanes = ngettext("in %(n)s lane", "in %(n)s lanes", len(self.lanes)) % {"n": len(self.lanes)}
        same = gettext("The list below says the same.")
        return f"{steps} {lanes}. {same}"


LOOKS = {"overdue": "late", "waiting": "wait"}


def draw(plan: PlanView) -> Net:
    """The net of all steps of a plan but the dropped ones."""
    lanes = plan.lanes
    by_number = {line.step.number: line for line in plan.steps}
    placed = place(
        [InLane(line.step.number, at, frozenset(line.needs)) for at, lane in enumerate(lanes) for line in lane.steps]
    )
    bands = _bands([lane.name for lane in lanes], placed)
    columns = max((one.column for one in placed), default=0) + 1
    pitch = max(LEAST_PITCH, (WIDTH - LANE_WIDTH) // columns)
    boxes = {one.number: _box(by_number[one.number], one, bands[one.lane], pitch, plan) for one in placed}
    return Net(
        width=LANE_WIDTH + MARGIN + columns * pitch - GAP + MARGIN,
        height=bands[-1].top + bands[-1].height if bands else HEAD,
        lane_width=LANE_WIDTH,
        last_x=LANE_WIDTH + MARGIN + (columns - 1) * pitch,
        lanes=tuple(bands),
        boxes=tuple(boxes[number] for number in by_number),
        edges=tuple(_edges(boxes, bands, plan)),
    )


def _bands(names: list[str], placed: tuple[Placed, ...]) -> list[LaneBand]:
    bands: list[LaneBand] = []
    top = HEAD
    for at, name in enumerate(names):
        rows = max(one.row for one in placed if one.lane == at) + 1
        height = rows * ROW_HEIGHT + 2 * LANE_PADDING - (ROW_HEIGHT - BOX_HEIGHT)
        lines = wrapped(name, LANE_LETTERS, 3)
        first = top + height // 2 + 5 - 9 * (len(lines) - 1)
        bands.append(LaneBand(tuple((first + 18 * n, text) for n, text in enumerate(lines)), top, height, at % 2 == 0))
        top += height
    return bands


def _box(line: StepLine, one: Placed, band: LaneBand, pitch: int, plan: PlanView) -> Box:
    x = LANE_WIDTH + MARGIN + one.column * pitch
    y = band.top + LANE_PADDING + one.row * ROW_HEIGHT
    width = pitch - GAP
    lines = wrapped(line.step.title, (width - TEXT_LEFT - 4) / LETTER, TITLE_LINES)
    return Box(
        line=line,
        x=x,
        y=y,
        width=width,
        title=tuple((y + 19 + 16 * n, text) for n, text in enumerate(lines)),
        note=(y + 19 + 16 * len(lines), note(line)),
        look=LOOKS.get(line.state, line.state),
        lane=one.lane,
        leads_to=tuple(other.step.number for other in plan.steps if line.step.number in other.needs),
    )


def note(line: StepLine) -> str:
    """The third line of a box: done when, waiting how long, due when."""
    step = line.step
    if step.done_on:
        return gettext("done on %(day)s") % {"day": f"{step.done_on:%d.%m.}"}
    if line.waiting:
        return ngettext("%(n)s day", "%(n)s days", line.waiting.days) % {"n": line.waiting.days}
    if step.due_on is None:
        return gettext("no date")
    due = {"day": f"{step.due_on:%d.%m.}"}
    return gettext("since %(day)s") % due if line.due.is_overdue else gettext("until %(day)s") % due


def _edges(boxes: dict[int, Box], bands: list[LaneBand], plan: PlanView) -> list[Edge]:
    """Lines of the longest path come last, so that nothing is drawn over them."""
    path = [line.step.number for line in plan.longest_path]
    heavy = set(pairwise(path))
    edges = [
        _edge(boxes[need], box, bands, "crit" if (need, number) in heavy else boxes[need].look)
        for number, box in boxes.items()
        for need in box.line.needs
        if need in boxes
    ]
    return sorted(edges, key=lambda edge: edge.look == "crit")


def _edge(start: Box, end: Box, bands: list[LaneBand], look: str) -> Edge:
    x1, y1, x2, y2 = start.right, start.middle, end.x - 8, end.middle
    out, back = x1 + 10, end.x - 20
    if end.x - x1 <= GAP:
        points = [(x1, y1), (back, y1), (back, y2), (x2, y2)]
    else:
        # Along the edge of the lane, where no box stands.
        gutter = bands[start.lane].top + (bands[start.lane].height if y2 >= y1 else 0)
        points = [(x1, y1), (out, y1), (out, gutter), (back, gutter), (back, y2), (x2, y2)]
    tip = f"M{x2 - 1} {y2 - 5} L{x2 - 1} {y2 + 5} L{x2 + 7} {y2} Z"
    return Edge(rounded(points), tip, look if look in ("crit", "done") else "")


def rounded(points: list[tuple[int, int]], radius: int = 6) -> str:
    """An SVG path along horizontal and vertical lines, with round corners where there is room for them."""
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(radius, _length(before, corner) // 2, _length(corner, after) // 2)
        into, out = _towards(corner, before, room), _towards(corner, after, room)
        parts.append(f"L{into[0]} {into[1]} Q{corner[0]} {corner[1]} {out[0]} {out[1]}")
    parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return " ".join(parts)


def _length(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: tuple[int, int], end: tuple[int, int], by: int) -> tuple[int, int]:
    length = _length(start, end)
    if not length:
        return start
    return start[0] + (end[0] - start[0]) * by // length, start[1] + (end[1] - start[1]) * by // length
