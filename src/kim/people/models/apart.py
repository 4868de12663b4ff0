from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord
from kim.people.models.person import Person


class SaidApart(WalledRecord):
    """Somebody was asked whether two records are of one person and said no. Nobody is asked about the two again."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="said_apart", db_comment="Personal: one of the two"
    )
    other = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="said_apart_from", db_comment="Personal: the other one"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("two persons told apart")
        verbose_name_plural = _("persons told apart")
        constraints = (
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="saidapart_in_one_order"),
            models.UniqueConstraint(fields=["person", "other"], name="saidapart_once"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} ≠ {self.other_id}"
