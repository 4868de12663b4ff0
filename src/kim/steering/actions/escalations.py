"""Letters to a ministry, or whoever else can solve what the district cannot; and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering.models import Decision, Escalation, StructuralIssue
from kim.steering.rules.codes import EscalationState


@action("escalation_drafted", _("A letter to a ministry was drafted"))
def draft(
    *, actor: Actor, issue: StructuralIssue, addressee: str, subject: str, text: str, answer_by: date | None = None
) -> Escalation:
    """Write a letter about an issue on which a body has decided. Nothing goes out yet."""
    access.require(actor, "add", Escalation)
    if not Decision.objects.filter(item__issue=issue).exists():
        raise RuleViolation("no_decision", _("A letter goes out on a decision. No body has decided about this yet."))
    made: Escalation = Escalation.objects.create(
        issue=issue, addressee=addressee, subject=subject, text=text, answer_by=answer_by
    )
    return made


@action("escalation_edited", _("A letter to a ministry was edited"))
def edit(*, actor: Actor, escalation: Escalation, version: int, **fields: Any) -> Escalation:
    """Change a draft. What was sent stays as it is."""
    access.require(actor, "edit", escalation)
    if escalation.state != EscalationState.DRAFT:
        raise RuleViolation("sent", _("This letter is sent. Please write another one."))
    return locking.update(escalation, version, **fields)


@action("escalation_sent", _("A letter to a ministry was sent"))
def send(*, actor: Actor, escalation: Escalation, figures: Mapping[str, Any]) -> Escalation:
    """Note that the letter went out today, with the evidence table as it was."""
    access.require(actor, "edit", escalation)
    if escalation.state != EscalationState.DRAFT:
        raise RuleViolation("sent", _("This letter is sent. Please write another one."))
    return locking.update(escalation, state=EscalationState.SENT, sent_on=clock.today(), figures=dict(figures))


@action("escalation_answered", _("The answer to a letter was noted"))
def note_answer(*, actor: Actor, escalation: Escalation, version: int, answer: str, answered_on: date) -> Escalation:
    """Note what came back and when; a second answer is added by writing both."""
    access.require(actor, "edit", escalation)
    sent_on = escalation.sent_on
    if sent_on is None:
        raise RuleViolation("not_sent", _("This letter is not sent yet."))
    if not sent_on <= answered_on <= clock.today():
        raise RuleViolation("impossible_day", _("An answer comes after the letter and not in future."), "answered_on")
    return locking.update(
        escalation, version, state=EscalationState.ANSWERED, answer=answer.strip(), answered_on=answered_on
    )
