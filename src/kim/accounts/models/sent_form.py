from __future__ import annotations

from django.db import models

from kim.kernel import clock


class SentForm(models.Model):
    """Where a form led that was sent and done, for a day: the same form sent again leads there and writes nothing.

    Not a record: it says nothing about anybody and is swept.
    """

    key = models.CharField(max_length=64, unique=True, db_comment="Hash of user, opening, address and all fields")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+", db_comment="Who sent it")
    answer = models.CharField(max_length=400, db_comment="Address that the browser was sent to")
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.key
