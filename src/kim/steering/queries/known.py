"""Issues as others may see them in one line: how far, how often in steps, how far spread."""

from __future__ import annotations

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.utils.functional import Promise

from kim.kernel.anonymity import EvidenceStep, Reach
from kim.kernel.anonymity import step_of as step
from kim.steering import labels
from kim.steering.models import AgendaItem, EvidenceTable, StructuralIssue
from kim.steering.rules.codes import IssueState, MeetingState

_OVER = (IssueState.CLOSED, IssueState.MERGED)


def on_an_agenda() -> QuerySet[AgendaItem, dict[str, int]]:
    """Keys of the issues that stand or stood on the agenda of a meeting that was not cancelled."""
    items = AgendaItem.objects.filter(issue__isnull=False).exclude(meeting__state=MeetingState.CANCELLED)
    return items.values("issue")


def issues_on_an_agenda(life_area: str, obstacle_kind: str, limit: int, kind: str) -> QuerySet[StructuralIssue]:
    """Open issues of a life area that are on an agenda, the same kind first."""
    same = Case(When(obstacle_kind=obstacle_kind, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = StructuralIssue.objects.filter(pk__in=on_an_agenda(), life_area=life_area, kind=kind)
    return found.exclude(state__in=_OVER).order_by(same, "-year", "-serial")[:limit]


def latest_table(issue: StructuralIssue) -> EvidenceTable | None:
    """The table of the latest period."""
    return issue.evidence.order_by("last_quarter").last()


def step_of(issue: StructuralIssue) -> EvidenceStep:
    """How often in steps, by the latest table; without one "below"."""
    table = latest_table(issue)
    return step(table.total if table else None)


def reach_label(issue: StructuralIssue) -> str | Promise:
    """How far spread, in a band, by the latest table."""
    table = latest_table(issue)
    return labels.REACHES[table.reach if table else Reach.NOT_SHOWN]
