from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.casework import desk_labels
from kim.casework.models.part import CasePart
from kim.kernel.fields import CodeField


class Evaluation(CasePart):
    """What the household answered to one question at the end. No row: it was not asked."""

    question = CodeField(desk_labels.QUESTIONS, verbose_name=_("question"), db_comment="Personal: what was asked")
    answer = CodeField(
        desk_labels.ANSWERS, verbose_name=_("answer"), db_comment="Personal: what the household answered"
    )
    own_words = models.TextField(
        _("own words"), blank=True, max_length=1000, db_comment="Personal: the answer in own words"
    )
    asked_on = models.DateField(_("asked on"), db_comment="Personal: day of the answer")

    class Meta:
        ordering = ("pk",)
        default_related_name = "evaluations"
        verbose_name = _("answer at the end")
        verbose_name_plural = _("answers at the end")
        constraints = (models.UniqueConstraint(fields=("case", "question"), name="evaluation_once_per_question"),)

    def __str__(self) -> str:
        return f"{self.get_question_display()} {self.get_answer_display()}"
