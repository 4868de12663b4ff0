from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.labels import DIMENSIONS, FLOW_FIGURES
from kim.kernel.models import Record
from kim.kernel.periods import Quarter


class FlowQuarter(Record):
    """A closed quarter whose flows are written: what came to light later changes nothing in it."""

    figure = CodeField(FLOW_FIGURES, verbose_name=_("figure"))
    quarter = models.CharField(_("quarter"), max_length=7)
    k = models.PositiveSmallIntegerField(_("smallest count shown"))

    class Meta:
        ordering = ("quarter",)
        verbose_name = _("quarter of flows")
        verbose_name_plural = _("quarters of flows")
        constraints = (models.UniqueConstraint(fields=["figure", "quarter"], name="flow_quarter_once"),)

    def __str__(self) -> str:
        return f"{self.figure} {self.quarter}"

    @property
    def label(self) -> str:
        """German form, "III/26"."""
        return Quarter.from_key(self.quarter).label


class FlowRelease(Record):
    """A closed quarter whose interfaces the coordination has given to the members of the bodies."""

    quarter = models.CharField(_("quarter"), max_length=7, unique=True)

    class Meta:
        ordering = ("quarter",)
        verbose_name = _("released quarter of interfaces")

    def __str__(self) -> str:
        return self.quarter


class Counted(Record):
    """A number of cases that may be shown, and how long they waited, in days rounded to five."""

    total = models.PositiveIntegerField(_("cases"))
    k = models.PositiveSmallIntegerField(_("smallest count shown"))
    median = models.PositiveIntegerField(_("median"), null=True)
    lower = models.PositiveIntegerField(_("lower quartile"), null=True)
    upper = models.PositiveIntegerField(_("upper quartile"), null=True)

    class Meta:
        abstract = True


class FlowTable(Counted):
    """Work from one kind of office (or legal domain) to another. What is suppressed has no row."""

    quarter = models.ForeignKey(FlowQuarter, on_delete=models.PROTECT, related_name="tables")
    source = models.CharField(_("from"), max_length=40, blank=True)
    target = models.CharField(_("to"), max_length=40)

    class Meta:
        ordering = ("source", "target")
        verbose_name = _("flow")
        verbose_name_plural = _("flows")
        constraints = (
            models.UniqueConstraint(fields=["quarter", "source", "target"], name="flow_once_per_quarter"),
            models.CheckConstraint(condition=Q(k__gte=3) & Q(total__gte=F("k")), name="flow_is_never_below_k"),
        )

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class FlowCell(Counted):
    """A part of a flow: by municipality, life area, legal domain or outcome, one at a time."""

    table = models.ForeignKey(FlowTable, on_delete=models.PROTECT, related_name="cells")
    dimension = CodeField(DIMENSIONS, verbose_name=_("told apart by"))
    code = models.CharField(_("part"), max_length=40, blank=True)

    class Meta:
        ordering = ("dimension", "code")
        verbose_name = _("part of a flow")
        verbose_name_plural = _("parts of flows")
        constraints = (
            models.UniqueConstraint(fields=["table", "dimension", "code"], name="flow_cell_once"),
            models.CheckConstraint(condition=Q(k__gte=3) & Q(total__gte=F("k")), name="flow_cell_is_never_below_k"),
        )
        indexes = (models.Index(fields=["dimension", "code"], name="flow_cell_by_part"),)

    def __str__(self) -> str:
        return f"{self.table}: {self.code}"
