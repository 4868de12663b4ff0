from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework.models import CasePart
from kim.consolidation.labels import VALUES
from kim.kernel.fields import CodeField
from kim.kernel.models import Record


class RuleShift(CasePart):
    """A value of a person that a planned wording of the law would change: for whoever works on the case."""

    person = models.ForeignKey(
        "people.Person",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: whose value changes",
    )
    rule = models.CharField(_("way"), max_length=20, editable=False, db_comment="Personal: id of the rule")
    criterion = models.CharField(
        _("criterion"), max_length=40, editable=False, db_comment="Personal: id of the criterion, or overall"
    )
    old = CodeField(VALUES, verbose_name=_("value until now"), editable=False, db_comment="Personal: value by the law")
    new = CodeField(
        VALUES, verbose_name=_("value then"), editable=False, db_comment="Personal: value by the planned wording"
    )

    class Meta:
        ordering = ("rule", "criterion", "pk")
        default_related_name = "+"
        verbose_name = _("change by a planned wording")
        verbose_name_plural = _("changes by planned wordings")

    def __str__(self) -> str:
        return f"{self.criterion}: {self.old} → {self.new}"


class RuleShiftCount(Record):
    """How many cases a planned wording changes in one way. Nobody is in it; null: fewer than can be shown."""

    drafts = models.CharField(_("planned wordings"), max_length=400, editable=False, db_comment="Which drafts")
    rule = models.CharField(_("way"), max_length=20, editable=False, db_comment="Id of the rule; empty: all together")
    criterion = models.CharField(_("criterion"), max_length=40, editable=False, db_comment="Id of the criterion")
    old = CodeField(
        VALUES, verbose_name=_("value until now"), blank=True, editable=False, db_comment="Value by the law"
    )
    new = CodeField(
        VALUES, verbose_name=_("value then"), blank=True, editable=False, db_comment="Value by the planned wording"
    )
    cases = models.PositiveIntegerField(_("cases"), null=True, editable=False, db_comment="Cases, from k upwards")
    reference_on = models.DateField(_("reference date"), editable=False, db_comment="Day for which both were compared")
    counted_on = models.DateField(_("counted on"), editable=False, db_comment="Day of the count")

    class Meta:
        ordering = ("rule", "criterion", "old", "new")
        verbose_name = _("count of changes by planned wordings")
        verbose_name_plural = _("counts of changes by planned wordings")
        constraints = (models.UniqueConstraint(fields=("rule", "criterion", "old", "new"), name="ruleshiftcount_once"),)

    def __str__(self) -> str:
        return f"{self.criterion}: {self.old} → {self.new}"
