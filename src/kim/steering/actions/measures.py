"""What offices owe the body, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.transitions import ForbiddenChange
from kim.organisations.models import Position, Unit
from kim.steering.actions import issues
from kim.steering.models import Decision, DecisionPart, Measure, MeasureResource, MeasureStep, StructuralIssue
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
    if decision.answered_referrals.filter(is_final=False).exists():
        raise RuleViolation("only_an_answer", _("This only answers another body, which decides about measures."))
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


@action("measure_planned", _("A measure was planned: resources, effect, day of the check"))
def plan(
    *,
    actor: Actor,
    measure: Measure,
    version: int,
    resources: str = "",
    positions: Sequence[Position] = (),
    schemes: Sequence[str] = (),
    hypothesis: str = "",
    check_on: date | None = None,
) -> Measure:
    """Say what it takes, how one will see the effect, and when one will look.

    `positions` and `schemes` (keys) are what it uses of the district's data, `resources` is everything else in words.
    """
    access.require(actor, "edit", measure)
    if check_on and not hypothesis.strip():
        missing = _("Say how the effect will be seen, so that it can be checked.")
        raise RuleViolation("no_hypothesis", missing, "hypothesis")
    locking.update(measure, version, resources=resources, hypothesis=hypothesis, check_on=check_on)
    _set_uses(measure, {(each.pk, "") for each in positions} | {(None, key) for key in schemes})
    return measure


def _set_uses(measure: Measure, wanted: set[tuple[int | None, str]]) -> None:
    for row in measure.uses.all():
        if (row.position_id, row.scheme) not in wanted:
            row.delete()
        wanted.discard((row.position_id, row.scheme))
    for position, scheme in sorted(wanted, key=str):
        MeasureResource.objects.create(measure=measure, position_id=position, scheme=scheme)


@action("measure_step_added", _("A step of a measure was added"))
def add_step(*, actor: Actor, measure: Measure, text: str, due: date | None = None) -> MeasureStep:
    """Add a step behind the last one."""
    access.require(actor, "edit", measure)
    last = measure.steps.aggregate(last=Max("position"))["last"] or 0
    return MeasureStep.objects.create(measure=measure, position=last + 1, text=text, due=due)


@action("measure_step_ticked", _("A step of a measure was done, or taken up again"))
def tick(*, actor: Actor, step: MeasureStep, is_done: bool) -> MeasureStep:
    """Say that a step is done, or that it is not."""
    access.require(actor, "edit", step)
    return locking.update(step, is_done=is_done)


@action("measure_step_removed", _("A step of a measure was removed"))
def remove_step(*, actor: Actor, step: MeasureStep) -> None:
    """Take a step away that is not needed."""
    access.require(actor, "edit", step)
    step.delete()


@action("measure_effect_checked", _("The effect of a measure was checked"))
def check_effect(*, actor: Actor, measure: Measure, version: int, effect: str) -> Measure:
    """Say what effect was seen. After the last one of an issue the issue counts as checked."""
    access.require(actor, "edit", measure)
    if not MEASURE.allows(MeasureState(measure.state), MeasureState.EFFECT_CHECKED):
        raise RuleViolation("not_done", _("The effect is checked once the measure is done."), "effect")
    locking.update(measure, version, effect=effect, state=MeasureState.EFFECT_CHECKED)
    _close_round(actor, measure.issue)
    issue, rows = measure.issue, measure.issue.measures
    unchecked = rows.exclude(state__in=(MeasureState.EFFECT_CHECKED, MeasureState.DROPPED))
    if not unchecked.exists() and ISSUE.allows(IssueState(issue.state), IssueState.EFFECT_CHECKED):
        issues.advance(actor=actor, issue=issue, state=IssueState.EFFECT_CHECKED)
    return measure


def _close_round(actor: Actor, issue: StructuralIssue) -> None:
    rows = issue.measures
    done = rows.filter(state__in=(MeasureState.DONE, MeasureState.EFFECT_CHECKED))
    if rows.exclude(state__in=_SETTLED).exists() or not done.exists():
        return
    if ISSUE.allows(IssueState(issue.state), IssueState.IMPLEMENTED):
        issues.advance(actor=actor, issue=issue, state=IssueState.IMPLEMENTED)
