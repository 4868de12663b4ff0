from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework.models.part import CasePart


class SealChange(CasePart):
    """When a case was sealed or unsealed, and why. The last row is how it stands."""

    is_sealed = models.BooleanField(_("sealed"), db_comment="Personal: sealed from that day on, or not any more")
    changed_on = models.DateField(_("changed on"), db_comment="Personal: day of the change")
    reason = models.TextField(_("reason"), max_length=1000, db_comment="Personal: why it was sealed or unsealed")

    class Meta:
        ordering = ("changed_on", "pk")
        default_related_name = "seal_changes"
        verbose_name = _("sealing")
        verbose_name_plural = _("sealings")
        constraints = (models.CheckConstraint(condition=~models.Q(reason=""), name="sealchange_has_a_reason"),)

    def __str__(self) -> str:
        return f"{self.changed_on} {self.is_sealed}"
