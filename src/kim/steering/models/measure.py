from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.decision import Decision, DecisionPart
from kim.steering.models.issue import StructuralIssue
from kim.steering.rules.codes import MeasureState


class Measure(Record):
    """What an office owes the body by a date. Never a step of somebody's plan."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.PROTECT, related_name="measures")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="measures")
    part = models.OneToOneField(DecisionPart, on_delete=models.PROTECT, null=True, blank=True, related_name="measure")
    title = models.CharField(_("measure"), max_length=300)
    owner = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible")
    )
    due = models.DateField(_("due"))
    state = CodeField(labels.MEASURE_STATES, verbose_name=_("state"), default=MeasureState.AGREED)
    result = models.TextField(_("what came of it"), max_length=1000, blank=True)
    resources = models.TextField(_("posts and money"), max_length=600, blank=True)
    hypothesis = models.TextField(_("how we will see the effect"), max_length=600, blank=True)
    check_on = models.DateField(_("effect is checked on"), null=True, blank=True)
    # Last day on which its office was asked about it by mail, because it was overdue.
    asked_on = models.DateField(_("last asked on"), null=True, editable=False)
    effect = models.TextField(_("effect that was seen"), max_length=1000, blank=True)

    class Meta:
        ordering = ("due", "pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:measure", args=[self.public_id])


class MeasureResource(Record):
    """What a measure uses of what the district's data name: a position, or a support scheme by its key."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="uses")
    position = models.ForeignKey(
        "organisations.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scheme = models.SlugField(_("support scheme"), max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("resource of a measure")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(position__isnull=False, scheme="") | models.Q(position=None) & ~models.Q(scheme=""),
                name="a_resource_is_one_thing",
            ),
            models.UniqueConstraint(
                fields=["measure", "position", "scheme"], name="a_resource_once_per_measure", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return str(self.position or self.scheme)


class MeasureStep(Record):
    """One thing that has to be done for a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("position"))
    text = models.CharField(_("step"), max_length=200)
    due = models.DateField(_("due"), null=True, blank=True)
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["measure", "position"], name="measure_step_position_is_unique"),)

    def __str__(self) -> str:
        return self.text
