"""How a case moves through its phases: by hand, or because the work moved on."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.casework.actions.guard import require_deep
from kim.casework.models import Case, PhaseChange
from kim.casework.rules import transitions
from kim.casework.rules.codes import CasePhase
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("phase_changed", _("A case came into another phase"))
def move(*, actor: Actor, case: Case, phase: str) -> Case:
    """Into the next phase or back into an earlier one. Closing is a verb of its own."""
    require_deep(actor, case)
    wanted = CasePhase(phase)
    if wanted is CasePhase.CLOSED or not transitions.CASE.allows(CasePhase(case.phase), wanted):
        raise RuleViolation(
            "phase_not_next", _("A case goes into the next phase or back into an earlier one."), "phase"
        )
    return enter(case, wanted)


def enter(case: Case, phase: CasePhase, reason: str = "") -> Case:
    """Write the phase and its first day."""
    locking.update(case, phase=phase)
    begin(case, reason)
    return case


def begin(case: Case, reason: str = "") -> None:
    """Note that the phase in which the case is now began today."""
    PhaseChange.objects.create(case=case, phase=case.phase, began_on=clock.today(), reason=reason)


def advance(case: Case, *, out_of: CasePhase, into: CasePhase) -> None:
    """The work has moved on: if the case still is in `out_of`, it is in `into` now."""
    if case.phase == out_of:
        enter(case, into)
