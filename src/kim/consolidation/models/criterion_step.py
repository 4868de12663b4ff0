from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework.models import CasePart


class CriterionStep(CasePart):
    """A step of the plan was taken up for a criterion of a person. Whatever pathway asks for it shows the step."""

    person = models.ForeignKey(
        "people.Person",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: whose criterion it is",
    )
    criterion = models.CharField(
        _("criterion"), max_length=40, editable=False, db_comment="Personal: id of the criterion in the rules"
    )
    step = models.ForeignKey(
        "casework.Step",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: the step that shall bring the evidence",
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "+"
        verbose_name = _("step for a criterion")
        verbose_name_plural = _("steps for criteria")
        constraints = (models.UniqueConstraint(fields=("person", "criterion", "step"), name="criterionstep_once"),)

    def __str__(self) -> str:
        return f"{self.criterion} → {self.step_id}"
