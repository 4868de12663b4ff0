from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.directory.labels import ACCESSIBLE, COSTS, VISITS
from kim.directory.rules.codes import Accessible, Costs, Visit
from kim.directory.rules.hours import Span, parse
from kim.kernel.fields import CodeField
from kim.organisations.models import Municipality, Organisation, Unit
from kim.organisations.models.dated import DatedRecord

# Leistungskatalog der öffentlichen Verwaltung (LeiKa): 14 digits.
leika_key = RegexValidator(r"^\d{14}$", _("A LeiKa key has 14 digits."))


def codes(label: Any) -> ArrayField:  # type: ignore[type-arg]  # a list of codes; the form offers only known ones
    """A list of codes; empty means that nothing is stated."""
    return ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=label)


class Service(DatedRecord):
    """Something that an organisation offers at one place. Facts end (`valid`); they are never deleted.

    `holder` is the unit that answers for the entry and is asked by mail (`holder_email`) whether it is still right.
    `is_demo` marks invented entries: they are shown as such everywhere and never leave by the public interface.
    """

    key = models.SlugField(unique=True, max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    holder_email = models.EmailField(_("e-mail address of the holder"), blank=True)
    name = models.CharField(_("name"), max_length=160)
    what = models.TextField(_("what is offered"))
    life_areas = codes(_("topics"))
    audiences = codes(_("for whom"))
    for_whom = models.CharField(_("for whom, in words"), max_length=300, blank=True)
    stays = codes(_("only with"))
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    languages = codes(_("languages"))
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    serves = models.ManyToManyField(Municipality, related_name="+", blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=5, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    accessible = CodeField(ACCESSIBLE, verbose_name=_("accessible"), default=Accessible.NOT_STATED)
    accessible_note = models.CharField(_("about access"), max_length=200, blank=True)
    visit = CodeField(VISITS, verbose_name=_("how to get in"), default=Visit.NOT_STATED)
    hours = models.TextField(_("opening hours"), blank=True)
    hours_note = models.CharField(_("about the hours"), max_length=200, blank=True)
    costs = CodeField(COSTS, verbose_name=_("costs"), default=Costs.NOT_STATED)
    costs_note = models.CharField(_("about the costs"), max_length=200, blank=True)
    waiting_days = models.PositiveSmallIntegerField(_("usual waiting time in days"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.CharField(_("website"), max_length=200, blank=True)
    leika = ArrayField(
        models.CharField(max_length=14, validators=[leika_key]), default=list, blank=True, verbose_name=_("LeiKa keys")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    asked_on = models.DateField(_("holder asked on"), null=True, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    is_demo = models.BooleanField(_("demo data"), default=False, editable=False)

    class Meta:
        ordering = ("name",)
        verbose_name = _("entry of the directory")
        verbose_name_plural = _("entries of the directory")
        constraints = (
            models.CheckConstraint(
                name="service_ages_in_order",
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("directory:service", args=[self.public_id])

    @property
    def spans(self) -> tuple[Span, ...]:
        """The opening hours; stored in the one form that can be read."""
        return parse(self.hours)

    @property
    def address(self) -> tuple[str, ...]:
        """Where it is; empty if nothing is stated."""
        return tuple(line for line in (self.street, f"{self.postal_code} {self.town}".strip()) if line)
