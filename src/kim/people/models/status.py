from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.models.person import Person
from kim.people.rules.codes import Evidence


class ResidenceStatus(WalledRecord):
    """A status of the catalogue for a period: first day inclusive, end exclusive; open where not known or unlimited."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="statuses", db_comment="Personal: whose status"
    )
    key = models.CharField(_("status"), max_length=80, db_comment="Personal: key of the status catalogue")
    valid = DateRangeField(_("valid"), db_comment="Personal: from when until when")
    evidence = CodeField(
        labels.EVIDENCE,
        verbose_name=_("how it is known"),
        default=Evidence.CLAIMED,
        db_comment="Personal: told, paper seen or confirmed",
    )

    class Meta:
        ordering = ("valid", "pk")
        verbose_name = _("residence status")
        verbose_name_plural = _("residence statuses")
        constraints = (
            models.CheckConstraint(condition=~Q(key=""), name="residencestatus_has_a_key"),
            models.CheckConstraint(condition=Q(valid__isempty=False), name="residencestatus_period_not_empty"),
            ExclusionConstraint(
                name="residencestatus_does_not_overlap",
                expressions=[("person", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.valid}"

    @property
    def first_day(self) -> date | None:
        """The first day of the status; None if not known."""
        first: date | None = self.valid.lower
        return first

    @property
    def last_day(self) -> date | None:
        """The last day on which the status holds; None if unlimited or not known."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None
