from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel import labels as core
from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.rules.codes import IssueState, ObservationKind


class StructuralIssue(Record):
    """What lies in structures and not in one case: a problem, or something that works. Its page *is* the paper."""

    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    serial = models.PositiveSmallIntegerField(_("serial number"), editable=False)
    title = models.CharField(_("title"), max_length=120)
    problem = models.TextField(_("problem"), max_length=2000)
    # Said once: what was counted as an obstacle never counts as a strength.
    kind = CodeField(
        core.OBSERVATION_KINDS, verbose_name=_("obstacle or strength"), default=ObservationKind.OBSTACLE, editable=False
    )
    obstacle_kind = CodeField(core.OBSTACLE_KINDS, verbose_name=_("kind"))
    life_area = CodeField(core.LIFE_AREAS, verbose_name=_("life area"))
    office_kinds = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("offices concerned"))
    level = CodeField(labels.ISSUE_LEVELS, verbose_name=_("level"))
    influence = CodeField(labels.INFLUENCES, verbose_name=_("influence"))
    who_can_solve = models.TextField(_("who can solve it"), max_length=1000, blank=True)
    proposal = models.TextField(_("proposal"), max_length=2000, blank=True)
    why_grave = models.TextField(
        _("why it is grave although rare"),
        max_length=600,
        blank=True,
        help_text=_("Needed only where fewer cases are known than may be shown."),
    )
    is_public = models.BooleanField(_("public"), default=False)
    state = CodeField(labels.ISSUE_STATES, verbose_name=_("state"), default=IssueState.DESCRIBED, editable=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True, editable=False)
    described_on = models.DateField(_("described on"), editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="split_off", editable=False
    )
    # First quarter of the series after a merge or a split; tables before it are about another set of observations.
    series_from = models.CharField(max_length=7, blank=True, editable=False)

    # What one edits on the paper; everything else follows from actions.
    EDITABLE: ClassVar[tuple[str, ...]] = (
        "title",
        "problem",
        "obstacle_kind",
        "life_area",
        "office_kinds",
        "level",
        "influence",
        "who_can_solve",
        "proposal",
        "why_grave",
        "is_public",
    )

    class Meta:
        ordering = ("-year", "-serial")
        constraints = (models.UniqueConstraint(fields=["year", "serial"], name="issue_number_is_unique"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_strength(self) -> bool:
        """True if it is about something that works."""
        return bool(self.kind == ObservationKind.STRENGTH)

    @property
    def number(self) -> str:
        """As offices cite it: T-2026-014."""
        return f"T-{self.year}-{self.serial:03d}"

    def get_absolute_url(self) -> str:
        return reverse("steering:issue", args=[self.public_id])


class IssueOption(Record):
    """A possibility that the paper offers, lettered A, B, C."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=600, blank=True)
    effort = models.CharField(_("start and cost"), max_length=120, blank=True)
    is_preferred = models.BooleanField(_("proposed"), default=False)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["issue", "position"], name="issue_option_position_is_unique"),)

    def __str__(self) -> str:
        return f"{self.letter} {self.title}"

    @property
    def letter(self) -> str:
        """A for the first, B for the second."""
        return chr(64 + self.position)


class IssueStage(Record):
    """A step on the way of an issue: which state, since when, what was said about it."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.CASCADE, related_name="stages")
    state = CodeField(labels.ISSUE_STATES, verbose_name=_("state"))
    on = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.issue}: {self.state}"
