"""The board: issues by state, evidence in steps, never a count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.anonymity import EvidenceStep, step_of
from kim.kernel.periods import Quarter, last_closed_quarter
from kim.steering.models import AgendaItem, Decision, EvidenceTable, Measure, StructuralIssue
from kim.steering.rules.codes import IssueState, MeetingState

QUARTERS = 4
_S = IssueState
COLUMNS: dict[str, tuple[str | Promise, frozenset[IssueState]]] = {
    "described": (pgettext_lazy("column", "Described"), frozenset({_S.DESCRIBED, _S.CLUSTERED})),
    "submitted": (pgettext_lazy("column", "Submitted"), frozenset({_S.SUBMITTED})),
    "ranked": (pgettext_lazy("column", "Ranked"), frozenset({_S.RANKED})),
    "decided": (pgettext_lazy("column", "Decided"), frozenset({_S.DECIDED})),
    "under_way": (
        pgettext_lazy("column", "Under way"),
        frozenset({_S.IN_PROJECT_GROUP, _S.MEASURE_AGREED, _S.IMPLEMENTED, _S.EFFECT_CHECKED}),
    ),
}
OVER = frozenset({_S.CLOSED, _S.MERGED})


@dataclass(frozen=True)
class Card:
    """An issue on the board, with the steps of its last closed quarters, oldest first."""

    issue: StructuralIssue
    steps: tuple[EvidenceStep, ...]
    table: EvidenceTable | None
    item: AgendaItem | None
    decision: Decision | None
    due: date | None

    @property
    def step(self) -> EvidenceStep:
        """How often, by the latest table; below where there is none."""
        return step_of(self.table.total if self.table else None)


@dataclass(frozen=True)
class Column:
    key: str
    title: str | Promise
    cards: list[Card]


def issues_for(actor: Actor) -> QuerySet[StructuralIssue]:
    """What this person may see, with everything that a card needs."""
    items = AgendaItem.objects.select_related("meeting").exclude(meeting__state=MeetingState.CANCELLED)
    return StructuralIssue.objects.visible_to(actor).prefetch_related(
        Prefetch("evidence", EvidenceTable.objects.order_by("last_quarter")),
        Prefetch("agenda_items", items.order_by("meeting__starts_at").select_related("decision")),
        Prefetch("measures", Measure.objects.order_by("due")),
    )


def columns(cards: Iterable[Card]) -> list[Column]:
    """Cards in their columns; those over are left out."""
    by_state: dict[str, list[Card]] = {key: [] for key in COLUMNS}
    for card in cards:
        for key, (_title, states) in COLUMNS.items():
            if card.issue.state in states:
                by_state[key].append(card)
    return [Column(key, COLUMNS[key][0], found) for key, found in by_state.items()]


def card_of(issue: StructuralIssue) -> Card:
    """The card of an issue that `issues_for` loaded."""
    tables = list(issue.evidence.all())
    items = list(issue.agenda_items.all())
    decided = [item.decision for item in items if hasattr(item, "decision")]
    waiting = [item for item in items if not hasattr(item, "decision")]
    due = [measure.due for measure in issue.measures.all() if measure.state in ("agreed", "under_way")]
    return Card(
        issue,
        quarter_steps(tables, clock.today()),
        tables[-1] if tables else None,
        waiting[-1] if waiting else None,
        decided[-1] if decided else None,
        min(due, default=None),
    )


def counted_until(cards: Iterable[Card]) -> Quarter | None:
    """The latest closed quarter that a number on these cards stands for; None where no card has a number."""
    tables = [card.table for card in cards if card.table]
    return max((table.as_period().last for table in tables), default=None)


def quarter_steps(tables: Iterable[EvidenceTable], on: date) -> tuple[EvidenceStep, ...]:
    """Steps of the last four closed quarters. Joined quarters stand in the last of them."""
    by_last: Mapping[str, EvidenceTable] = {table.last_quarter: table for table in tables}
    found = (by_last.get(quarter.key) for quarter in last_quarters(on))
    return tuple(step_of(table.total if table else None) for table in found)


def last_quarters(on: date) -> list[Quarter]:
    """The last four closed quarters, oldest first."""
    quarters = [last_closed_quarter(on)]
    while len(quarters) < QUARTERS:
        quarters.insert(0, quarters[0].previous())
    return quarters
