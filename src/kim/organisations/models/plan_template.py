from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record


class PlanTemplate(Record):
    """One version of a template that the district changed or made. Versions are added, never changed."""

    key = models.SlugField(_("key"), max_length=60)
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("content"))
    is_retired = models.BooleanField(_("no longer offered"), default=False)

    class Meta:
        ordering = ("key", "number")
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")
        constraints = (models.UniqueConstraint(fields=("key", "number"), name="plantemplate_version_once"),)

    def __str__(self) -> str:
        return f"{self.key}/{self.number}"
