"""What became of observations, for those who noted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
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


def news_for(observations: Callable[[Actor], Iterable[str]], days: int) -> PreparedFor:
    """Asks for an actor what was decided in so many days about the issues of the observations that are theirs."""

    def news(actor: Actor) -> QuerySet[Decision]:
        return decisions_since(observations(actor), clock.today() - timedelta(days=days))

    return PreparedFor(news)


def decisions_since(observations: Iterable[str], day: date) -> QuerySet[Decision]:
    """Decisions since a day about the issues that these observations (public ids, or a query for them) belong to."""
    found = IssueObservation.objects.filter(observation__public_id__in=observations)
    ours = Decision.objects.filter(item__issue__in=found.values("issue"), decided_on__gte=day)
    return ours.select_related("item__issue", "item__meeting__body").order_by("-decided_on", "-pk")


def with_decision(guidance: QuerySet[Guidance]) -> QuerySet[Guidance]:
    """Guidance with its issue and `decided`: body and day of the decision that it stands on, None if there is none.

    That of its measure, else the latest about its issue.
    """
    latest = Decision.objects.filter(item__issue=OuterRef(OuterRef("issue"))).order_by("-decided_on", "-pk")
    behind = Coalesce(OuterRef("measure__decision"), Subquery(latest.values("pk")[:1]))
    body = "item__meeting__body"
    told = JSONObject(short=f"{body}__short_name", name=f"{body}__name", on="decided_on")
    found = Decision.objects.filter(pk=behind).order_by().values(told=told)
    return guidance.select_related("issue").annotate(decided=Subquery(found))


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
    return with_decision(issue.guidance.filter(state=GuidanceState.PUBLISHED))
