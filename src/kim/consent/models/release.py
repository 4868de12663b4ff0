from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.consent.models.declared import CAN_BE_SHOWN, NOT_BACKWARDS, Declared


class Release(Declared):
    """Somebody releases the case management from secrecy (§ 203 StGB) towards one recipient, and no other."""

    office = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("recipient"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: office towards which one may speak",
    )
    name = models.CharField(
        _("another recipient"),
        max_length=200,
        blank=True,
        db_comment="Personal: recipient that the district's data do not know",
    )

    class Meta:
        ordering = ("-given_on", "-pk")
        verbose_name = _("release from secrecy")
        verbose_name_plural = _("releases from secrecy")
        constraints = (
            models.CheckConstraint(condition=Q(valid__isempty=False), name="release_period_not_empty"),
            models.CheckConstraint(condition=CAN_BE_SHOWN, name="release_can_be_shown"),
            models.CheckConstraint(condition=NOT_BACKWARDS, name="release_does_not_work_backwards"),
            models.CheckConstraint(condition=Q(data_areas__len__gt=0), name="release_says_about_what"),
            models.CheckConstraint(
                condition=(Q(office__isnull=False) & Q(name="")) | (Q(office__isnull=True) & ~Q(name="")),
                name="release_towards_one",
            ),
            models.CheckConstraint(condition=Q(by_person__isnull=True) | Q(by_name=""), name="release_declared_by_one"),
        )
        indexes = (models.Index(fields=["household"], name="release_by_household"),)

    def __str__(self) -> str:
        return self.recipient

    @property
    def recipient(self) -> str:
        """Towards whom one may speak."""
        return str(self.office) if self.office else str(self.name)
