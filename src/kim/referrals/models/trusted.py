from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord


class TrustedPerson(WalledRecord):
    """A volunteer whom the household trusts: named with its consent, asked for single things, without an account.

    What they are given are packets (`Packet.trusted`) with one errand each; of the file they see nothing.
    """

    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Personal: in whose case they were named",
    )
    name = models.CharField(
        _("name"), max_length=200, db_comment="Personal: name of the volunteer, as it stands in the consent"
    )
    initiative = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("initiative"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: initiative that the volunteer belongs to",
    )
    reach = models.CharField(
        _("how to reach them"), max_length=160, blank=True, db_comment="Personal: phone or address of the volunteer"
    )
    named_on = models.DateField(_("named on"), db_comment="Personal: when the household named them")
    ended_on = models.DateField(
        _("ended on"), null=True, blank=True, db_comment="Personal: when it ended; null: they are trusted still"
    )

    class Meta:
        ordering = ("named_on", "pk")
        verbose_name = _("person of trust")
        verbose_name_plural = _("persons of trust")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "name"), condition=Q(ended_on__isnull=True), name="trusted_once_in_a_case"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("named_on")), name="trusted_ends_after_beginning"
            ),
        )

    def __str__(self) -> str:
        return self.name
