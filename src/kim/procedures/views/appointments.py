"""Appointments with an applicant."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.actions import appointments
from kim.procedures.forms.appointments import AppointmentChange, AppointmentForm, SettleForm
from kim.procedures.models import Appointment, Procedure
from kim.ui import http

FORM = "procedures/form.html"


@members_only
def new(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """Ask the applicant to come."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    form = AppointmentForm(acting.posted(request))
    url = procedure.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: appointments.make(actor=request.actor, procedure=procedure, **form.values()),
        then=url,
        said=_("The appointment is made."),
    )
    context = {"form": form, "heading": _("Make an appointment"), "procedure": procedure, "back": url}
    return answer or http.page(request, FORM, context, status=form.status)


@members_only
def edit(request: MemberRequest, procedure_id: str, appointment_id: str) -> HttpResponse:
    """Another time, room or purpose."""
    appointment = _found(request, procedure_id, appointment_id)
    form = AppointmentChange.of(appointment, acting.posted(request))
    url = appointment.procedure.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: appointments.change(
            actor=request.actor, appointment=appointment, version=form.shown_version, **form.values()
        ),
        then=url,
        said=_("The appointment is changed."),
        stored=acting.Stored(_("Appointment"), AppointmentChange.of),
    )
    context = {"form": form, "heading": _("Change the appointment"), "procedure": appointment.procedure, "back": url}
    return answer or http.page(request, FORM, context, status=form.status)


@members_only
def settle(request: MemberRequest, procedure_id: str, appointment_id: str) -> HttpResponse:
    """Came, did not come, cancelled."""
    appointment = _found(request, procedure_id, appointment_id)
    form = SettleForm(acting.posted(request))
    url = appointment.procedure.get_absolute_url()
    answer = acting.save(
        request,
        form,
        lambda: appointments.settle(actor=request.actor, appointment=appointment, **form.cleaned_data),
        then=acting.back_to(request, url),
        said=_("Noted."),
    )
    context = {"form": form, "heading": appointment, "procedure": appointment.procedure, "back": url}
    return answer or http.page(request, FORM, context, status=form.status)


def _found(request: MemberRequest, procedure_id: str, appointment_id: str) -> Appointment:
    found: Appointment = access.get_or_404(
        request, Appointment, "edit", public_id=appointment_id, procedure__public_id=procedure_id
    )
    return found
