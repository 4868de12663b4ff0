"""A procedure enters its next stage."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.procedures.actions.guard import require_open
from kim.procedures.models import Procedure, ProcedureStage
from kim.procedures.queries import stages
from kim.procedures.rules.stages import Misplaced, may_begin

REFUSALS = {
    Misplaced.SAME: (_("It already is in this stage."), "stage"),
    Misplaced.FUTURE: (_("The day lies in the future."), "began_on"),
    Misplaced.BEFORE: (_("The day lies before the stage that runs now."), "began_on"),
}


@action("procedure_moved_to_stage", _("A procedure entered another stage"))
def move(*, actor: Actor, procedure: Procedure, version: int, stage: str, began_on: date) -> Procedure:
    """Enter a stage on a day; the one before ends on it. `unknown_stage`; going back is allowed and adds up."""
    require_open(actor, procedure)
    target = next((each for each in stages.stages_of(procedure.area) if each.key == stage), None)
    if target is None:
        raise RuleViolation("unknown_stage", _("Choose a stage."), "stage")
    moved = update(procedure, version)
    current = ProcedureStage.objects.get(procedure=procedure, ended_on__isnull=True)
    if problem := may_begin(stage, began_on, current.lasted, clock.today()):
        message, field = REFUSALS[problem]
        raise RuleViolation(problem.value, message, field)
    ProcedureStage.objects.filter(pk=current.pk).update(ended_on=began_on)
    ProcedureStage.objects.create(
        procedure=procedure,
        unit_id=procedure.unit_id,
        key=target.key,
        name=target.name,
        kind=target.kind,
        began_on=began_on,
    )
    return moved
