"""What became of observations, for those who noted them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from kim.steering.models import Decision, Guidance, IssueObservation, Measure, StructuralIssue
from kim.steering.rules.codes import GuidanceState, MeasureState, QuestionState

_SETTLED = frozenset({MeasureState.DONE, MeasureState.EFFECT_CHECKED, MeasureState.DROPPED})


def issues_of(observations: Iterable[str]) -> dict[str, StructuralIssue]:
    """The issue of each observation, by the observation's public id."""
    rows = IssueObservation.objects.filter(observation__public_id__in=list(observations))
    return {row.observation.public_id: row.issue for row in rows.select_related("observation", "issue")}


def decisions_on(issue: StructuralIssue) -> QuerySet[Decision]:
    """All decisions about an issue, oldest first."""
    return Decision.objects.filter(item__issue=issue).select_related("item__meeting__body", "referred_to")


def decision_behind(guidance: Guidance) -> Decision | None:
    """The decision that guidance stands on: that of its measure, else the latest about its issue."""
    if guidance.measure:
        return guidance.measure.decision
    return decisions_on(guidance.issue).last()


def measures_of(issue: StructuralIssue) -> QuerySet[Measure]:
    """Measures of an issue by due date."""
    return issue.measures.select_related("owner")


def is_settled(measure: Measure) -> bool:
    """True if nobody owes anything any more."""
    return MeasureState(measure.state) in _SETTLED


def open_question(issue: StructuralIssue) -> str:
    """What steering wants to know from those who noted the issue; empty if nothing."""
    question = issue.questions.filter(state=QuestionState.OPEN).first()
    return question.text if question else ""


def guidance_on(issue: StructuralIssue) -> QuerySet[Guidance]:
    """Published guidance on an issue."""
    return issue.guidance.filter(state=GuidanceState.PUBLISHED).select_related("issue", "measure__decision")
