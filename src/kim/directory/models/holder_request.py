from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.directory.models.service import Service
from kim.kernel.models import Record


class HolderRequest(Record):
    """A one-time link by which the holder of an entry says that it is still right. Only its digest is kept."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="requests")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    valid_until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    audit_hidden = ("digest",)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("question to the holder of an entry")
        verbose_name_plural = _("questions to holders of entries")

    def __str__(self) -> str:
        return str(self.service)
