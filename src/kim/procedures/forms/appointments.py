"""Forms of appointments with an applicant."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.procedures import labels
from kim.procedures.models import Appointment
from kim.procedures.rules.codes import AppointmentState
from kim.ui.forms import Choice, DayField
from kim.ui.forms.acting import ActionForm, VersionedForm


class AppointmentFields(forms.Form):
    """When, what for, where."""

    kind = forms.ChoiceField(label=_("What for?"), widget=Choice)
    day = DayField(label=_("Day"))
    time = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput({"inputmode": "numeric", "class": "kim-w-day"}, format="%H:%M"),
        error_messages={"invalid": _("Please write the time like this: 09:30.")},
    )
    place = forms.CharField(label=_("Room"), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [(str(code), label) for code, label in labels.APPOINTMENT_KINDS.items()]

    def values(self) -> dict[str, Any]:
        """The arguments of the action."""
        found = self.cleaned_data
        starts_at = timezone.make_aware(datetime.combine(found["day"], found["time"]))
        return {"kind": found["kind"], "place": found["place"], "starts_at": starts_at}


class AppointmentForm(AppointmentFields, ActionForm):
    """A new appointment."""


class AppointmentChange(AppointmentFields, VersionedForm):
    """A planned appointment."""

    @classmethod
    def of(cls, appointment: Appointment, data: Any = None) -> AppointmentChange:
        starts = timezone.localtime(appointment.starts_at)
        initial = {
            "version": appointment.version,
            "kind": appointment.kind,
            "day": starts.date(),
            "time": starts.time(),
            "place": appointment.place,
        }
        return cls(data, initial=initial)


class SettleForm(ActionForm):
    """What became of an appointment."""

    state = forms.ChoiceField(label=_("What became of it?"), widget=Choice(joined=True))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.choices = [
            (str(code), label) for code, label in labels.APPOINTMENT_STATES.items() if code != AppointmentState.PLANNED
        ]
