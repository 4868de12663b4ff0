"""The agreed versions of a plan beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kim.casework.models import Plan
from kim.casework.rules.codes import PlanState
from kim.casework.rules.plan_difference import Difference, difference
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class Compared:
    """`newer` None: the plan as it stands today."""

    older: Plan
    newer: Plan | None
    difference: Difference
    numbers: Mapping[int, str]


def others(actor: Actor, plan: Plan) -> tuple[Plan, ...]:
    """The other agreed versions, newest first."""
    agreed = Plan.objects.visible_to(actor).filter(case=plan.case_id).exclude(state=PlanState.DRAFT)
    return tuple(agreed.exclude(pk=plan.pk).order_by("-number"))


def before(actor: Actor, plan: Plan) -> Plan | None:
    """The version that this one replaced; None for the first."""
    return next((one for one in others(actor, plan) if one.number < plan.number), None)


def compared(one: Plan, other: Plan) -> Compared:
    """Two agreed versions, the older one first, whichever way round they are given."""
    older, newer = sorted((one, other), key=lambda plan: plan.number)
    return _compared(older, newer, newer.content or {})


def since(older: Plan, content: Mapping[str, Any]) -> Compared:
    """An agreed version against the plan as it stands."""
    return _compared(older, None, content)


def _compared(older: Plan, newer: Plan | None, content: Mapping[str, Any]) -> Compared:
    before_content = older.content or {}
    goals = {goal["number"]: goal["own_words"] for goal in (*before_content["goals"], *content["goals"])}
    return Compared(older, newer, difference(before_content, content), goals)
