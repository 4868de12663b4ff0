from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord
from kim.referrals import labels
from kim.referrals.models.packet import Packet, nothing
from kim.referrals.rules.codes import PacketState


def no_lines() -> list[Any]:
    """No lines."""
    return []


class PacketContent(WalledRecord):
    """What a packet says: a frozen copy. The database lets nobody change it, and hides it as soon as it is closed."""

    packet = models.OneToOneField(
        Packet, on_delete=models.PROTECT, related_name="content", editable=False, db_comment="Personal: which packet"
    )
    question = models.CharField(_("question"), max_length=300, db_comment="Personal: what is asked, in one sentence")
    sections = models.JSONField(
        _("content"), default=no_lines, db_comment="Personal: headings with lines, as the recipient sees them"
    )
    grounds = models.JSONField(
        _("basis"), default=no_lines, db_comment="Personal: consents, releases and statutes in words"
    )

    class Meta:
        verbose_name = _("content of a packet")
        verbose_name_plural = _("contents of packets")
        constraints = (models.CheckConstraint(condition=~Q(question=""), name="packetcontent_asks_something"),)

    def __str__(self) -> str:
        return self.question


class PacketChange(WalledRecord):
    """One change of a packet: when, to which state, by whom, with which words."""

    packet = models.ForeignKey(
        Packet, on_delete=models.PROTECT, related_name="changes", editable=False, db_comment="Personal: which packet"
    )
    state = CodeField(
        labels.STATES, verbose_name=pgettext_lazy("progress", "state"), db_comment="Personal: the state it came to"
    )
    at = models.DateTimeField(_("when"), default=clock.now, db_comment="Personal: moment of the change")
    by = models.CharField(_("who"), max_length=200, blank=True, db_comment="Who did it, and where")
    note = models.TextField(_("words"), blank=True, max_length=2000, db_comment="Personal: what was said with it")
    papers = ArrayField(
        models.CharField(max_length=160),
        default=list,
        blank=True,
        verbose_name=_("papers asked for"),
        db_comment="Personal: which papers were asked for, one line each",
    )
    told = models.JSONField(
        _("told by an authority"),
        default=nothing,
        blank=True,
        editable=False,
        db_comment="Personal: values of criteria and outcome of a procedure, see rules.told",
    )

    class Meta:
        ordering = ("at", "pk")
        verbose_name = _("change of a packet")
        verbose_name_plural = _("changes of packets")

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.at:%d.%m.%Y}"

    @property
    def in_words(self) -> str:
        """What happened: delivered once more with words is the answer to a question back."""
        is_answer = self.state == PacketState.DELIVERED and self.note
        return str(_("question answered") if is_answer else self.get_state_display())


class PacketFile(WalledRecord):
    """A paper in a packet: a copy of its own, so that what was handed over stays what it was."""

    packet = models.ForeignKey(
        Packet, on_delete=models.PROTECT, related_name="files", editable=False, db_comment="Personal: which packet"
    )
    title = models.CharField(_("paper"), max_length=160, db_comment="Personal: what it is and whose")
    file_name = models.CharField(_("name of the file"), max_length=120, db_comment="Personal: name of the file")
    media_type = models.CharField(max_length=120, db_comment="Personal: type found by the content")
    size = models.PositiveBigIntegerField(_("size"), db_comment="Personal: bytes")
    stored = models.OneToOneField(
        "kernel.StoredFile",
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Personal: where the encrypted copy lies",
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("paper in a packet")
        verbose_name_plural = _("papers in packets")

    def __str__(self) -> str:
        return self.title
