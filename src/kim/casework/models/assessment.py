from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.casework import labels, plan_labels
from kim.casework.models.part import CasePart
from kim.casework.rules.codes import Need, Resource
from kim.kernel.fields import CodeField
from kim.kernel.labels import LIFE_AREAS


class Assessment(CasePart):
    """One look at all life areas. The next one begins empty and is compared with it; a completed one is kept."""

    begun_on = models.DateField(_("begun on"), db_comment="Personal: when the assessment was begun")
    completed_on = models.DateField(
        _("completed on"), null=True, blank=True, db_comment="Personal: when it was completed; null: still open"
    )

    class Meta:
        ordering = ("begun_on", "pk")
        default_related_name = "assessments"
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = (
            models.UniqueConstraint(
                fields=("case",), condition=Q(completed_on__isnull=True), name="assessment_one_open_per_case"
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=models.F("begun_on")),
                name="assessment_completed_after_beginning",
            ),
        )

    def __str__(self) -> str:
        return str(self.begun_on)


class AreaEntry(CasePart):
    """Need and resources in one life area. A missing entry and "not known yet" are the same; "none" is an answer."""

    assessment = models.ForeignKey(
        Assessment,
        on_delete=models.CASCADE,
        related_name="entries",
        editable=False,
        db_comment="Personal: which assessment",
    )
    life_area = CodeField(
        LIFE_AREAS, verbose_name=_("life area"), editable=False, db_comment="Personal: which area of life"
    )
    need = CodeField(
        labels.NEEDS, verbose_name=_("need"), default=Need.NOT_ASKED, db_comment="Personal: how much is needed"
    )
    resources = CodeField(
        labels.RESOURCES,
        verbose_name=_("resources"),
        default=Resource.NOT_ASKED,
        db_comment="Personal: how much they bring",
    )
    own_words = models.TextField(
        _("in own words"), blank=True, max_length=1000, db_comment="Personal: what the client said"
    )
    sources = ArrayField(
        CodeField(plan_labels.STATEMENT_SOURCES),
        verbose_name=_("sources"),
        default=list,
        blank=True,
        db_comment="Personal: where the statement comes from",
    )
    source = models.CharField(
        _("who exactly"), max_length=120, blank=True, db_comment="Personal: who said it, which paper shows it"
    )
    asked_on = models.DateField(_("as of"), db_comment="Personal: when it was talked about last")

    class Meta:
        ordering = ("pk",)
        default_related_name = "area_entries"
        verbose_name = _("entry on a life area")
        verbose_name_plural = _("entries on life areas")
        constraints = (models.UniqueConstraint(fields=("assessment", "life_area"), name="areaentry_one_per_area"),)

    def __str__(self) -> str:
        return f"{self.get_life_area_display()}: {self.get_need_display()}"

    @property
    def is_asked(self) -> bool:
        """False while neither need nor resources are known."""
        return bool(self.need != Need.NOT_ASKED or self.resources != Resource.NOT_ASKED)
