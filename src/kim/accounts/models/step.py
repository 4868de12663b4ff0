from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.accounts.rules.steps import StepKind
from kim.kernel.fields import CodeField
from kim.kernel.models import Record

STEP_LABELS = {
    StepKind.ENDED: _("access ended"),
    StepKind.SECOND_FACTOR_RESET: _("second factor reset"),
    StepKind.UNLINKED: _("link with the single sign-on removed"),
}


class AccountStep(Record):
    """Something grave that was done to somebody's access, with the reason in the words of who did it."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="steps")
    kind = CodeField(STEP_LABELS, verbose_name=_("kind"))
    reason = models.CharField(_("reason"), max_length=300)
    done_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.user} · {self.get_kind_display()}"
