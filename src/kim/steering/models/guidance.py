from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.issue import StructuralIssue
from kim.steering.models.measure import Measure
from kim.steering.rules.codes import GuidanceState


def _codes(name: Any) -> Any:
    return ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=name)


class Guidance(Record):
    """What case managers can do now, for which situations, until when. An empty trait means "any"."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.PROTECT, related_name="guidance")
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="guidance", verbose_name=_("measure")
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=1200)
    life_areas = _codes(_("life areas"))
    obstacle_kinds = _codes(_("kinds of obstacle"))
    office_kinds = _codes(_("kinds of office"))
    legal_domains = _codes(_("legal domains"))
    municipalities = _codes(_("municipalities"))
    child_age_bands = _codes(_("age of a child in the household"))
    valid = DateRangeField(_("valid"))
    state = CodeField(labels.GUIDANCE_STATES, verbose_name=_("state"), default=GuidanceState.DRAFT)

    TRAITS: ClassVar[tuple[str, ...]] = (
        "life_areas",
        "obstacle_kinds",
        "office_kinds",
        "legal_domains",
        "municipalities",
        "child_age_bands",
    )

    class Meta:
        ordering = ("-valid", "title")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid__startswith__isnull=False, valid__endswith__isnull=False),
                name="guidance_begins_and_ends",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:guidance", args=[self.public_id])
