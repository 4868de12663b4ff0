"""Everything that the paper of an issue shows; page and PDF are made from the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from kim.kernel.actor import Actor
from kim.steering.models import (
    AgendaItem,
    Decision,
    Escalation,
    FeedbackTable,
    Guidance,
    IssueOption,
    IssueQuestion,
    IssueStage,
    Measure,
    Observation,
    Referral,
    StructuralIssue,
)
from kim.steering.queries.reach import Reach, reach_of
from kim.steering.queries.referrals import thread_of
from kim.steering.rules.codes import MeetingState, QuestionState

_LATEST_FEEDBACK = Prefetch("feedback", FeedbackTable.objects.order_by("-last_quarter"))


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
    referrals: list[Referral]
    letters: list[Escalation]


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
        list(Guidance.objects.visible_to(actor).filter(issue=issue).prefetch_related(_LATEST_FEEDBACK)),
        list(seen.order_by("week", "public_id")),
        IssueQuestion.objects.visible_to(actor).filter(issue=issue, state=QuestionState.OPEN).first(),
        thread_of(issue, actor),
        list(Escalation.objects.visible_to(actor).filter(issue=issue)),
    )
