from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.organisations.labels import MUNICIPALITY_KIND_LABELS
from kim.organisations.models.dated import DatedRecord
from kim.organisations.rules.codes import MunicipalityKind


class Municipality(DatedRecord):
    """A town or municipality of the district. `key` is a short slug, `official_key` the Amtliche Gemeindeschlüssel."""

    key = models.SlugField(unique=True)
    official_key = models.CharField(_("official key"), max_length=8, unique=True)
    name = models.CharField(_("name"), max_length=120)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    kind = CodeField(MUNICIPALITY_KIND_LABELS, verbose_name=_("kind"), default=MunicipalityKind.GEMEINDE)
    latitude = models.DecimalField(_("degrees north"), max_digits=5, decimal_places=2, null=True, blank=True)
    longitude = models.DecimalField(_("degrees east"), max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
