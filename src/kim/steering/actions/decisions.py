"""A body decides; the reason is written for those who noted the issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering import labels
from kim.steering.actions import issues, measures, referrals
from kim.steering.models import AgendaItem, Body, Decision, DecisionPart, Meeting, StructuralIssue
from kim.steering.queries.meetings import voting_seats_present
from kim.steering.rules.codes import AgendaItemState, DecisionManner, IssueState, MeetingState, Outcome
from kim.steering.rules.transitions import after_decision, leads_to_measures
from kim.steering.rules.votes import DecisionProblem, TypedDecision, Vote, decision_problems

TOGETHER = (Outcome.ACCEPTED, Outcome.NOTED)
MESSAGES: dict[DecisionProblem, tuple[str, str | Promise]] = {
    DecisionProblem.NEGATIVE_COUNT: ("yes", _("Votes cannot be fewer than none.")),
    DecisionProblem.NO_VOTES: ("yes", _("Please enter the votes.")),
    DecisionProblem.MORE_VOTES_THAN_SEATS: ("yes", _("More votes than seats that are present.")),
    DecisionProblem.VOTE_WITH_CONSENSUS: ("yes", _("Without a vote there is nothing to count.")),
    DecisionProblem.VOTE_MISSING: ("yes", _("Please enter the votes.")),
    DecisionProblem.REASON_MISSING: ("reason", _("Please write the reason: case managers read it.")),
    DecisionProblem.CONDITION_MISSING: ("conditions", _("Please write the condition.")),
    DecisionProblem.BODY_MISSING: ("referred_to", _("Please choose the body.")),
}


@action("decision_recorded", _("A decision was recorded"))
def record(
    *,
    actor: Actor,
    item: AgendaItem,
    outcome: Outcome,
    reason: str,
    manner: DecisionManner = DecisionManner.CONSENSUS,
    vote: Vote | None = None,
    conditions: str = "",
    referred_to: Body | None = None,
    mandate: str = "",
    is_final: bool = False,
    parts: Sequence[Mapping[str, Any]] = (),
) -> Decision:
    """Record what was decided about a point of a running meeting. Parts have text, owner and due.

    Parts of an accepted decision that name an owner and a date become measures at once. An issue that is referred goes
    with a `mandate`; the answer of the other body sets nothing going, unless it was to decide by itself (`is_final`).
    """
    access.require(actor, "edit", item)
    _check(item, TypedDecision(outcome, manner, reason, vote, (conditions,), str(referred_to or "")))
    decision = Decision.objects.create(
        item=item,
        outcome=outcome,
        manner=manner,
        yes=vote.yes if vote else None,
        no=vote.no if vote else None,
        abstained=vote.abstained if vote else None,
        conditions=conditions,
        reason=reason,
        # A body that was chosen before the outcome was changed to another one is not asked.
        referred_to=referred_to if outcome == Outcome.REFERRED_TO_BODY else None,
        decided_on=clock.today(),
    )
    locking.update(item, state=AgendaItemState.DEALT_WITH)
    is_answer = _pass_on(decision, mandate, is_final)
    if item.issue:
        _move_issue(actor, item.issue, Outcome.DEFERRED if is_answer else outcome, decision)
    _write_parts(actor, decision, parts, is_binding=not is_answer)
    return decision


def _pass_on(decision: Decision, mandate: str, is_final: bool) -> bool:
    """Answer the body that asked, ask another one. True if the decision only answers."""
    is_answer = referrals.settle(decision)
    if decision.outcome == Outcome.REFERRED_TO_BODY:
        referrals.send(decision, mandate, is_final)
    return is_answer


@action("decided_together", _("Points without discussion were decided together"))
def record_together(*, actor: Actor, meeting: Meeting, outcome: Outcome, reason: str) -> list[Decision]:
    """Decide every open point that is marked as one without discussion, by consensus and with the same reason."""
    access.require(actor, "edit", meeting)
    if outcome not in TOGETHER:
        raise RuleViolation("not_together", _("Only approval or taking note goes without discussion."), "outcome")
    items = list(meeting.items.filter(is_consent=True, state=AgendaItemState.OPEN).order_by("position"))
    if not items:
        raise RuleViolation("nothing_together", _("No open point is marked as one without discussion."))
    return [record(actor=actor, item=item, outcome=outcome, reason=reason) for item in items]


def _check(item: AgendaItem, typed: TypedDecision) -> None:
    if item.meeting.state != MeetingState.IN_SESSION:
        raise RuleViolation("not_in_session", _("Decisions are recorded while the meeting is in session."))
    if item.state != AgendaItemState.OPEN:
        raise RuleViolation("dealt_with", _("This point already has its decision."))
    if not typed.reason.strip():
        raise RuleViolation(DecisionProblem.REASON_MISSING, MESSAGES[DecisionProblem.REASON_MISSING][1], "reason")
    for problem in decision_problems(typed, voting_seats_present(item.meeting)):
        field, message = MESSAGES[problem]
        raise RuleViolation(problem, message, field)


def _move_issue(actor: Actor, issue: StructuralIssue, outcome: Outcome, decision: Decision) -> None:
    """An answer to another body counts as deferred: the issue waits for that body again."""
    note = f"{decision.item.meeting.body}: {labels.OUTCOMES[Outcome(decision.outcome)]}"
    issues.advance(actor=actor, issue=issue, state=IssueState.DECIDED, note=note)
    following = after_decision(outcome)
    if len(following) == 1:
        issues.advance(actor=actor, issue=issue, state=next(iter(following)))


def _write_parts(actor: Actor, decision: Decision, parts: Sequence[Mapping[str, Any]], is_binding: bool) -> None:
    leads_on = is_binding and leads_to_measures(Outcome(decision.outcome))
    for number, part in enumerate(parts, start=1):
        written = DecisionPart.objects.create(decision=decision, number=number, **part)
        if decision.item.issue and leads_on and written.owner and written.due:
            measures.launch(
                actor=actor, decision=decision, title=written.text, owner=written.owner, due=written.due, part=written
            )
