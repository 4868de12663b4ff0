from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework import desk_labels
from kim.casework.models.part import CasePart
from kim.kernel.fields import CodeField


class FormChange(CasePart):
    """When a short counselling became a case, or a case a short counselling, and why."""

    form = CodeField(
        desk_labels.CASE_FORMS, verbose_name=_("form"), db_comment="Personal: what it was from that day on"
    )
    began_on = models.DateField(_("began on"), db_comment="Personal: first day in this form")
    reason = models.TextField(_("reason"), blank=True, max_length=1000, db_comment="Personal: why it was changed")

    class Meta:
        ordering = ("began_on", "pk")
        default_related_name = "form_changes"
        verbose_name = _("change of form")
        verbose_name_plural = _("changes of form")

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.began_on}"
