"""Which figures casework may still add: series per issue and per guidance, each with its first open quarter.

Both starts follow from what steering knows anyway (weeks of delivery, days of publication), so that the beginning of a
table says nothing about a case.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max, Min, QuerySet

from kim.kernel import clock
from kim.kernel.periods import Quarter
from kim.steering.models import Guidance, IssueObservation, StructuralIssue
from kim.steering.models.evidence import ClosedPeriod
from kim.steering.rules.codes import GuidanceState, IssueState
from kim.steering.rules.series import Series

# The text may have been released in the week before its delivery.
_DELIVERY = timedelta(days=7)


def issue_series() -> list[tuple[StructuralIssue, Quarter, Quarter]]:
    """Issues with observations, each with the quarter its series starts in and the first that no table covers."""
    issues = StructuralIssue.objects.exclude(state=IssueState.MERGED)
    known = [(issue, _series(issue)) for issue in _dated(issues.exclude(observations=None))]
    return [(issue, series.start, series.since) for issue, series in known]


def series_of(issue: StructuralIssue) -> Series:
    """The series of one issue, also of one without observations."""
    return _series(_dated(StructuralIssue.objects.filter(pk=issue.pk)).get())


def _dated(issues: QuerySet[StructuralIssue]) -> QuerySet[StructuralIssue]:
    return issues.annotate(last=Max("evidence__last_quarter"), first_week=Min("observations__observation__week"))


def _series(issue: Any) -> Series:
    return Series(
        start=Quarter.of((issue.first_week or clock.today()) - _DELIVERY),
        last=Quarter.from_key(issue.last) if issue.last else None,
        restarted=Quarter.from_key(issue.series_from) if issue.series_from else None,
    )


def observations_of(issue: StructuralIssue, start: Quarter) -> dict[str, Quarter]:
    """Public ids of an issue's observations, each with the quarter from which it counts at the earliest."""
    rows = IssueObservation.objects.filter(issue=issue).values_list("observation__public_id", "counts_from")
    return {public_id: max(start, Quarter.from_key(key)) if key else start for public_id, key in rows}


def guidance_series() -> list[tuple[Guidance, Quarter]]:
    """Guidance that was ever published, each with the first quarter that no feedback table covers."""
    rows = Guidance.objects.exclude(state=GuidanceState.DRAFT).annotate(last=Max("feedback__last_quarter"))
    return [(row, Quarter.from_key(row.last).next() if row.last else Quarter.of(row.valid.lower)) for row in rows]


def after_last(model: type[ClosedPeriod], **series: object) -> Quarter | None:
    """The quarter after the last one that a table of this series covers; None if there is no table."""
    last = model._default_manager.filter(**series).aggregate(last=Max("last_quarter"))["last"]
    return Quarter.from_key(last).next() if last else None
