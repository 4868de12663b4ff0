from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord
from kim.people.models.household import Household


class Address(WalledRecord):
    """Where a household lived for a time. Where it lives today also stands at the household."""

    household = models.ForeignKey(
        Household, on_delete=models.CASCADE, related_name="addresses", db_comment="Personal: who lived there"
    )
    municipality = models.ForeignKey(
        "organisations.Municipality",
        verbose_name=_("place of residence"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: municipality of the district; null: elsewhere, or not known yet",
    )
    address = models.TextField(_("address"), blank=True, max_length=300, db_comment="Personal: street, number, place")
    valid = DateRangeField(_("lives there"), db_comment="Personal: from when until when")

    class Meta:
        ordering = ("valid", "pk")
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="address_period_not_empty"),
            ExclusionConstraint(
                name="address_one_at_a_time",
                expressions=[("household", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"{self.municipality or self.address} {self.valid}"
