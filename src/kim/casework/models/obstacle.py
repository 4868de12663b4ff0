from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.models.part import CasePart
from kim.casework.models.release import OnItsWayOut, ReleaseRequest
from kim.casework.models.step import Step
from kim.casework.rules.codes import ObservationKind, ObstacleState
from kim.kernel.fields import CodeField
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSTACLE_KINDS


class Obstacle(CasePart):
    """What hinders, or what worked, in this case. The text stays in the case for good."""

    kind = CodeField(
        OBSERVATION_KINDS,
        verbose_name=_("obstacle or strength"),
        default=ObservationKind.OBSTACLE,
        db_comment="Personal: obstacle or strength",
    )
    text = models.TextField(_("what happened"), max_length=2000, db_comment="Personal: what happened, in this case")
    obstacle_kind = CodeField(OBSTACLE_KINDS, verbose_name=_("kind"), db_comment="Personal: kind of obstacle")
    life_area = CodeField(LIFE_AREAS, verbose_name=_("life area"), db_comment="Personal: area of life")
    office_kinds = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("offices concerned"),
        default=list,
        blank=True,
        db_comment="Personal: kinds of offices concerned",
    )
    state = CodeField(
        labels.OBSTACLE_STATES,
        verbose_name=_("state"),
        default=ObstacleState.OPEN,
        db_comment="Personal: whether it still hinders",
    )
    noted_on = models.DateField(_("noted on"), db_comment="Personal: when it was noted")
    noted_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who noted it"
    )

    class Meta:
        ordering = ("-noted_on", "-pk")
        default_related_name = "obstacles"
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="obstacle_says_what_happened"),)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("casework:obstacle", args=[self.case.public_id, self.public_id])


class ObstacleStep(CasePart):
    """A step that an obstacle holds up."""

    obstacle = models.ForeignKey(
        Obstacle, on_delete=models.CASCADE, related_name="held_up", db_comment="Personal: what holds the step up"
    )
    step = models.ForeignKey(
        Step, on_delete=models.CASCADE, related_name="obstacles", db_comment="Personal: the step that is held up"
    )

    class Meta:
        ordering = ("step__number",)
        default_related_name = "obstacle_steps"
        verbose_name = _("step held up")
        verbose_name_plural = _("steps held up")
        constraints = (models.UniqueConstraint(fields=("obstacle", "step"), name="obstaclestep_once"),)

    def __str__(self) -> str:
        return f"{self.obstacle_id} → {self.step_id}"


class Proposal(OnItsWayOut, CasePart):
    """Two neutral lines that are to leave the case. This row is the only place that knows both sides."""

    obstacle = models.OneToOneField(
        Obstacle, on_delete=models.CASCADE, related_name="proposal", db_comment="Personal: the obstacle behind the text"
    )
    text = models.TextField(_("draft"), max_length=400, db_comment="Personal until it is neutral: the draft")
    is_grave = models.BooleanField(
        _("rare but grave"), default=False, db_comment="Personal: whether it weighs though it is rare"
    )
    suggested_issue = models.CharField(
        _("known issue"), max_length=10, blank=True, db_comment="Personal: public id of an issue it is noted for"
    )
    drafted_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who wrote the draft"
    )
    request = models.OneToOneField(
        ReleaseRequest,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_comment="Personal: the text as a second person reads it; links case and observation",
    )

    class Meta:
        ordering = ("pk",)
        default_related_name = "proposals"
        verbose_name = _("draft for steering")
        verbose_name_plural = _("drafts for steering")

    def __str__(self) -> str:
        return self.text
