from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record


def nothing() -> dict[str, Any]:
    return {}


class District(Record):
    """The one district of this installation with its settings. What a district leaves open is empty, not guessed."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    key = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=40)
    official_key = models.CharField(_("official key"), max_length=5)
    state = models.CharField(_("state"), max_length=80, blank=True)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    letterhead = models.JSONField(_("letterhead"), default=nothing)
    contact = models.JSONField(_("contact"), default=nothing)
    components = ArrayField(models.PositiveSmallIntegerField(), default=list)
    smallest_count = models.PositiveSmallIntegerField(_("smallest count that is shown"), default=5)
    answer_days = models.PositiveSmallIntegerField(_("working days until an answer is expected"), default=14)
    case_files = models.BooleanField(_("case files are kept here"), default=True)
    phases = models.JSONField(_("local names of the phases"), default=nothing, blank=True)
    procedures = models.JSONField(_("local names of the stages"), default=nothing, blank=True)
    as_of = models.CharField(_("state of knowledge"), max_length=10, blank=True)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(only=True), name="district_is_the_only_one"),
            models.CheckConstraint(condition=Q(smallest_count__gte=3), name="district_smallest_count_is_3_or_more"),
        )

    def __str__(self) -> str:
        return self.name
