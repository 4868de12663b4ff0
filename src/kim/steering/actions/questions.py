"""Asking back: the question goes to all who noted the issue; steering does not learn who they are."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering.models import IssueQuestion, StructuralIssue
from kim.steering.rules.codes import IssueState, QuestionState

_OVER = (IssueState.CLOSED, IssueState.MERGED)


@action("question_asked", _("A question was put on an issue"))
def ask(*, actor: Actor, issue: StructuralIssue, text: str) -> IssueQuestion:
    """Put a question on an issue; it takes the place of one that is still open."""
    access.require(actor, "edit", issue)
    if IssueState(issue.state) in _OVER:
        raise RuleViolation("issue_over", _("This issue is closed; nobody is asked any more."), "text")
    for earlier in issue.questions.filter(state=QuestionState.OPEN):
        locking.update(earlier, state=QuestionState.CLOSED)
    return IssueQuestion.objects.create(issue=issue, text=text.strip(), asked_on=clock.today())
