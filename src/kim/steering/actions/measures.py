"""What offices owe the body, and what came of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.transitions import ForbiddenChange
from kim.organisations.models import Unit
from kim.steering.actions import issues
from kim.steering.models import Decision, DecisionPart, Measure, StructuralIssue
from kim.steering.rules.codes import IssueState, MeasureState, Outcome
from kim.steering.rules.transitions import ISSUE, MEASURE, leads_to_measures

_SETTLED = (MeasureState.DONE, MeasureState.EFFECT_CHECKED, MeasureState.DROPPED)


@action("measure_launched", _("A measure was agreed"))
def launch(
    *,
    actor: Actor,
    decision: Decision,
    title: str,
    owner: Unit,
    due: date,
    part: DecisionPart | None = None,
) -> Measure:
    """Agree a measure on an accepted decision: who owes what by when."""
    access.require(actor, "add", Measure)
    issue = decision.item.issue
    if issue is None or not leads_to_measures(Outcome(decision.outcome)):
        raise RuleViolation("no_measures", _("Only an accepted decision about an issue leads to measures."))
    measure = Measure.objects.create(issue=issue, decision=decision, part=part, title=title, owner=owner, due=due)
    issue.refresh_from_db()
    if ISSUE.allows(IssueState(issue.state), IssueState.MEASURE_AGREED):
        issues.advance(actor=actor, issue=issue, state=IssueState.MEASURE_AGREED)
    return measure


@action("measure_reported", _("It was reported how far a measure is"))
def report(
    *, actor: Actor, measure: Measure, version: int, state: MeasureState, result: str = "", due: date | None = None
) -> Measure:
    """Note how far a measure is. When the last one of an issue is done, the issue counts as implemented."""
    access.require(actor, "edit", measure)
    if state != measure.state:
        try:
            MEASURE.require(MeasureState(measure.state), state)
        except ForbiddenChange as error:
            raise RuleViolation("forbidden_change", _("The measure cannot take this state now."), "state") from error
    locking.update(measure, version, state=state, result=result, due=due or measure.due)
    _close_round(actor, measure.issue)
    return measure


def _close_round(actor: Actor, issue: StructuralIssue) -> None:
    rows = issue.measures
    if rows.exclude(state__in=_SETTLED).exists() or not rows.filter(state=MeasureState.DONE).exists():
        return
    if ISSUE.allows(IssueState(issue.state), IssueState.IMPLEMENTED):
        issues.advance(actor=actor, issue=issue, state=IssueState.IMPLEMENTED)
