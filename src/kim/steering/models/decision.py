from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.body import Body
from kim.steering.models.meeting import AgendaItem


class Decision(Record):
    """What a body decided about a point, and why. The reason is read by those who noted the issue in a case."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    outcome = CodeField(labels.OUTCOMES, verbose_name=_("outcome"))
    manner = CodeField(labels.DECISION_MANNERS, verbose_name=_("how it was decided"))
    yes = models.PositiveSmallIntegerField(_("yes"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(_("no"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)
    conditions = models.TextField(_("condition"), max_length=1000, blank=True)
    reason = models.TextField(_("reason"), max_length=2000)
    referred_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("referred to")
    )
    decided_on = models.DateField(_("decided on"))

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(manner="consensus", yes=None, no=None, abstained=None)
                | models.Q(manner="vote", yes__isnull=False, no__isnull=False, abstained__isnull=False),
                name="a_vote_is_counted_completely",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.outcome}"


class DecisionPart(Record):
    """A numbered part of a decision, with who does it and by when."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("part"), max_length=300)
    owner = models.ForeignKey(
        "organisations.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    due = models.DateField(_("due"), null=True, blank=True)

    class Meta:
        ordering = ("decision", "number")
        constraints = (models.UniqueConstraint(fields=["decision", "number"], name="decision_part_number_is_unique"),)

    def __str__(self) -> str:
        return f"{self.number} {self.text}"
