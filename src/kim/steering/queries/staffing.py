"""Staffing review: waits, open issues and unmet measures side by side, by municipality and by kind of office.

Basis: after the start, KIM reviews whether, where and with which tasks further coordinators are needed. What it does
not do: answer that. Numbers stand beside each other and are never added up to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.core_codes import Dimension, FlowFigure
from kim.kernel.labels import OFFICE_KINDS
from kim.kernel.periods import Quarter
from kim.organisations import api as organisations
from kim.organisations.models import Position, PostFrame
from kim.steering.models import FlowCell, FlowTable, Measure, MeasureResult, StructuralIssue
from kim.steering.queries import flows, lists
from kim.steering.queries.posts import posts_on
from kim.steering.queries.resources import latest_schemes, shares_of

FIGURES = (FlowFigure.OVERDUE_WAIT, FlowFigure.UNANSWERED_REFERRAL, FlowFigure.HAND_ON)


@dataclass
class StaffingRow:
    """One municipality or kind of office. `overdue`, `unanswered`, `waits`: kind of office with a number."""

    name: str | Promise
    overdue: list[tuple[str, int]] = field(default_factory=list)
    unanswered: list[tuple[str, int]] = field(default_factory=list)
    waits: list[tuple[str, int]] = field(default_factory=list)
    issues: list[StructuralIssue] = field(default_factory=list)
    open_measures: list[Measure] = field(default_factory=list)
    late_measures: list[Measure] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    posts: list[MeasureResult] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True if nothing can be said."""
        figures = self.overdue or self.unanswered or self.waits
        return not (figures or self.issues or self.open_measures or self.positions or self.posts)


@dataclass(frozen=True)
class FrameRow:
    """What the programme pays for of one component, and the positions that the district's data name beside it."""

    frame: PostFrame
    positions: list[str]


@dataclass(frozen=True)
class Review:
    """Both tables and the frames; `quarter` is None where no case files are kept, or nothing is counted yet."""

    quarter: Quarter | None
    towns: list[StaffingRow]
    offices: list[StaffingRow]
    frames: list[FrameRow]


def review_of(actor: Actor) -> Review:
    """Everything as of the latest quarter that is written, in a constant number of statements."""
    written = flows.quarters(actor)
    quarter = written[0] if written else None
    towns = {town.official_key: StaffingRow(town.name) for town in organisations.municipalities()}
    offices = {str(kind): StaffingRow(label) for kind, label in OFFICE_KINDS.items()}
    if quarter:
        _add_waits(actor, quarter, towns, offices)
    _add_issues(actor, towns, offices)
    _add_measures(actor, towns, offices)
    _add_positions(towns, offices)
    _add_posts(actor, towns, offices)
    return Review(quarter, list(towns.values()), [row for row in offices.values() if not row.is_empty], _frames())


def _add_waits(actor: Actor, quarter: Quarter, towns: dict[str, StaffingRow], offices: dict[str, StaffingRow]) -> None:
    figures = {"quarter__quarter": quarter.key, "quarter__figure__in": FIGURES}
    tables = FlowTable.objects.visible_to(actor).filter(**figures).select_related("quarter")
    for figure, target, total, median in ((t.quarter.figure, t.target, t.total, t.median) for t in tables):
        if target in offices:
            _note(offices[target], figure, target, total, median)
    cells = FlowCell.objects.visible_to(actor).filter(
        dimension=Dimension.MUNICIPALITY, **{f"table__{name}": value for name, value in figures.items()}
    )
    for cell in cells.select_related("table__quarter"):
        if cell.code in towns and cell.table.target in offices:
            _note(towns[cell.code], cell.table.quarter.figure, cell.table.target, cell.total, cell.median)
    for row in (*towns.values(), *offices.values()):
        row.overdue.sort(key=lambda each: -each[1])
        row.unanswered.sort(key=lambda each: -each[1])
        row.waits = _longest(row.waits)


def _note(row: StaffingRow, figure: str, target: str, total: int, median: int | None) -> None:
    if figure == FlowFigure.OVERDUE_WAIT:
        row.overdue.append((target, total))
    elif figure == FlowFigure.UNANSWERED_REFERRAL:
        row.unanswered.append((target, total))
    elif median is not None:
        row.waits.append((target, median))


def _longest(waits: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    longest: dict[str, int] = defaultdict(int)
    for target, median in waits:
        longest[target] = max(longest[target], median)
    return sorted(longest.items(), key=lambda each: -each[1])


def _add_issues(actor: Actor, towns: dict[str, StaffingRow], offices: dict[str, StaffingRow]) -> None:
    """An issue stands where its latest table shows a number, and with every kind of office that it names."""
    for issue in lists.open_issues(actor).prefetch_related("evidence__cells__municipality"):
        tables = list(issue.evidence.all())
        for cell in tables[-1].cells.all() if tables else ():
            if cell.municipality and cell.municipality.official_key in towns:
                towns[cell.municipality.official_key].issues.append(issue)
        for kind in issue.office_kinds:
            offices[kind].issues.append(issue)


def _add_measures(actor: Actor, towns: dict[str, StaffingRow], offices: dict[str, StaffingRow]) -> None:
    today = clock.today()
    for measure in lists.open_measures(actor).select_related(
        "owner__municipality", "owner__organisation__municipality"
    ):
        town = measure.owner.municipality or measure.owner.organisation.municipality
        rows = [
            offices[measure.owner.kind],
            *([towns[town.official_key]] if town and town.official_key in towns else []),
        ]
        for row in rows:
            row.open_measures.append(measure)
            if measure.due < today:
                row.late_measures.append(measure)


def _add_positions(towns: dict[str, StaffingRow], offices: dict[str, StaffingRow]) -> None:
    """Positions of the district's data: for the one municipality that they are for, and at their kind of office.

    What is for all municipalities together stands at the office only: nobody says how it is shared.
    """
    keys = {town.key: town.official_key for town in organisations.municipalities()}
    found: dict[int, list[Position]] = defaultdict(list)
    for position in organisations.positions_on(clock.today()):
        if len(position.places) == 1 and position.places[0] in keys:
            found[id(towns[keys[position.places[0]]])].append(position)
        if position.unit and position.unit.kind in offices:
            found[id(offices[position.unit.kind])].append(position)
    schemes = latest_schemes()
    for row in (*towns.values(), *offices.values()):
        row.positions = shares_of(found[id(row)], schemes)


def _frames() -> list[FrameRow]:
    """Positions stand at the latest frame of their component only: they are those of today."""
    today: dict[int | None, list[Position]] = defaultdict(list)
    for position in organisations.positions_on(clock.today()):
        if position.is_funded:
            today[position.component].append(position)
    frames = organisations.post_frames()
    return [FrameRow(frame, shares_of(today.pop(frame.component, []), {})) for frame in frames]


def _add_posts(actor: Actor, towns: dict[str, StaffingRow], offices: dict[str, StaffingRow]) -> None:
    """Posts that measures brought: for which municipality they are, and at which kind of office."""
    for share in posts_on(clock.today(), actor):
        if share.municipality and share.municipality.official_key in towns:
            towns[share.municipality.official_key].posts.append(share)
        if share.unit and share.unit.kind in offices:
            offices[share.unit.kind].posts.append(share)
