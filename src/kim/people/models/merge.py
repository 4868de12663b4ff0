from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord
from kim.people.models.person import Person


class Merge(WalledRecord):
    """Two records of one person became one: who did it, when, why, and everything that is needed to take it back."""

    kept = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="merges", db_comment="Personal: the person that stayed"
    )
    given_up = models.CharField(
        max_length=10, editable=False, db_comment="Personal: public id of the record that was given up"
    )
    given_up_name = models.CharField(
        _("given-up record"), max_length=250, db_comment="Personal: how the record that was given up was called"
    )
    reason = models.CharField(_("reason"), max_length=500, db_comment="Personal: why the two are one person")
    by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("put together by"),
        db_comment="Who put the two together",
    )
    ledger = models.JSONField(
        default=list, editable=False, db_comment="Personal: what was moved, changed and given up; empty once undone"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True, db_comment="When it was taken back")
    undone_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Who took it back",
    )
    undo_reason = models.CharField(
        _("reason for undoing"), max_length=500, blank=True, db_comment="Personal: why it was taken back"
    )

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = _("merge of two persons")
        verbose_name_plural = _("merges of persons")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undo_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason="")),
                name="merge_undone_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.given_up_name

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries of the ledger, in the order in which things happened."""
        return list(self.ledger)
