from __future__ import annotations

from django.db import models

from kim.kernel import clock
from kim.kernel.models import new_public_id


class KeptInput(models.Model):
    """What somebody sent after the session had ended: encrypted, for that user only, for an hour.

    Not a record: like a session it is short-lived and must not leave a copy in the audit.
    """

    key = models.CharField(max_length=10, unique=True, default=new_public_id, db_comment="Random, in its address")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+", db_comment="Who sent it")
    membership = models.ForeignKey(
        "accounts.Membership", on_delete=models.CASCADE, related_name="+", null=True, db_comment="In which membership"
    )
    sealed = models.BinaryField(db_comment="Fernet: path and typed fields; the key is outside the database")
    kept_at = models.DateTimeField(default=clock.now, db_comment="When it was sent")
    valid_until = models.DateTimeField(db_comment="When it is swept")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.key
