from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kim.casework import desk_labels
from kim.casework.models.part import CasePart
from kim.casework.rules.desk_codes import SupervisionState
from kim.kernel.fields import CodeField
from kim.organisations.walled import WalledRecord


class SupervisionQuestion(WalledRecord):
    """A question to the KI coordination about a case that it does not know.

    It has no key to a case: only the side of the case (`SupervisionLink`) knows which one it is. `view` is what the
    coordination sees of it, frozen when the question was put: codes and weeks, no name, no number, no text.
    """

    view = models.JSONField(_("pseudonymous view"))
    author = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who asks for advice"
    )
    holder = models.ForeignKey(
        "organisations.Unit",
        verbose_name=_("addressed to"),
        on_delete=models.PROTECT,
        related_name="+",
        db_comment="Unit of the coordination, for the wall",
    )
    asked_on = models.DateField(_("asked on"))
    state = CodeField(
        desk_labels.SUPERVISION_STATES,
        verbose_name=pgettext_lazy("progress", "state"),
        default=SupervisionState.OPEN,
    )

    class Meta:
        ordering = ("asked_on", "pk")
        verbose_name = _("question to supervision")
        verbose_name_plural = _("questions to supervision")
        indexes = (models.Index(fields=["holder", "state"], name="supervision_queue"),)

    def __str__(self) -> str:
        return f"{self.asked_on} {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        """Where the coordination reads it."""
        return reverse("casework:supervision-question", args=[self.public_id])


class SupervisionEntry(WalledRecord):
    """One line of the conversation: a question, a question back, or advice."""

    question = models.ForeignKey(SupervisionQuestion, on_delete=models.CASCADE, related_name="entries")
    kind = CodeField(desk_labels.SUPERVISION_KINDS, verbose_name=_("kind"))
    text = models.TextField(_("text"), max_length=2000)
    author = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who wrote it"
    )
    written_on = models.DateField(_("written on"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("line of supervision")
        verbose_name_plural = _("lines of supervision")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="supervisionentry_says_something"),)

    def __str__(self) -> str:
        return self.text


class SupervisionLink(CasePart):
    """Which case a question is about. Only those who see the case see this row."""

    question = models.OneToOneField(
        SupervisionQuestion,
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
        db_comment="Personal: the question that was put about this case",
    )

    class Meta:
        ordering = ("-pk",)
        default_related_name = "supervision_links"
        verbose_name = _("question to supervision about a case")
        verbose_name_plural = _("questions to supervision about cases")

    def __str__(self) -> str:
        return f"{self.case_id} → {self.question_id}"

    def get_absolute_url(self) -> str:
        """Where those who work on the case read it."""
        return reverse("casework:case-supervision-question", args=[self.case.public_id, self.question.public_id])
