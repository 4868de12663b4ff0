from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record
from kim.organisations.labels import COMPONENT_LABELS
from kim.organisations.models.dated import DatedRecord
from kim.organisations.models.organisation import Organisation, Unit


class Position(DatedRecord):
    """Posts at one employer for some municipalities: of a component of the programme, or of a support scheme.

    From the files. The same key may stand in several rows, one per period. Posts (full-time equivalents) and people are
    two things; null is "not stated". `scheme` and `places` are keys; they never change.
    """

    key = models.SlugField(max_length=80)
    component = models.PositiveSmallIntegerField(
        _("component"), choices=list(COMPONENT_LABELS.items()), null=True, blank=True
    )
    scheme = models.SlugField(_("support scheme"), max_length=80, blank=True)
    employer = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    places = ArrayField(models.SlugField(), default=list, blank=True)
    posts = models.DecimalField(_("posts"), max_digits=5, decimal_places=2, null=True, blank=True)
    people = models.PositiveSmallIntegerField(_("people"), null=True, blank=True)
    is_funded = models.BooleanField(_("paid by the programme"), null=True, blank=True)

    class Meta:
        ordering = ("component", "key", "pk")
        verbose_name = _("position")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(component__isnull=False, scheme="")
                | models.Q(component=None) & ~models.Q(scheme=""),
                name="a_position_has_one_source",
            ),
        )

    def __str__(self) -> str:
        return self.key


class PostFrame(Record):
    """What the programme pays for of one component, in one year or without one: the frame that positions stand in.

    From the files. Null is "not stated". Posts are full-time equivalents.
    """

    component = models.PositiveSmallIntegerField(_("component"), choices=list(COMPONENT_LABELS.items()))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    posts_possible = models.DecimalField(_("posts possible"), max_digits=5, decimal_places=2, null=True, blank=True)
    posts_applied_for = models.DecimalField(
        _("posts applied for"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    posts_granted = models.DecimalField(_("posts granted"), max_digits=5, decimal_places=2, null=True, blank=True)
    kind = models.TextField(_("kind"), blank=True)
    as_of = models.CharField(_("state of knowledge"), max_length=10, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ("component", models.F("year").desc(nulls_last=True))
        verbose_name = _("frame of posts")
        constraints = (
            models.UniqueConstraint(
                fields=["component", "year"], name="one_frame_per_component_and_year", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.component} {self.year or ''}".strip()
