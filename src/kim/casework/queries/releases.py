"""Texts on their way out: who may not read them as second person, whose inbox they lie in, what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kim.casework.models import Case, Deputation, Proposal, ReleaseRequest
from kim.casework.rules.codes import ReleaseState
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.steering import api as steering


def users_who_know(case: Case) -> set[int]:
    """Users who are no second person for texts of this case: its case manager and everybody who stands in today."""
    deputies = Deputation.objects.filter(manager=case.assigned_to_id, valid__contains=clock.today())
    here = [each.deputy.user_id for each in deputies.select_related("deputy") if each.case_id in (None, case.pk)]
    return {case.assigned_to.user_id, *here}


def inbox(actor: Actor) -> QuerySet[ReleaseRequest]:
    """Open texts that this person may release, the oldest first."""
    found: QuerySet[ReleaseRequest] = ReleaseRequest.objects.visible_to(actor, "release")
    return found.filter(state=ReleaseState.OPEN)


@dataclass(frozen=True)
class Note:
    """One's own text and what became of it. `proposal` is there while one still works on the case."""

    request: ReleaseRequest
    proposal: Proposal | None
    answer: steering.IssueAnswer | None


def notes_of(actor: Actor) -> list[Note]:
    """All texts that this person has written, the latest first, each with what steering answered."""
    mine = list(
        ReleaseRequest.objects.visible_to(actor, "follow").order_by("-asked_on", "-pk").select_related("second__user")
    )
    answers = steering.answers_for(request.observation for request in mine if request.observation)
    proposals = Proposal.objects.visible_to(actor).filter(request__in=mine).select_related("obstacle", "case")
    by_request = {proposal.request_id: proposal for proposal in proposals}
    return [Note(request, by_request.get(request.pk), answers.get(request.observation)) for request in mine]


def observations_of(actor: Actor) -> QuerySet[ReleaseRequest, Any]:
    """Public ids of the observations that this person's texts have become."""
    released = ReleaseRequest.objects.visible_to(actor, "follow").exclude(observation="")
    keys: QuerySet[ReleaseRequest, Any] = released.order_by().values_list("observation", flat=True)
    return keys


def answer_to(proposal: Proposal) -> steering.IssueAnswer | None:
    """What became of the text of one obstacle."""
    if proposal.request is None or not proposal.request.observation:
        return None
    return steering.answers_for([proposal.request.observation]).get(proposal.request.observation)
