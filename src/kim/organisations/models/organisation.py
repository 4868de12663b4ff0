from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record


class Organisation(Record):
    """An administration, authority or association. Actor or partner does not decide about seat or vote."""

    key = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_actor = models.BooleanField(_("actor of KIM"), default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Unit(Record):
    """A part of an organisation in which people act; the database wall stands between units."""

    key = models.SlugField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name or self.name
