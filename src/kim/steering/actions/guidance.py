"""Guidance: what case managers can do now, for which situations, until when."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.transitions import ForbiddenChange
from kim.steering.models import Guidance, Measure, StructuralIssue
from kim.steering.queries.guidance import applicability_of
from kim.steering.rules import applicability
from kim.steering.rules.applicability import ApplicabilityProblem
from kim.steering.rules.codes import GuidanceState
from kim.steering.rules.transitions import GUIDANCE

MESSAGES: dict[ApplicabilityProblem, tuple[str, str | Promise]] = {
    ApplicabilityProblem.NO_TRAIT: ("life_areas", _("Please say for which situations this applies.")),
    ApplicabilityProblem.NO_END: ("valid_until", _("Guidance ends. Please say when.")),
    ApplicabilityProblem.ENDS_BEFORE_IT_STARTS: ("valid_until", _("The end lies before the beginning.")),
}


@action("guidance_drafted", _("Guidance was drafted"))
def draft(
    *,
    actor: Actor,
    issue: StructuralIssue,
    title: str,
    text: str,
    valid: DateRange,
    measure: Measure | None = None,
    **traits: list[str],
) -> Guidance:
    """Write guidance on an issue, best on one of its measures. Nobody in casework sees it yet."""
    access.require(actor, "add", Guidance)
    return Guidance.objects.create(issue=issue, measure=measure, title=title, text=text, valid=valid, **traits)


@action("guidance_edited", _("Guidance was edited"))
def edit(*, actor: Actor, guidance: Guidance, version: int, **fields: Any) -> Guidance:
    """Change a draft. What was published was read: it is withdrawn and written anew."""
    access.require(actor, "edit", guidance)
    if guidance.state != GuidanceState.DRAFT:
        raise RuleViolation("published", _("Published guidance is not changed: withdraw it and write it anew."))
    return locking.update(guidance, version, **fields)


@action("guidance_published", _("Guidance was published"))
def publish(*, actor: Actor, guidance: Guidance) -> Guidance:
    """Let matching cases show it from its first day to its last."""
    access.require(actor, "edit", guidance)
    applies = applicability_of(guidance)
    for problem in applicability.problems(applies.traits, applies.valid_from, applies.valid_until):
        field, message = MESSAGES[problem]
        raise RuleViolation(problem, message, field)
    if applies.valid_until < clock.today():
        raise RuleViolation("over", _("This period is over already."), "valid_until")
    return _move(guidance, GuidanceState.PUBLISHED)


@action("guidance_withdrawn", _("Guidance was withdrawn"))
def withdraw(*, actor: Actor, guidance: Guidance) -> Guidance:
    """End published guidance before its date."""
    access.require(actor, "edit", guidance)
    return _move(guidance, GuidanceState.WITHDRAWN)


def _move(guidance: Guidance, state: GuidanceState) -> Guidance:
    try:
        GUIDANCE.require(GuidanceState(guidance.state), state)
    except ForbiddenChange as error:
        raise RuleViolation("forbidden_change", _("The guidance cannot take this state now.")) from error
    return locking.update(guidance, state=state)
