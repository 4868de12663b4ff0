"""Verbs on obstacles and strengths. What is noted here stays in the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions.guard import require_deep, require_open, words
from kim.casework.models import Case, Obstacle, ObstacleStep, Step
from kim.casework.rules.codes import LifeArea, ObservationKind, ObstacleKind, ObstacleState, OfficeKind
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("obstacle_recorded", _("An obstacle was recorded"))
def record(
    *,
    actor: Actor,
    case: Case,
    text: str,
    obstacle_kind: str,
    life_area: str,
    office_kinds: Sequence[str] = (),
    steps: Iterable[Step] = (),
    kind: str = ObservationKind.OBSTACLE,
) -> Obstacle:
    """Note what hinders (or what worked) in this case, and which steps it holds up."""
    require_deep(actor, case)
    require_offices(kind, office_kinds)
    obstacle: Obstacle = Obstacle.objects.create(
        case=case,
        kind=ObservationKind(kind),
        text=_text(text),
        obstacle_kind=ObstacleKind(obstacle_kind),
        life_area=LifeArea(life_area),
        office_kinds=_kinds(office_kinds),
        noted_on=clock.today(),
        noted_by=accounts.membership_of(actor),
    )
    _hold_up(obstacle, steps)
    return obstacle


@action("obstacle_edited", _("An obstacle was changed"))
def edit(
    *,
    actor: Actor,
    obstacle: Obstacle,
    version: int,
    text: str,
    obstacle_kind: str,
    life_area: str,
    office_kinds: Sequence[str] = (),
    steps: Iterable[Step] = (),
    kind: str = ObservationKind.OBSTACLE,
) -> Obstacle:
    """Change an obstacle. What already left the case keeps the codes that it had then. Raises `Conflict`."""
    require_open(actor, obstacle.case)
    require_offices(kind, office_kinds)
    locking.update(
        obstacle,
        version,
        kind=ObservationKind(kind),
        text=_text(text),
        obstacle_kind=ObstacleKind(obstacle_kind),
        life_area=LifeArea(life_area),
        office_kinds=_kinds(office_kinds),
    )
    _hold_up(obstacle, steps)
    return obstacle


def require_offices(kind: str, office_kinds: Sequence[str]) -> None:
    """A strength says between which offices it worked: without them nobody elsewhere can try it."""
    if kind == ObservationKind.STRENGTH and not office_kinds:
        raise RuleViolation("offices_missing", _("Say between which offices it worked."), "office_kinds")


@action("obstacle_resolved", _("An obstacle was resolved"))
def resolve(*, actor: Actor, obstacle: Obstacle) -> Obstacle:
    """It hinders no longer in this case. A note that is on its way to steering stays on its way."""
    require_open(actor, obstacle.case)
    if obstacle.state == ObstacleState.RESOLVED:
        raise RuleViolation("resolved", _("This obstacle is resolved already."))
    return locking.update(obstacle, state=ObstacleState.RESOLVED)


@action("obstacle_reopened", _("An obstacle hinders again"))
def reopen(*, actor: Actor, obstacle: Obstacle) -> Obstacle:
    """It hinders again."""
    require_open(actor, obstacle.case)
    return locking.update(obstacle, state=ObstacleState.OPEN)


def _hold_up(obstacle: Obstacle, steps: Iterable[Step]) -> None:
    chosen = list(steps)
    if any(step.case_id != obstacle.case_id for step in chosen):
        raise RuleViolation("not_of_case", _("This step belongs to another case."), "steps")
    obstacle.held_up.exclude(step__in=chosen).delete()
    known = set(obstacle.held_up.values_list("step", flat=True))
    for step in chosen:
        if step.pk not in known:
            ObstacleStep.objects.create(case=obstacle.case, obstacle=obstacle, step=step)


def _kinds(office_kinds: Sequence[str]) -> list[str]:
    return sorted(OfficeKind(kind) for kind in office_kinds)


def _text(text: str) -> str:
    return words(text, "text_missing", _("Write what happened."), "text")
