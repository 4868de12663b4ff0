"""The applicant is asked to come, and comes or does not."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.locking import update
from kim.procedures.actions.guard import require_open
from kim.procedures.models import Appointment, Procedure
from kim.procedures.rules.codes import AppointmentKind, AppointmentState


@action("appointment_made", _("An appointment was made with an applicant"))
def make(
    *, actor: Actor, procedure: Procedure, starts_at: datetime, kind: AppointmentKind | str, place: str = ""
) -> Appointment:
    """Ask the applicant to come."""
    require_open(actor, procedure)
    return Appointment.objects.create(
        procedure=procedure, unit_id=procedure.unit_id, starts_at=starts_at, kind=kind, place=place.strip()
    )


@action("appointment_moved", _("An appointment with an applicant was changed"))
def change(
    *,
    actor: Actor,
    appointment: Appointment,
    version: int,
    starts_at: datetime,
    kind: AppointmentKind | str,
    place: str = "",
) -> Appointment:
    """Another time, room or purpose."""
    require_open(actor, appointment.procedure)
    _require_planned(appointment)
    return update(appointment, version, starts_at=starts_at, kind=kind, place=place.strip())


@action("appointment_settled", _("What became of an appointment was recorded"))
def settle(*, actor: Actor, appointment: Appointment, state: AppointmentState | str) -> Appointment:
    """Came, did not come, or cancelled. `not_yet`: nobody can have come to what lies ahead."""
    require_open(actor, appointment.procedure)
    _require_planned(appointment)
    if state == AppointmentState.PLANNED:
        raise RuleViolation("no_state", _("Choose what became of it."), "state")
    if state != AppointmentState.CANCELLED and appointment.starts_at > clock.now():
        raise RuleViolation("not_yet", _("The appointment still lies ahead."), "state")
    return update(appointment, state=state)


def _require_planned(appointment: Appointment) -> None:
    if not appointment.is_planned:
        raise RuleViolation("settled", _("What became of this appointment is already recorded."))
