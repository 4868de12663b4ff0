from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.directory.labels import CORRECTION_STATES
from kim.directory.models.service import Service
from kim.directory.rules.codes import CorrectionState
from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.organisations.labels import TOPIC_LABELS
from kim.organisations.models import Municipality


class Correction(Record):
    """What somebody found wrong, about an entry or about who is responsible, and what the keeper made of it.

    Either `service`, or `topic` and `municipality`. It stays for ever: also what was declined is an answer. No
    proposer: it came by the one-time link, from the holder of the entry.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="corrections", null=True, blank=True)
    topic = CodeField(TOPIC_LABELS, verbose_name=_("topic"), blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(_("what is not right"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    state = CodeField(CORRECTION_STATES, verbose_name=_("state"), default=CorrectionState.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = (
            models.CheckConstraint(
                name="correction_is_about_one_thing",
                condition=Q(service__isnull=False, topic="", municipality=None)
                | (Q(service=None, municipality__isnull=False) & ~Q(topic="")),
            ),
        )

    def __str__(self) -> str:
        return self.about

    def get_absolute_url(self) -> str:
        return reverse("directory:correction", args=[self.public_id])

    @property
    def about(self) -> str:
        """The entry, or topic and municipality."""
        return str(self.service) if self.service else f"{self.get_topic_display()} · {self.municipality}"
