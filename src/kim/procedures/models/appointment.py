from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel.fields import CodeField
from kim.procedures import labels
from kim.procedures.models.part import ProcedurePart
from kim.procedures.rules.codes import AppointmentState


class Appointment(ProcedurePart):
    """When the applicant is asked to come, what for, and whether they came."""

    starts_at = models.DateTimeField(_("begins at"), db_comment="Personal: when the applicant is asked to come")
    kind = CodeField(labels.APPOINTMENT_KINDS, verbose_name=_("what for"), db_comment="Personal: what for")
    place = models.CharField(_("room"), max_length=120, blank=True, db_comment="Personal: where")
    state = CodeField(
        labels.APPOINTMENT_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=AppointmentState.PLANNED,
        db_comment="Personal: whether they came",
    )

    class Meta:
        ordering = ("starts_at", "pk")
        verbose_name = pgettext_lazy("authority", "appointment")
        verbose_name_plural = pgettext_lazy("authority", "appointments")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_planned(self) -> bool:
        return bool(self.state == AppointmentState.PLANNED)
