from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels, plan_labels
from kim.casework.models.part import CasePart
from kim.casework.rules.codes import PlanState
from kim.kernel.fields import CodeField


class Plan(CasePart):
    """One version of what was agreed. Steps live on in the case; the adopted version is frozen in `content`."""

    number = models.PositiveSmallIntegerField(_("version"), editable=False, db_comment="Personal: 1, 2, 3 …")
    state = CodeField(
        labels.PLAN_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=PlanState.DRAFT,
        db_comment="Personal: draft, adopted, replaced, ended",
    )
    drafted_on = models.DateField(_("drafted on"), db_comment="Personal: when the draft was begun")
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, db_comment="Personal: when it was agreed")
    adopted_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_comment="Who agreed it for the case management",
    )
    agreed_with = models.CharField(
        _("agreed with"), max_length=300, blank=True, db_comment="Personal: who of the household agreed"
    )
    how = CodeField(
        plan_labels.HOW_AGREED,
        verbose_name=_("how"),
        blank=True,
        db_comment="Personal: how the first of them agreed; the others: PlanAgreement",
    )
    review_on = models.DateField(
        _("to be reviewed on"), null=True, blank=True, db_comment="Personal: when all look at it again"
    )
    content = models.JSONField(
        null=True, blank=True, editable=False, db_comment="Personal: goals and steps as they were agreed"
    )

    class Meta:
        ordering = ("number",)
        default_related_name = "plans"
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="plan_number_once_per_case"),
            models.UniqueConstraint(
                fields=("case",), condition=Q(state=PlanState.DRAFT), name="plan_one_draft_per_case"
            ),
            models.UniqueConstraint(
                fields=("case",), condition=Q(state=PlanState.ADOPTED), name="plan_one_adopted_per_case"
            ),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT, adopted_on__isnull=True, content__isnull=True)
                | (
                    ~Q(state=PlanState.DRAFT)
                    & Q(adopted_on__isnull=False, content__isnull=False, adopted_by__isnull=False)
                    & ~Q(agreed_with="")
                    & ~Q(how="")
                ),
                name="plan_adopted_with_day_and_content",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} ({self.get_state_display()})"
