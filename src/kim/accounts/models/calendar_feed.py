from __future__ import annotations

from django.db import models

from kim.kernel.models import Record


class CalendarFeed(Record):
    """The secret address under which a calendar program fetches the dates of one membership. Only its digest is stored.

    It opens what the membership opens on the day it is asked, and nothing once the membership has ended.
    """

    membership = models.OneToOneField("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)

    audit_hidden = ("digest",)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.membership)
