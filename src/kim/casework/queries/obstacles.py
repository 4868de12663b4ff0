"""Obstacles of a case, each with how far its text is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kim.casework.models import Case, Obstacle, Proposal, Step
from kim.casework.rules.codes import ObstacleState, StepState
from kim.kernel.actor import Actor
from kim.steering import api as steering


@dataclass(frozen=True)
class ObstacleLine:
    """An obstacle in a list: the steps it holds up, its text on the way, and what steering made of it."""

    obstacle: Obstacle
    steps: tuple[int, ...]
    proposal: Proposal | None
    answer: steering.IssueAnswer | None

    @property
    def is_open(self) -> bool:
        return ObstacleState(self.obstacle.state) is ObstacleState.OPEN


def lines_of(actor: Actor, case: Case, *, only_open: bool = False) -> list[ObstacleLine]:
    """Obstacles of the case, open ones first, in four statements."""
    rows = Obstacle.objects.visible_to(actor).filter(case=case).prefetch_related("held_up__step")
    found = [row for row in rows if row.state == ObstacleState.OPEN or not only_open]
    drafts = Proposal.objects.visible_to(actor).filter(obstacle__in=found).select_related("request")
    proposals = {draft.obstacle_id: draft for draft in drafts}
    sent = [draft.request.observation for draft in proposals.values() if draft.request and draft.request.observation]
    answers = steering.answers_for(sent) if sent else {}
    lines = [_line(row, proposals.get(row.pk), answers) for row in found]
    return sorted(lines, key=lambda line: not line.is_open)


def _line(obstacle: Obstacle, proposal: Proposal | None, answers: dict[str, steering.IssueAnswer]) -> ObstacleLine:
    sent = proposal.request.observation if proposal and proposal.request else ""
    steps = tuple(row.step.number for row in obstacle.held_up.all())
    return ObstacleLine(obstacle, steps, proposal, answers.get(sent))


def steps_of(actor: Actor, case: Case) -> QuerySet[Step]:
    """Steps that an obstacle may hold up: those that are not dropped."""
    steps: QuerySet[Step] = Step.objects.visible_to(actor).filter(case=case)
    return steps.exclude(state=StepState.DROPPED)


def open_obstacles(case: Case) -> int:
    """How many still hinder, for the tab."""
    return int(Obstacle.objects.filter(case=case, state=ObstacleState.OPEN).count())
