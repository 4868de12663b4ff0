from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.directory.labels import FUNDING
from kim.directory.rules.codes import Funding
from kim.kernel.fields import CodeField
from kim.organisations.models.dated import DatedRecord


class SupportScheme(DatedRecord):
    """A programme beside case management, such as JMD or MBE, with its target group and validity; from the files.

    The same key may stand in several rows, one per period. `rule` names a criterion of the pathways that decides whom
    it is for; without one the ages, stays and places stated here do. `units` and `places` are keys; they never change.
    """

    key = models.SlugField(max_length=80)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    funding = CodeField(FUNDING, verbose_name=_("funding"), default=Funding.OTHER)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    units = ArrayField(models.SlugField(max_length=80), default=list, blank=True)
    places = ArrayField(models.SlugField(), default=list, blank=True)
    target_group = models.TextField(_("target group"), blank=True)
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    residence = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    residence_is_focus = models.BooleanField(default=False)
    offer = models.TextField(_("offer"), blank=True)
    case_management = models.BooleanField(_("works as case management"), default=False)
    rule = models.CharField(_("rule"), max_length=60, blank=True)
    successor = models.SlugField(_("successor"), max_length=80, blank=True)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = _("support scheme")
        verbose_name_plural = _("support schemes")

    def __str__(self) -> str:
        return self.short_name or self.name
