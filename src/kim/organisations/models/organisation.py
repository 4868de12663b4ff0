from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.labels import OFFICE_KINDS
from kim.organisations.labels import ORGANISATION_KIND_LABELS, ROLE_LABELS
from kim.organisations.models.dated import DatedRecord
from kim.organisations.models.municipality import Municipality
from kim.organisations.rules.codes import OfficeKind, OrganisationKind, Role


class Organisation(DatedRecord):
    """An administration, authority or association. Actor or partner does not decide about seat or vote."""

    key = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = CodeField(ORGANISATION_KIND_LABELS, verbose_name=_("kind"), default=OrganisationKind.OTHER)
    role = CodeField(ROLE_LABELS, verbose_name=_("role"), default=Role.PARTNER)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(_("place"), max_length=120, blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("promised working days"), null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Unit(DatedRecord):
    """A part of an organisation in which people act; the database wall stands between units."""

    key = models.SlugField(unique=True, max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = CodeField(OFFICE_KINDS, verbose_name=_("kind"), default=OfficeKind.OTHER)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("promised working days"), null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def contact(self) -> tuple[str, ...]:
        """Where and how to reach the office; empty if nothing is stated."""
        town = f"{self.postal_code} {self.town}".strip()
        return tuple(line for line in (self.street, town, self.phone, self.email, self.website) if line)
