"""Verbs on the steps of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import plan_graph, plans
from kim.casework.actions.guard import next_number, require_deep, require_open, words
from kim.casework.actions.step_fields import FromTemplate, Given, checked
from kim.casework.models import Case, Step, StepDependency
from kim.casework.rules import transitions
from kim.casework.rules.codes import StepState
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("step_added", _("A step was added to the plan"))
def add(*, actor: Actor, case: Case, needs: Iterable[Step] = (), **given: Any) -> Step:
    """Add a step, see `step_fields.Given`; it belongs to the draft until the next version is adopted."""
    require_deep(actor, case)
    return _create(case, Given(**given), needs)


@action("plan_template_used", _("Steps were added from a template"))
def add_from_template(*, actor: Actor, case: Case, template: str, chosen: Sequence[FromTemplate]) -> list[Step]:
    """Add the steps of a template with what they need, all or none; `template` is its key and version."""
    require_deep(actor, case)
    if not chosen:
        raise RuleViolation("no_steps_chosen", _("Choose at least one step."))
    made: dict[int, Step] = {}
    for one in chosen:
        needs = [made[place] for place in one.needs if place in made]
        try:
            made[one.place] = _create(case, Given(**one.given), needs, template)
        except RuleViolation as refusal:
            field = f"{refusal.field}_{one.place}" if refusal.field else None
            raise RuleViolation(refusal.code, refusal.message, field) from refusal
    return list(made.values())


@action("step_edited", _("A step was changed"))
def edit(*, actor: Actor, step: Step, version: int, needs: Iterable[Step] | None = None, **given: Any) -> Step:
    """Change a step and, if `needs` is given, what it needs. Raises `Conflict` for a lost update."""
    require_open(actor, step.case)
    values = checked(step.case, Given(**given))
    plans.draft_of(step.case)
    locking.update(step, version, **values)
    if needs is not None:
        _set_needs(step, needs)
    return step


@action("step_postponed", _("A step was postponed"))
def postpone(*, actor: Actor, step: Step, version: int, due_on: date) -> Step:
    """Another day, which the household has not agreed to yet. Raises `Conflict` for a lost update."""
    require_open(actor, step.case)
    if step.state in (StepState.DONE, StepState.DROPPED):
        raise RuleViolation("step_finished", _("This step is finished. Take it up again first."))
    if due_on < clock.today():
        raise RuleViolation("due_in_past", _("Choose today or a later day."), "due_on")
    plans.draft_of(step.case)
    return locking.update(step, version, due_on=due_on)


@action("step_linked", _("It was recorded that a step needs another one first"))
def link(*, actor: Actor, step: Step, needs: Step) -> None:
    """`step` can start only when `needs` is done. A circle is refused and named."""
    require_open(actor, step.case)
    _link(step, needs)


@action("step_unlinked", _("A step no longer needs another one first"))
def unlink(*, actor: Actor, step: Step, needs: Step) -> None:
    """`step` can start without `needs`."""
    require_open(actor, step.case)
    StepDependency.objects.filter(step=step, needs=needs).delete()


@action("step_waiting", _("A step waits for somebody else"))
def mark_waiting(*, actor: Actor, step: Step, version: int | None = None, since: date | None = None) -> Step:
    """Somebody else has to act since a day (today if not said)."""
    _require_change(actor, step, StepState.WAITING)
    day = since or clock.today()
    if day > clock.today():
        raise RuleViolation("waiting_in_future", _("The day lies in the future."), "since")
    return locking.update(step, version, state=StepState.WAITING, waiting_since=day, reminded_on=None)


@action("step_no_longer_waiting", _("A step no longer waits for somebody else"))
def stop_waiting(*, actor: Actor, step: Step, version: int | None = None) -> Step:
    """The answer came, and there is more to do."""
    _require_change(actor, step, StepState.OPEN)
    return locking.update(step, version, state=StepState.OPEN, waiting_since=None, reminded_on=None)


@action("step_reminded", _("An office was asked again"))
def remind(*, actor: Actor, step: Step, on: date | None = None) -> Step:
    """Note that the office was asked again; the waiting goes on."""
    require_open(actor, step.case)
    if step.state != StepState.WAITING:
        raise RuleViolation("not_waiting", _("This step does not wait for anybody."))
    return locking.update(step, reminded_on=on or clock.today())


@action("step_done", _("A step was done"))
def complete(
    *, actor: Actor, step: Step, version: int | None = None, result: str = "", on: date | None = None
) -> tuple[Step, ...]:
    """Done; returns the steps that can start now."""
    _require_change(actor, step, StepState.DONE)
    return _finish(step, version, StepState.DONE, result or step.result, on)


@action("step_dropped", _("A step was dropped"))
def drop(*, actor: Actor, step: Step, reason: str, version: int | None = None) -> tuple[Step, ...]:
    """No longer needed, with the reason; holds nobody up any more. Returns the steps that can start now."""
    _require_change(actor, step, StepState.DROPPED)
    why = words(reason, "reason_missing", _("Say why the step is no longer needed."), "reason")
    plans.draft_of(step.case)
    return _finish(step, version, StepState.DROPPED, why, None)


@action("step_reopened", _("A step was taken up again"))
def reopen(*, actor: Actor, step: Step, version: int | None = None) -> tuple[Step, ...]:
    """Not done after all; returns the steps that are blocked again. Those already done stay done.

    A step that waited for somebody when it was finished waits again since the same day: a slip of the finger costs
    no days of waiting.
    """
    require_open(actor, step.case)
    if step.state not in (StepState.DONE, StepState.DROPPED):
        raise RuleViolation("step_open", _("This step is open already."))
    before = plan_graph.ready(step.case)
    state = StepState.WAITING if step.waiting_since else StepState.OPEN
    locking.update(step, version, state=state, done_on=None)
    after = plan_graph.ready(step.case)
    return plan_graph.by_keys(step.case, before - after)


def _create(case: Case, given: Given, needs: Iterable[Step], template: str = "") -> Step:
    values = checked(case, given)
    plans.draft_of(case)
    step: Step = Step.objects.create(case=case, number=next_number(case, case.steps), template=template, **values)
    _set_needs(step, needs)
    return step


def _finish(step: Step, version: int | None, state: StepState, result: str, on: date | None) -> tuple[Step, ...]:
    if on and on > clock.today():
        raise RuleViolation("done_in_future", _("The day lies in the future."), "on")
    before = plan_graph.ready(step.case)
    locking.update(step, version, state=state, done_on=on or clock.today(), result=result.strip())
    return plan_graph.by_keys(step.case, plan_graph.ready(step.case) - before)


def _require_change(actor: Actor, step: Step, state: StepState) -> None:
    require_open(actor, step.case)
    if not transitions.STEP.allows(StepState(step.state), state):
        raise RuleViolation(
            "step_state", _("This step cannot go on like this: it is finished or in that state already.")
        )


def _set_needs(step: Step, needs: Iterable[Step]) -> None:
    wanted = {need.pk: need for need in needs}
    StepDependency.objects.filter(step=step).exclude(needs__in=wanted).delete()
    for need in wanted.values():
        _link(step, need)


def _link(step: Step, needs: Step) -> None:
    if needs.case_id != step.case_id:
        raise RuleViolation("other_case", _("A step can need steps of the same plan only."), "needs")
    if needs.pk == step.pk:
        raise RuleViolation("needs_itself", _("A step does not need itself."), "needs")
    if not StepDependency.objects.filter(step=step, needs=needs).exists():
        plan_graph.refuse_circle(step, needs)
        StepDependency.objects.create(case=step.case, step=step, needs=needs)
