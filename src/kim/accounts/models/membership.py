from __future__ import annotations

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.models import Record


class Membership(Record):
    """A user in a unit, in one role, for a period (first day inclusive, end exclusive).

    `ended_at` closes it at once, whatever the period says: a day is too long where a role was given by mistake.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=40)
    valid = DateRangeField(_("valid"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True, editable=False)

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
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_has_a_first_day", condition=Q(valid__startswith__isnull=False, valid__isempty=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.unit}"

    def as_actor(self) -> Actor:
        """This membership as the actor that policy and wall ask about."""
        return Actor(self.user_id, self.pk, self.unit_id, self.role, self.user.name)

    @property
    def role_name(self) -> str | Promise:
        """The role in words."""
        known = access.roles().get(self.role)
        return known.name if known else self.role

    @property
    def first_day(self) -> date:
        first: date = self.valid.lower
        return first

    @property
    def last_day(self) -> date | None:
        """Last day on which it holds; None: no end is set."""
        end: date | None = self.valid.upper
        return end - timedelta(days=1) if end else None

    def holds_on(self, day: date) -> bool:
        return self.ended_at is None and day in self.valid
