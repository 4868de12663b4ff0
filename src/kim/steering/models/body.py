from __future__ import annotations

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels


class Body(Record):
    """A body of the district: static data, loaded from the district's files and never typed in the application."""

    key = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=30)
    tasks = ArrayField(models.TextField(), default=list, verbose_name=_("tasks"))
    secretariat = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    # What a district has not laid down stays empty: "not stated" is no rule of ours.
    quorum = models.CharField(_("quorum"), max_length=200, blank=True)
    rhythm = models.CharField(_("rhythm"), max_length=200, blank=True)
    chair = models.CharField(_("chair"), max_length=200, blank=True)
    voting = models.CharField(_("voting"), max_length=400, blank=True)
    membership = models.CharField(_("membership"), max_length=400, blank=True)
    note = models.TextField(_("note"), blank=True)
    valid = DateRangeField(_("valid"))
    # Said in the application and not by the files: open data of its meetings.
    is_public = models.BooleanField(_("public"), default=False, editable=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("steering:body", args=[self.public_id])

    @property
    def least_present(self) -> int | None:
        """The quorum as a number of seats, if the district states a number."""
        return int(self.quorum) if self.quorum.isdecimal() else None


class Seat(Record):
    """One seat of an organisation in a body. Several seats of one organisation are several rows."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    role = CodeField(labels.SEAT_ROLES, verbose_name=_("kind of seat"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    is_count_stated = models.BooleanField(_("number of seats is laid down"), default=True)
    note = models.TextField(_("note"), blank=True)
    valid = DateRangeField(_("valid"))

    class Meta:
        ordering = ("organisation__name", "unit__name", "role", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "organisation", "unit", "role", "number"],
                name="seat_is_unique",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return str(self.unit or self.organisation)
