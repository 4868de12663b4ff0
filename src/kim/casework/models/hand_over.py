from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import desk_labels
from kim.casework.models.case import Case
from kim.casework.rules.desk_codes import HandOverState
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord

IS_OFFERED = Q(state=HandOverState.OFFERED)


def nothing() -> dict[str, Any]:
    """An empty packet."""
    return {}


class HandOver(WalledRecord):
    """A case that is offered to another case manager, or all cases of somebody who left. It moves on acceptance.

    The receiver reads the packet: what would come, in kinds and numbers, without a name. It is emptied once somebody
    has answered; afterwards the case itself says who worked on it. With `packet` (its public id) nothing moves: the
    receiver begins a file of their own with what that packet hands over, and this case ends where it is.
    """

    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        related_name="hand_overs",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the case that is offered; null: all cases of somebody who left",
    )
    giver = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Whose case or cases these are"
    )
    offered_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who offers: the giver or the lead",
    )
    to = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("receiver"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Who is asked",
    )
    holder = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Unit of the receiver, for the wall",
    )
    reason = models.TextField(
        _("reason"),
        blank=True,
        max_length=1000,
        db_comment="Personal: why the case is handed over, until it is answered",
    )
    content = models.JSONField(
        _("packet"), default=nothing, db_comment="Personal: what would come, in kinds and numbers, until it is answered"
    )
    packet = models.CharField(
        max_length=10,
        blank=True,
        editable=False,
        db_comment="Personal: public id of the packet that a new file begins with; empty: the file itself moves",
    )
    state = CodeField(
        desk_labels.HAND_OVER_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=HandOverState.OFFERED,
        db_comment="Personal: how far the hand-over is",
    )
    offered_on = models.DateField(_("offered on"), db_comment="Personal: day of the offer")
    decided_on = models.DateField(_("answered on"), null=True, blank=True, db_comment="Personal: day of the answer")
    answer = models.TextField(
        _("answer"), blank=True, max_length=1000, db_comment="Personal: why the receiver declined"
    )

    class Meta:
        ordering = ("offered_on", "pk")
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        constraints = (
            models.CheckConstraint(
                condition=(IS_OFFERED & Q(decided_on__isnull=True)) | (~IS_OFFERED & Q(decided_on__isnull=False)),
                name="handover_is_decided_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(to=models.F("giver")), name="handover_to_somebody_else"),
            models.CheckConstraint(
                condition=~Q(state=HandOverState.DECLINED) | ~Q(answer=""), name="handover_is_declined_with_a_reason"
            ),
            models.UniqueConstraint(fields=("case",), condition=IS_OFFERED, name="handover_one_offer_per_case"),
            models.UniqueConstraint(
                fields=("giver",),
                condition=IS_OFFERED & Q(case__isnull=True),
                name="handover_one_offer_of_all_cases",
            ),
        )

    def __str__(self) -> str:
        return f"{self.giver} → {self.to}"

    def get_absolute_url(self) -> str:
        return reverse("casework:hand-over", args=[self.public_id])

    @property
    def is_open(self) -> bool:
        """It waits for the receiver."""
        return bool(self.state == HandOverState.OFFERED)
