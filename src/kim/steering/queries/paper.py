"""Everything that the paper of an issue shows; page and PDF are made from the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.periods import last_closed_quarter
from kim.organisations import api as organisations
from kim.steering.models import (
    AgendaItem,
    Decision,
    EvidenceTable,
    Guidance,
    IssueOption,
    IssueQuestion,
    IssueStage,
    Measure,
    Observation,
    StructuralIssue,
)
from kim.steering.queries.board import QUARTERS
from kim.steering.rules.codes import MeetingState, QuestionState


@dataclass(frozen=True)
class Reach:
    """Columns of closed periods with their totals; None is a suppressed count."""

    columns: list[str]
    totals: list[int | None]
    as_of: date
    k: int
    footnotes: list[str]
    latest: EvidenceTable | None


@dataclass(frozen=True)
class Paper:
    """One issue as its paper shows it to one reader."""

    issue: StructuralIssue
    reach: Reach
    options: list[IssueOption]
    item: AgendaItem | None
    decisions: list[Decision]
    measures: list[Measure]
    stages: list[IssueStage]
    guidance: list[Guidance]
    observations: list[Observation]
    question: IssueQuestion | None


def paper_of(issue: StructuralIssue, actor: Actor) -> Paper:
    """The paper with what this reader may see; only the coordinator gets the observations behind it."""
    items = issue.agenda_items.exclude(meeting__state=MeetingState.CANCELLED)
    seen = Observation.objects.visible_to(actor).filter(cluster__issue=issue)
    return Paper(
        issue,
        reach_of(issue),
        list(issue.options.all()),
        items.select_related("meeting__body").order_by("meeting__starts_at").last(),
        list(Decision.objects.visible_to(actor).filter(item__issue=issue).select_related("item__meeting__body")),
        list(Measure.objects.visible_to(actor).filter(issue=issue).select_related("owner")),
        list(issue.stages.all()),
        list(Guidance.objects.visible_to(actor).filter(issue=issue)),
        list(seen.order_by("week", "public_id")),
        IssueQuestion.objects.visible_to(actor).filter(issue=issue, state=QuestionState.OPEN).first(),
    )


def reach_of(issue: StructuralIssue) -> Reach:
    """The last four closed quarters; a quarter without a table is suppressed, joined ones are named as such."""
    tables = list(issue.evidence.order_by("last_quarter"))
    columns = _columns(tables)
    return Reach(
        [label for label, _total in columns],
        [total for _label, total in columns],
        last_closed_quarter(clock.today()).end,
        tables[-1].k if tables else smallest_count(),
        [table.footnote for table in tables if table.footnote],
        tables[-1] if tables else None,
    )


def _columns(tables: list[EvidenceTable]) -> list[tuple[str, int | None]]:
    """Going back from the last closed quarter: a table takes all its quarters, a quarter without one stands alone."""
    by_last = {table.last_quarter: table for table in tables}
    quarter = last_closed_quarter(clock.today())
    columns: list[tuple[str, int | None]] = []
    while len(columns) < QUARTERS:
        table = by_last.get(quarter.key)
        columns.insert(0, (table.as_period().label, table.total) if table else (quarter.label, None))
        quarter = (table.as_period().first if table else quarter).previous()
    return columns


def smallest_count() -> int:
    """k of this district; five where none is loaded."""
    try:
        return organisations.district().smallest_count
    except organisations.NoDistrict:
        return 5
