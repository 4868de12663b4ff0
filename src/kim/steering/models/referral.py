from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.body import Body
from kim.steering.models.decision import Decision
from kim.steering.models.issue import StructuralIssue
from kim.steering.rules.referrals import ReferralState


class Referral(Record):
    """An issue goes to another body and comes back with its answer: one thread, held together by the decisions."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.PROTECT, related_name="referrals")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="referral")
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="referred")
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="referrals")
    mandate = models.TextField(_("what the body is asked"), max_length=600)
    is_final = models.BooleanField(_("the body decides by itself"), default=False)
    state = CodeField(labels.REFERRAL_STATES, verbose_name=_("state"), default=ReferralState.OPEN, editable=False)
    answer = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="answered_referrals")
    taken_up = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="taken_up_referrals")

    class Meta:
        ordering = ("pk",)
        verbose_name = _("referral to another body")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=ReferralState.OPEN, answer=None)
                | models.Q(state__in=(ReferralState.ANSWERED, ReferralState.CLOSED), answer__isnull=False),
                name="a_referral_that_is_not_open_has_its_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_body=models.F("to_body")), name="a_referral_goes_to_another_body"
            ),
        )

    def __str__(self) -> str:
        return f"{self.issue} → {self.to_body}"
