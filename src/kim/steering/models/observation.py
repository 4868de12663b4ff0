from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel import labels as core
from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering.rules.codes import ObservationSource


class Observation(Record):
    """Two neutral lines and codes: what crossed the border. No municipality, no author, no day, only a week.

    Rows are added once by the weekly delivery and never changed; what belongs together is said by `IssueObservation`.
    """

    # The moment of delivery is the same for a whole week and would only tempt to join it with something.
    created_at = None  # type: ignore[assignment]

    week = models.DateField(_("week"), help_text=_("Monday of the week of delivery"))
    kind = CodeField(core.OBSERVATION_KINDS, verbose_name=_("obstacle or strength"))
    obstacle_kind = CodeField(core.OBSTACLE_KINDS, verbose_name=_("kind"))
    life_area = CodeField(core.LIFE_AREAS, verbose_name=_("life area"))
    office_kinds = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("offices concerned"))
    source = CodeField(core.OBSERVATION_SOURCES, verbose_name=_("source"), default=ObservationSource.CASEWORK)
    summary = models.TextField(_("text"), max_length=400)
    is_grave = models.BooleanField(_("rare but grave"), default=False)
    suggested_issue = models.ForeignKey(
        "steering.StructuralIssue", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("week", "public_id")
        constraints = (
            models.CheckConstraint(condition=models.Q(week__week_day=2), name="observation_is_dated_by_its_monday"),
        )

    def __str__(self) -> str:
        return self.summary


class IssueObservation(Record):
    """An observation belongs to an issue. `counts_from`: what is added after a table counts later."""

    issue = models.ForeignKey("steering.StructuralIssue", on_delete=models.CASCADE, related_name="observations")
    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="cluster")
    counts_from = models.CharField(max_length=7, blank=True, editable=False)

    class Meta:
        ordering = ("observation__week", "observation__public_id")

    def __str__(self) -> str:
        return f"{self.issue}: {self.observation}"
