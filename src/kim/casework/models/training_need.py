from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.casework.rules.talk_codes import Urgency
from kim.casework.talk_labels import AUDIENCES, TRAINING_TOPICS, URGENCIES
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord


class TrainingNeed(WalledRecord):
    """What somebody has to learn so that cases go better. No client stands in it, and no key to a case or conference.

    It is stored only once the text has passed the disclosure check, so every unit may read it.
    """

    topic = CodeField(TRAINING_TOPICS, verbose_name=_("topic"))
    audience = CodeField(AUDIENCES, verbose_name=_("for whom"))
    urgency = CodeField(URGENCIES, verbose_name=_("how urgent"), default=Urgency.THIS_YEAR)
    text = models.TextField(_("what is missing"), max_length=400, blank=True)
    noted_on = models.DateField(_("noted on"))
    noted_by = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", editable=False, db_comment="Who noted it"
    )
    met_on = models.DateField(_("met on"), null=True, blank=True)

    class Meta:
        ordering = ("-noted_on", "-pk")
        verbose_name = _("training need")
        verbose_name_plural = _("training needs")
        constraints = (
            models.CheckConstraint(
                condition=Q(met_on__isnull=True) | Q(met_on__gte=models.F("noted_on")), name="trainingneed_met_later"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.text}"
