from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework.models.release import OnItsWayOut, ReleaseRequest
from kim.kernel.fields import CodeField
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSTACLE_KINDS
from kim.organisations.walled import WalledRecord


class PlanningConference(WalledRecord):
    """Local actors look at several cases together, without anybody's identity, for what the cases have in common.

    It has no key to a case on purpose: not which cases, only how many.
    """

    topic = models.CharField(_("what it is about"), max_length=160)
    held_on = models.DateField(_("held on"))
    case_count = models.PositiveSmallIntegerField(_("how many cases were looked at"), null=True, blank=True)
    # Keys of offices, so that the table names organisations and nobody else.
    offices = ArrayField(models.CharField(max_length=80), default=list, blank=True, verbose_name=_("who took part"))
    called_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", editable=False, db_comment="Who called it"
    )

    class Meta:
        ordering = ("-held_on", "-pk")
        verbose_name = _("planning conference")
        verbose_name_plural = _("planning conferences")
        constraints = (
            models.CheckConstraint(condition=~Q(topic=""), name="planningconference_has_a_topic"),
            # One case is a case conference, and one case can be recognised.
            models.CheckConstraint(
                condition=Q(case_count__isnull=True) | Q(case_count__gte=2), name="planningconference_of_several_cases"
            ),
        )

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("casework:planning", args=[self.public_id])


class Theme(OnItsWayOut, WalledRecord):
    """What several cases have in common: two neutral lines, which may become an observation of steering."""

    conference = models.ForeignKey(PlanningConference, on_delete=models.CASCADE, related_name="themes")
    kind = CodeField(OBSERVATION_KINDS, verbose_name=_("obstacle or strength"))
    obstacle_kind = CodeField(OBSTACLE_KINDS, verbose_name=_("kind"))
    life_area = CodeField(LIFE_AREAS, verbose_name=_("life area"))
    office_kinds = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name=_("offices concerned")
    )
    text = models.TextField(_("theme"), max_length=400, db_comment="Personal until it is neutral: the two lines")
    is_grave = models.BooleanField(_("rare but grave"), default=False)
    request = models.OneToOneField(
        ReleaseRequest, on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="theme_says_something"),)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("casework:theme", args=[self.conference.public_id, self.public_id])
