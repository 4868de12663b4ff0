from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.issue import StructuralIssue
from kim.steering.rules.codes import QuestionState


class IssueQuestion(Record):
    """A question to those who noted an issue, whoever they are. They answer with a new observation, by the same way."""

    issue = models.ForeignKey(StructuralIssue, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(_("question"), max_length=300)
    asked_on = models.DateField(_("asked on"))
    state = CodeField(labels.QUESTION_STATES, verbose_name=_("state"), default=QuestionState.OPEN)

    class Meta:
        ordering = ("asked_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["issue"], condition=models.Q(state=QuestionState.OPEN), name="one_open_question_per_issue"
            ),
        )

    def __str__(self) -> str:
        return self.text
