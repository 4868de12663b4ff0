"""An issue goes to another body and back. Part of the verbs in `decisions`: whoever records a decision calls these."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel import locking
from kim.kernel.errors import RuleViolation
from kim.steering.models import Decision, Referral
from kim.steering.rules.referrals import ReferralState, Turn, turn_of


def send(decision: Decision, mandate: str, is_final: bool) -> Referral | None:
    """Begin the thread of a decision that refers an issue to another body. A point without an issue has no thread."""
    issue, body = decision.item.issue, decision.item.meeting.body
    if issue is None or decision.referred_to is None:
        return None
    if decision.referred_to == body:
        raise RuleViolation("same_body", _("This is the body itself. Please choose another one."), "referred_to")
    if not mandate.strip():
        raise RuleViolation("no_mandate", _("Please say what the body is asked."), "mandate")
    asked: Referral = Referral.objects.create(
        issue=issue,
        decision=decision,
        from_body=body,
        to_body=decision.referred_to,
        mandate=mandate.strip(),
        is_final=is_final,
    )
    return asked


def settle(decision: Decision) -> bool:
    """Let referrals of the issue know of a decision. True if it only answers another body, which decides then."""
    is_answer = False
    for referral in Referral.objects.filter(issue=decision.item.issue).exclude(state=ReferralState.CLOSED):
        turn = turn_of(
            decision.item.meeting.body_id,
            from_body=referral.from_body_id,
            to_body=referral.to_body_id,
            state=ReferralState(referral.state),
            is_final=referral.is_final,
        )
        if turn is Turn.ANSWER:
            locking.update(referral, state=ReferralState.ANSWERED, answer=decision)
            is_answer = True
        elif turn is Turn.FINAL_ANSWER:
            locking.update(referral, state=ReferralState.CLOSED, answer=decision)
        elif turn is Turn.TAKEN_UP:
            locking.update(referral, state=ReferralState.CLOSED, taken_up=decision)
    return is_answer
