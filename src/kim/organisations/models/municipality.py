from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record


class Municipality(Record):
    """A town or municipality of the district. `key` is a short slug, `official_key` the Amtliche Gemeindeschlüssel."""

    key = models.SlugField(unique=True)
    official_key = models.CharField(max_length=8, unique=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
