from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.issue import StructuralIssue
from kim.steering.rules.codes import EscalationState


class Escalation(Record):
    """A letter to who can solve an issue that the district cannot: what it says, when it went out, what came back.

    `figures` are the evidence table as it was on the day it was sent: a letter does not change afterwards.
    """

    issue = models.ForeignKey(StructuralIssue, on_delete=models.PROTECT, related_name="escalations")
    addressee = models.TextField(_("addressee"), max_length=300)
    subject = models.CharField(_("subject"), max_length=160)
    text = models.TextField(_("text"), max_length=4000)
    answer_by = models.DateField(_("answer asked for by"), null=True, blank=True)
    state = CodeField(labels.ESCALATION_STATES, verbose_name=_("state"), default=EscalationState.DRAFT, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, editable=False)
    figures = models.JSONField(_("figures on the day it was sent"), null=True, editable=False)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("letter to the state")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=EscalationState.DRAFT, sent_on=None)
                | models.Q(state=EscalationState.SENT, sent_on__isnull=False, answered_on=None)
                | models.Q(state=EscalationState.ANSWERED, sent_on__isnull=False, answered_on__isnull=False),
                name="a_letter_is_sent_before_it_is_answered",
            ),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("steering:escalation", args=[self.public_id])
