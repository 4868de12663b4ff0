"""Referrals between bodies: the thread of an issue, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kim.kernel.actor import Actor
from kim.steering.models import AgendaItem, Body, Meeting, Referral, StructuralIssue
from kim.steering.rules.codes import MeetingState
from kim.steering.rules.referrals import ReferralState

AHEAD = (MeetingState.PLANNED, MeetingState.INVITED, MeetingState.IN_SESSION)


@dataclass(frozen=True)
class Waiting:
    """What waits for a body: questions of others, and answers to its own."""

    asked: list[Referral]
    answered: list[Referral]

    @property
    def is_empty(self) -> bool:
        return not self.asked and not self.answered


def _seen(actor: Actor) -> QuerySet[Referral]:
    return Referral.objects.visible_to(actor).select_related(
        "issue", "from_body", "to_body", "decision", "answer", "taken_up"
    )


def thread_of(issue: StructuralIssue, actor: Actor) -> list[Referral]:
    """Every referral of an issue, the first one first."""
    return list(_seen(actor).filter(issue=issue).order_by("pk"))


def waiting_for(body: Body, actor: Actor) -> Waiting:
    """Open questions to a body, and answers that it has not taken up yet."""
    rows = _seen(actor)
    return Waiting(
        list(rows.filter(to_body=body, state=ReferralState.OPEN)),
        list(rows.filter(from_body=body, state=ReferralState.ANSWERED)),
    )


def to_put_on(meeting: Meeting, actor: Actor) -> Waiting:
    """What waits for the body of a meeting and is on none of its agendas yet."""
    planned = AgendaItem.objects.filter(meeting__body=meeting.body, meeting__state__in=AHEAD, issue__isnull=False)
    there = set(planned.values_list("issue_id", flat=True))
    waiting = waiting_for(meeting.body, actor)
    return Waiting(
        [each for each in waiting.asked if each.issue_id not in there],
        [each for each in waiting.answered if each.issue_id not in there],
    )
