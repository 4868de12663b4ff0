"""Which figures casework may still add: series per issue and per guidance, each with its first open quarter.

Both starts follow from what steering knows anyway (weeks of delivery, days of publication), so that the beginning of a
table says nothing about a case.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Max, Min

from kim.kernel.periods import Quarter
from kim.steering.models import Guidance, IssueObservation, StructuralIssue
from kim.steering.rules.codes import GuidanceState, IssueState

# The text may have been released in the week before its delivery.
_DELIVERY = timedelta(days=7)


def issue_series() -> list[tuple[StructuralIssue, Quarter, Quarter]]:
    """Issues with observations, each with the quarter its series starts in and the first that no table covers."""
    issues = (
        StructuralIssue.objects.exclude(state=IssueState.MERGED)
        .annotate(last=Max("evidence__last_quarter"), first_week=Min("observations__observation__week"))
        .filter(first_week__isnull=False)
    )
    return [_series(issue, issue.last, Quarter.of(issue.first_week - _DELIVERY)) for issue in issues]


def _series(issue: StructuralIssue, last: str | None, start: Quarter) -> tuple[StructuralIssue, Quarter, Quarter]:
    return issue, start, Quarter.from_key(last).next() if last else start


def observations_of(issue: StructuralIssue, start: Quarter) -> dict[str, Quarter]:
    """Public ids of an issue's observations, each with the quarter from which it counts at the earliest."""
    rows = IssueObservation.objects.filter(issue=issue).values_list("observation__public_id", "counts_from")
    return {public_id: max(start, Quarter.from_key(key)) if key else start for public_id, key in rows}


def guidance_series() -> list[tuple[Guidance, Quarter]]:
    """Guidance that was ever published, each with the first quarter that no feedback table covers."""
    rows = Guidance.objects.exclude(state=GuidanceState.DRAFT).annotate(last=Max("feedback__last_quarter"))
    return [(row, Quarter.from_key(row.last).next() if row.last else Quarter.of(row.valid.lower)) for row in rows]
