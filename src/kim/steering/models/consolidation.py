from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.labels import PROCEDURE_GROUPS, PROCEDURE_OUTCOMES, STAGE_KINDS
from kim.kernel.models import Record
from kim.steering.models.evidence import ClosedPeriod


class ApplicationTable(ClosedPeriod):
    """How many applications of a group reached the authorities in a closed period, in the whole district."""

    group = CodeField(PROCEDURE_GROUPS, verbose_name=_("group"))
    total = models.PositiveIntegerField(_("applications"))

    class Meta(ClosedPeriod.Meta):
        constraints = (
            models.UniqueConstraint(fields=["group", "last_quarter"], name="applications_once_per_group_and_quarter"),
            models.CheckConstraint(condition=Q(k__gte=3) & Q(total__gte=F("k")), name="applications_are_never_below_k"),
        )

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.period}: {self.total}"


class OutcomeTable(ClosedPeriod):
    """What became of the procedures of a group that ended in a closed period.

    `others` is the sum of the outcomes without a cell of their own; null where all have one, or none has.
    """

    group = CodeField(PROCEDURE_GROUPS, verbose_name=_("group"))
    total = models.PositiveIntegerField(_("ended"))
    others = models.PositiveIntegerField(_("other outcomes"), null=True)

    class Meta(ClosedPeriod.Meta):
        constraints = (
            models.UniqueConstraint(fields=["group", "last_quarter"], name="outcomes_once_per_group_and_quarter"),
            models.CheckConstraint(
                condition=Q(k__gte=3) & Q(total__gte=F("k")) & (Q(others__isnull=True) | Q(others__gte=F("k"))),
                name="outcomes_are_never_below_k",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.period}: {self.total}"


class OutcomeCell(Record):
    """An outcome whose number may be shown. What is suppressed has no row: nought looks like four."""

    table = models.ForeignKey(OutcomeTable, on_delete=models.PROTECT, related_name="cells")
    outcome = CodeField(PROCEDURE_OUTCOMES, verbose_name=_("outcome"))
    total = models.PositiveIntegerField(_("ended"))
    k = models.PositiveSmallIntegerField(_("smallest count shown"))

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["table", "outcome"], name="outcomecell_once_per_outcome"),
            models.CheckConstraint(condition=Q(k__gte=3) & Q(total__gte=F("k")), name="outcomecell_is_never_below_k"),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.total}"


class StageDuration(Record):
    """How long a kind of stage took in the procedures of a table, in whole weeks: quartiles of at least k of them."""

    table = models.ForeignKey(OutcomeTable, on_delete=models.PROTECT, related_name="durations")
    kind = CodeField(STAGE_KINDS, verbose_name=_("stage"))
    total = models.PositiveIntegerField(_("ended"))
    lower = models.PositiveSmallIntegerField(_("a quarter took at most"))
    median = models.PositiveSmallIntegerField(_("half took at most"))
    upper = models.PositiveSmallIntegerField(_("three quarters took at most"))
    k = models.PositiveSmallIntegerField(_("smallest count shown"))

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["table", "kind"], name="stageduration_once_per_stage"),
            models.CheckConstraint(condition=Q(k__gte=3) & Q(total__gte=F("k")), name="stageduration_is_never_below_k"),
            models.CheckConstraint(
                condition=Q(lower__lte=F("median")) & Q(median__lte=F("upper")), name="stageduration_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.median}"
