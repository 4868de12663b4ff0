from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.models import Record


class PublicTrace(Record):
    """That an object once was open data: clients are told when it is gone. What never was public has no row."""

    kind = models.CharField(_("kind of object"), max_length=20)
    key = models.CharField(_("key of the object"), max_length=80)
    made_at = models.DateTimeField(_("made"))
    shown_at = models.DateTimeField(_("public since"), default=clock.now)
    gone_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        ordering = ("made_at", "pk")
        verbose_name = _("trace of open data")
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="one_trace_per_public_object"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
