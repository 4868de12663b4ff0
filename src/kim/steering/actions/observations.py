"""Observations arrive; nobody in steering writes them by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering.models import Observation, StructuralIssue


@action("observation_received", _("An observation was received"))
def receive(
    *,
    actor: Actor,
    week: date,
    kind: str,
    obstacle_kind: str,
    life_area: str,
    office_kinds: Sequence[str],
    summary: str,
    is_grave: bool = False,
    suggested_issue: str = "",
    source: str = "casework",
) -> Observation:
    """Store one observation of the week that begins on the Monday `week`. The order of rows is the caller's."""
    access.require(actor, "add", Observation)
    if week.isoweekday() != 1:
        raise RuleViolation("no_monday", _("An observation is dated by the Monday of its week."), "week")
    return Observation.objects.create(
        week=week,
        kind=kind,
        obstacle_kind=obstacle_kind,
        life_area=life_area,
        office_kinds=sorted(office_kinds),
        summary=summary,
        is_grave=is_grave,
        source=source,
        suggested_issue=StructuralIssue.objects.filter(public_id=suggested_issue).first(),
    )
