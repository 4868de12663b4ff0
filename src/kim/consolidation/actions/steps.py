"""Taking up a step for what a criterion lacks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework import api as casework
from kim.casework.models import Case, Step
from kim.consolidation.models import CriterionStep
from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.people.models import Person


@action("step_for_criterion", _("A step was taken up for a criterion"))
def take_up(*, actor: Actor, case: Case, whose: Person, criterion: str, **given: Any) -> Step:
    """Add a step to the plan and remember which criterion of whom it is for; `given` as for a step."""
    access.require(actor, "edit", whose)
    step = casework.add_step(actor=actor, case=case, **given)
    CriterionStep.objects.create(case=case, person=whose, criterion=criterion, step=step)
    return step
