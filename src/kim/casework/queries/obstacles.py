"""Obstacles of a case, each with how far its text is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, QuerySet

from kim.casework.models import Case, Obstacle, ObstacleStep, Proposal, Step
from kim.casework.queries import glance
from kim.casework.rules.codes import ObstacleState, StepState
from kim.kernel.actor import Actor
from kim.steering import api as steering


@dataclass(frozen=True)
class ObstacleLine:
    """An obstacle in a list: the steps it holds up, its text on the way, and what steering made of it."""

    obstacle: Obstacle
    steps: tuple[int, ...]
    proposal: Proposal | None
    answer: steering.IssueHead | None

    @property
    def is_open(self) -> bool:
        return ObstacleState(self.obstacle.state) is ObstacleState.OPEN


def numbered() -> QuerySet[ObstacleStep]:
    """What obstacles hold up, with `number`: that of the step."""
    return ObstacleStep.objects.annotate(number=F("step__number"))


def lines_of(actor: Actor, case: Case) -> list[ObstacleLine]:
    """All obstacles of the case, open ones first, in few statements."""
    rows = Obstacle.objects.visible_to(actor).filter(case=case).prefetch_related(Prefetch("held_up", numbered()))
    drafts = Proposal.objects.visible_to(actor).filter(obstacle__in=rows).select_related("request")
    return sorted(_lines(rows, drafts), key=lambda line: not line.is_open)


def open_lines(actor: Actor, case: Case) -> list[ObstacleLine]:
    """Those that still hinder."""
    seen = glance.of_case(actor, case)
    return _lines(seen.obstacles, seen.proposals)


def _lines(rows: Iterable[Obstacle], drafts: Iterable[Proposal]) -> list[ObstacleLine]:
    proposals = {draft.obstacle_id: draft for draft in drafts}
    sent = [draft.request.observation for draft in proposals.values() if draft.request and draft.request.observation]
    answers = steering.issues_for(sent) if sent else {}
    return [_line(row, proposals.get(row.pk), answers) for row in rows]


def _line(obstacle: Obstacle, proposal: Proposal | None, answers: dict[str, steering.IssueHead]) -> ObstacleLine:
    sent = proposal.request.observation if proposal and proposal.request else ""
    steps = tuple(row.number for row in obstacle.held_up.all())
    return ObstacleLine(obstacle, steps, proposal, answers.get(sent))


def steps_of(actor: Actor, case: Case) -> QuerySet[Step]:
    """Steps that an obstacle may hold up: those that are not dropped."""
    steps: QuerySet[Step] = Step.objects.visible_to(actor).filter(case=case)
    return steps.exclude(state=StepState.DROPPED)
