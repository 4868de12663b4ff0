"""A decision was written down wrongly: it is corrected, and how it read before stays readable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering.actions.decisions import MESSAGES
from kim.steering.models import Decision, DecisionCorrection
from kim.steering.queries.meetings import voting_seats_present
from kim.steering.rules.codes import DecisionManner, Outcome
from kim.steering.rules.corrections import may_become
from kim.steering.rules.votes import TypedDecision, Vote, decision_problems

TOLD = ("outcome", "manner", "yes", "no", "abstained", "conditions", "reason")


@action("decision_corrected", _("A decision was corrected"))
def correct(
    *,
    actor: Actor,
    decision: Decision,
    version: int,
    why: str,
    outcome: Outcome,
    reason: str,
    manner: DecisionManner,
    vote: Vote | None = None,
    conditions: str = "",
    parts: Mapping[int, str] | None = None,
) -> Decision:
    """Write a decision as it was really taken. `parts`: new texts by number; office and date belong to the measure."""
    access.require(actor, "edit", decision)
    if not may_become(Outcome(decision.outcome), outcome):
        other = _("This outcome leads to something else. That is a new decision, not a correction.")
        raise RuleViolation("another_decision", other, "outcome")
    referred_to = str(decision.referred_to or "")
    typed = TypedDecision(outcome, manner, reason, vote, (conditions,), referred_to)
    for problem in decision_problems(typed, voting_seats_present(decision.item.meeting)):
        field, message = MESSAGES[problem]
        raise RuleViolation(problem, message, field)
    before = _as_told(decision)
    locking.update(
        decision,
        version,
        outcome=outcome,
        manner=manner,
        yes=vote.yes if vote else None,
        no=vote.no if vote else None,
        abstained=vote.abstained if vote else None,
        conditions=conditions,
        reason=reason,
    )
    _write_parts(decision, parts or {})
    if _as_told(decision) == before:
        raise RuleViolation("nothing_changed", _("Nothing was changed."))
    DecisionCorrection.objects.create(decision=decision, corrected_on=clock.today(), why=why.strip(), before=before)
    return decision


def _as_told(decision: Decision) -> dict[str, Any]:
    parts = {str(part.number): part.text for part in decision.parts.all()}
    return {name: getattr(decision, name) for name in TOLD} | {"parts": parts}


def _write_parts(decision: Decision, texts: Mapping[int, str]) -> None:
    for part in decision.parts.all():
        text = texts.get(part.number, "").strip()
        if text and text != part.text:
            locking.update(part, text=text)
