from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.models.case import Case
from kim.casework.models.part import CasePart
from kim.casework.rules.codes import StandingKind
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord


class Deputation(WalledRecord):
    """Somebody stands in for a case manager for a time, in one case or in all. May cross units and employers."""

    manager = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("case manager"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who is absent",
    )
    deputy = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("deputy"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who stands in",
    )
    holder = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Unit of the deputy, for the wall",
    )
    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        related_name="deputations",
        null=True,
        blank=True,
        db_comment="Personal: only this case; null: all cases of the case manager",
    )
    valid = DateRangeField(_("valid"), db_comment="From when until when")

    class Meta:
        ordering = ("valid", "pk")
        verbose_name = _("deputation")
        verbose_name_plural = _("deputations")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="deputation_period_not_empty"),
            models.CheckConstraint(
                condition=Q(valid__startswith__isnull=False) & Q(valid__endswith__isnull=False),
                name="deputation_has_a_beginning_and_an_end",
            ),
            models.CheckConstraint(condition=~Q(deputy=models.F("manager")), name="deputation_of_somebody_else"),
        )

    def __str__(self) -> str:
        return str(self.valid)


class Standing(CasePart):
    """Why another unit may see the case for a time. The wall reads this table; the policy names the person."""

    holder = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="+", db_comment="Unit that stands in the case"
    )
    kind = CodeField(labels.STANDING_KINDS, verbose_name=_("kind"), db_comment="Why the unit stands in the case")
    deputation = models.ForeignKey(
        Deputation,
        on_delete=models.CASCADE,
        related_name="standings",
        null=True,
        blank=True,
        db_comment="The deputation it follows from",
    )
    valid = DateRangeField(_("valid"), db_comment="From when until when")

    class Meta:
        ordering = ("pk",)
        default_related_name = "standings"
        verbose_name = _("standing in a case")
        verbose_name_plural = _("standings in cases")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="standing_period_not_empty"),
            models.CheckConstraint(
                condition=Q(kind=StandingKind.DEPUTATION, deputation__isnull=False)
                | (~Q(kind=StandingKind.DEPUTATION) & Q(deputation__isnull=True)),
                name="standing_of_deputy_names_the_deputation",
            ),
            ExclusionConstraint(
                name="standing_once_at_a_time",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("deputation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        )
        indexes = (models.Index(fields=["holder", "case"], name="standing_by_holder"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid}"
