from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord


class MailDigest(WalledRecord):
    """Somebody wants a mail on working days: numbers and a link. No row: they do not."""

    owner = models.OneToOneField(
        "accounts.Membership",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: who wants the mail",
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True, db_comment="Personal: day of the last mail")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("mail digest")
        verbose_name_plural = _("mail digests")

    def __str__(self) -> str:
        return str(self.owner)
