"""What every verb on a procedure asks first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.procedures.models import Procedure


def require_open(actor: Actor, procedure: Procedure) -> None:
    """The actor may edit the procedure, and it has not ended."""
    access.require(actor, "edit", procedure)
    if not procedure.is_open:
        raise RuleViolation("procedure_ended", _("This procedure has ended. Take the outcome back first."))
