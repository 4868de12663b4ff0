from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import labels
from kim.casework.models.part import CasePart
from kim.casework.rules.codes import GoalState
from kim.kernel.fields import CodeField
from kim.kernel.labels import LIFE_AREAS


class Goal(CasePart):
    """What the household wants to reach, in their own words."""

    number = models.PositiveSmallIntegerField(_("number"), editable=False, db_comment="Personal: number in the case")
    own_words = models.TextField(_("goal in own words"), max_length=500, db_comment="Personal: the goal")
    how_seen = models.CharField(
        _("how we will see it"), max_length=300, blank=True, db_comment="Personal: by what they will see it"
    )
    life_area = CodeField(LIFE_AREAS, verbose_name=_("life area"), db_comment="Personal: which area of life")
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("for whom"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: whose goal; null: the household's",
    )
    state = CodeField(
        labels.GOAL_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=GoalState.OPEN,
        db_comment="Personal: how far they came",
    )
    looked_back_on = models.DateField(
        _("looked back on"), null=True, blank=True, db_comment="Personal: when the goal was evaluated"
    )
    looked_back_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        db_comment="Who evaluated the goal for the case management",
    )
    looked_back_with = models.CharField(
        _("looked back with"), max_length=200, blank=True, db_comment="Personal: who took part in looking back"
    )
    looking_back = models.TextField(
        _("looking back"), blank=True, max_length=1000, db_comment="Personal: what helped, what is missing"
    )

    class Meta:
        ordering = ("number",)
        default_related_name = "goals"
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = (
            models.UniqueConstraint(fields=("case", "number"), name="goal_number_once_per_case"),
            models.CheckConstraint(condition=~Q(own_words=""), name="goal_has_words"),
            models.CheckConstraint(
                condition=Q(state=GoalState.OPEN, looked_back_on__isnull=True)
                | (~Q(state=GoalState.OPEN) & Q(looked_back_on__isnull=False)),
                name="goal_evaluated_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.own_words
