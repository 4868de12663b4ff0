from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.referrals import labels
from kim.referrals.models.packet import Packet
from kim.referrals.rules import links


class PacketLink(WalledRecord):
    """A link for a recipient without an account. Only hashes are kept: of the link, and of the code told by phone."""

    packet = models.ForeignKey(
        Packet, on_delete=models.PROTECT, related_name="links", editable=False, db_comment="Personal: which packet"
    )
    # Beside the packet, so that the wall of links need not ask that of packets, which asks this one.
    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Personal: the case that the packet left",
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False, db_comment="SHA-256 of the secret")
    code_hash = models.CharField(max_length=200, editable=False, db_comment="Slow hash of the code")
    valid_until = models.DateTimeField(_("valid until"), db_comment="When it ends by itself")
    tries = models.PositiveSmallIntegerField(default=0, db_comment="Wrong codes so far")
    used_at = models.DateTimeField(null=True, blank=True, db_comment="When it was used to answer")
    ended_at = models.DateTimeField(null=True, blank=True, db_comment="When a newer link or a withdrawal ended it")

    audit_hidden = ("secret_hash", "code_hash")

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("one-time link")
        verbose_name_plural = _("one-time links")

    def __str__(self) -> str:
        return f"{self.packet_id} {self.valid_until:%d.%m.%Y}"

    @property
    def last_day(self) -> date:
        """The last day on which it can be opened."""
        return timezone.localtime(self.valid_until - timedelta(seconds=1)).date()

    @property
    def is_usable(self) -> bool:
        """It may be opened now."""
        return links.is_usable(
            now=clock.now(),
            valid_until=self.valid_until,
            tries=self.tries,
            used_at=self.used_at,
            ended=self.ended_at is not None,
        )


class PacketLinkUse(WalledRecord):
    """Every use of a one-time link, also those that failed."""

    link = models.ForeignKey(
        PacketLink, on_delete=models.PROTECT, related_name="uses", editable=False, db_comment="Which link"
    )
    at = models.DateTimeField(_("when"), default=clock.now, db_comment="Moment of the use")
    what = CodeField(labels.LINK_USES, verbose_name=_("what"), db_comment="What was done")

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("use of a one-time link")
        verbose_name_plural = _("uses of one-time links")

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.at:%d.%m.%Y}"
