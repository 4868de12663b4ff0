from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework.models.part import CasePart
from kim.kernel.fields import CodeField
from kim.kernel.labels import GUIDANCE_FEEDBACK


class GuidanceRating(CasePart):
    """Whether guidance helped in this case. It stays here and is counted for closed quarters only."""

    guidance = models.CharField(max_length=10, db_comment="Personal: public id of the guidance that the case showed")
    feedback = CodeField(
        GUIDANCE_FEEDBACK, verbose_name=_("did it help?"), db_comment="Personal: whether it helped in this case"
    )
    rated_on = models.DateField(_("rated on"), db_comment="Personal: when it was rated")
    rated_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who rated it"
    )

    class Meta:
        ordering = ("rated_on", "pk")
        default_related_name = "guidance_ratings"
        verbose_name = _("rating of guidance")
        verbose_name_plural = _("ratings of guidance")
        constraints = (models.UniqueConstraint(fields=("case", "guidance"), name="guidancerating_once_per_case"),)

    def __str__(self) -> str:
        return f"{self.guidance}: {self.feedback}"
