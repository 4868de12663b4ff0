from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.organisations.walled import WalledRecord


class HeldTitle(WalledRecord):
    """A title that this authority has issued and that ends on a day. Settled once something follows it."""

    holder_name = models.CharField(_("holder"), max_length=120, db_comment="Personal: name of the holder")
    born_on = models.DateField(_("born on"), null=True, blank=True, db_comment="Personal: birth date; null: not known")
    key = models.CharField(_("title"), max_length=20, db_comment="Personal: key in the catalogue of residence statuses")
    valid_to = models.DateField(_("last day"), db_comment="Personal: last day of the title")
    issued_in = models.ForeignKey(
        "procedures.Procedure",
        on_delete=models.SET_NULL,
        related_name="issued_titles",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the procedure that it was granted in",
    )
    followed_by = models.ForeignKey(
        "procedures.Procedure",
        on_delete=models.SET_NULL,
        related_name="earlier_titles",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the procedure that began because it ends",
    )
    settled_on = models.DateField(
        _("settled on"), null=True, blank=True, db_comment="Personal: since when its end needs nobody; null: it does"
    )

    read_log_kind = "title"

    class Meta:
        ordering = ("valid_to", "pk")
        verbose_name = _("title that the authority holds")
        verbose_name_plural = _("titles that the authority holds")
        constraints = (models.CheckConstraint(condition=~Q(holder_name=""), name="heldtitle_has_a_holder"),)

    def __str__(self) -> str:
        return self.holder_name

    def get_absolute_url(self) -> str:
        return reverse("procedures:title", args=[self.public_id])
