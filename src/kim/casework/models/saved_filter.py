from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord


def nothing() -> dict[str, Any]:
    """No restriction."""
    return {}


class SavedFilter(WalledRecord):
    """A filter of one's own for the list and for "Heute": codes and a name, nothing of a case."""

    owner = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: whose filter it is",
    )
    name = models.CharField(_("name of the view"), max_length=40, db_comment="Personal: what its owner calls it")
    codes = models.JSONField(_("filter"), default=nothing, db_comment="Personal: codes of phase, place, office, area")

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = (
            models.UniqueConstraint(fields=("owner", "name"), name="savedfilter_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="savedfilter_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
