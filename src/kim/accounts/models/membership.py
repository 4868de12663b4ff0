from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.actor import Actor
from kim.kernel.models import Record


class Membership(Record):
    """A user in a unit, in one role, for a period (first day inclusive, end exclusive)."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=40)
    valid = DateRangeField(_("valid"))

    class Meta:
        ordering = ("user__name", "role")
        constraints = (
            ExclusionConstraint(
                name="membership_does_not_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.unit} · {self.role}"

    def as_actor(self) -> Actor:
        """This membership as the actor that policy and wall ask about."""
        return Actor(self.user_id, self.pk, self.unit_id, self.role, self.user.name)
