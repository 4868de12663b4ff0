from __future__ import annotations

from django.db import models

from kim.kernel import clock


class FormDraft(models.Model):
    """What somebody has typed into a long form and not sent yet: encrypted, for that user in that membership only.

    Not a record: a copy in the audit would be the very thing that encryption is to prevent.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+", db_comment="Who typed it")
    membership = models.ForeignKey(
        "accounts.Membership", on_delete=models.CASCADE, related_name="+", db_comment="In which membership"
    )
    place = models.CharField(max_length=64, db_comment="Keyed hash of the address that the form is sent to")
    opening = models.CharField(max_length=40, db_comment="Random mark of one opening of the form")
    sealed = models.BinaryField(db_comment="Personal: Fernet of the typed fields; the key is outside the database")
    saved_at = models.DateTimeField(default=clock.now, db_comment="When it was saved last")
    valid_until = models.DateTimeField(db_comment="When it is swept")

    class Meta:
        ordering = ("-saved_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("membership", "place", "opening"), name="form_draft_once_per_opening"),
        )

    def __str__(self) -> str:
        return self.opening
