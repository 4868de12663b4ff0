"""What follows at once from a contact about a step: it is done, or the office that it waits for was reminded."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import contacts, steps
from kim.casework.models import Case, Contact, Step
from kim.casework.rules.codes import StepState
from kim.kernel.actions import action
from kim.kernel.actor import Actor


@action("contact_about_step", _("A contact about a step was recorded"))
def record(*, actor: Actor, case: Case, step: Step | None = None, finished: bool = False, **contact: Any) -> Contact:
    """Record a contact, and what it means for its step; both or neither. `finished`: the step is done with it."""
    recorded = contacts.record(actor=actor, case=case, step=step, **contact)
    if step is None:
        return recorded
    if finished:
        steps.complete(actor=actor, step=step, on=recorded.took_place_on)
    elif step.state == StepState.WAITING:
        steps.remind(actor=actor, step=step, on=recorded.took_place_on)
    return recorded
