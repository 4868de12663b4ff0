from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.models import Record
from kim.steering.models.decision import Decision


class DecisionCorrection(Record):
    """A decision that was written down wrongly: how it read before, why it was corrected, when. Added, never changed.

    `before` has what was shown, by field (codes and texts), and the texts of the parts by their number.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"))
    why = models.CharField(_("what was wrong"), max_length=400)
    before = models.JSONField(_("how it read before"))

    class Meta:
        ordering = ("decision", "pk")
        verbose_name = _("correction of a decision")

    def __str__(self) -> str:
        return f"{self.decision}: {self.why}"
