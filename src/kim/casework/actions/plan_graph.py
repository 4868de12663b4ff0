"""The graph of a case's steps as the rules see it: from the database into `rules.plan_order` and back."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kim.casework.models import Case, Step, StepDependency
from kim.casework.rules.codes import StepState
from kim.casework.rules.plan_order import PlannedStep, PlanOrder, StepStanding, circle_with
from kim.kernel.errors import RuleViolation


def planned(case: Case) -> list[PlannedStep]:
    """All steps with what they need, by number; keys are public ids."""
    steps = list(case.steps.order_by("number"))
    key_of = {step.pk: step.public_id for step in steps}
    needs: dict[int, set[str]] = {step.pk: set() for step in steps}
    for step_id, needs_id in StepDependency.objects.filter(case=case).values_list("step", "needs"):
        needs[step_id].add(key_of[needs_id])
    return [PlannedStep(step.public_id, step.title, StepState(step.state), frozenset(needs[step.pk])) for step in steps]


def ready(case: Case) -> set[str]:
    """Keys of the steps that nothing holds up."""
    order = PlanOrder(planned(case))
    return {key for key in order.order() if order.standing(key) is StepStanding.READY}


def by_keys(case: Case, keys: Iterable[str]) -> tuple[Step, ...]:
    """The steps with these keys, by number."""
    return tuple(case.steps.filter(public_id__in=list(keys)).order_by("number"))


def refuse_circle(step: Step, needs: Step) -> None:
    """RuleViolation that names the steps if they would wait for each other."""
    steps = planned(step.case)
    circle = circle_with(steps, step.public_id, needs.public_id)
    if circle:
        title_of = {planned_step.key: planned_step.title for planned_step in steps}
        around = [title_of[key] for key in (*circle, circle[0])]
        raise RuleViolation(
            "circle",
            _("These steps would wait for each other: %s") % " → ".join(around),
            "needs",
        )
