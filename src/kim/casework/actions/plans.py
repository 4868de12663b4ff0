"""Verbs on the plan as an agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import phases
from kim.casework.actions.guard import next_number, require_deep, words
from kim.casework.models import Case, Plan, Step
from kim.casework.rules.codes import CasePhase, PlanState, StepState
from kim.consent import api as consent
from kim.consent.rules.codes import HowGiven
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation


@action("plan_drafted", _("A new version of the plan was begun"))
def draft(*, actor: Actor, case: Case) -> Plan:
    """The draft of the next version; the one that is there already if there is one."""
    require_deep(actor, case)
    return draft_of(case)


@action("plan_adopted", _("A plan was adopted"))
def adopt(
    *,
    actor: Actor,
    plan: Plan,
    version: int,
    agreed_with: str,
    how: str,
    review_on: date | None = None,
) -> Plan:
    """The household agreed: the version is frozen as it stands now and replaces the one before."""
    case = plan.case
    require_deep(actor, case)
    _refuse(plan, review_on)
    who = words(agreed_with, "agreed_with_missing", _("Enter with whom the plan was agreed."), "agreed_with")
    for former in case.plans.filter(state=PlanState.ADOPTED):
        locking.update(former, state=PlanState.REPLACED)
    locking.update(
        plan,
        version,
        state=PlanState.ADOPTED,
        adopted_on=clock.today(),
        adopted_by=accounts.membership_of(actor),
        agreed_with=who,
        how=HowGiven(how),
        review_on=review_on,
        content=_frozen(case),
    )
    for step in case.steps.filter(agreed_in__isnull=True).exclude(state=StepState.DROPPED):
        locking.update(step, agreed_in=plan)
    phases.advance(case, out_of=CasePhase.SERVICE_PLANNING, into=CasePhase.LINKING)
    return plan


def draft_of(case: Case) -> Plan:
    """The open draft of a case, begun if there is none."""
    found = case.plans.filter(state=PlanState.DRAFT).first()
    return found or Plan.objects.create(case=case, number=next_number(case, case.plans), drafted_on=clock.today())


def _refuse(plan: Plan, review_on: date | None) -> None:
    case = plan.case
    if plan.state != PlanState.DRAFT:
        raise RuleViolation("not_a_draft", _("This version has been adopted already."))
    if not case.steps.exclude(state=StepState.DROPPED).exists():
        raise RuleViolation("no_steps", _("The plan has no steps yet."))
    if not consent.was_told(case.household):
        raise RuleViolation(
            "notice_missing",
            _("Record first that the household was told what is held about them (Art. 13 DSGVO)."),
        )
    if not consent.counselling_rests_on(case.household):
        raise RuleViolation(
            "basis_missing", _("Record first on what basis you work: a statute or a consent that holds today.")
        )
    if review_on and review_on <= clock.today():
        raise RuleViolation("review_in_past", _("Choose a day in the future for the review."), "review_on")


def _frozen(case: Case) -> dict[str, Any]:
    steps = case.steps.exclude(state=StepState.DROPPED).select_related("goal", "person", "office")
    goals = case.goals.select_related("person")
    return {
        "household": case.household.label,
        "goals": [
            {
                "number": goal.number,
                "own_words": goal.own_words,
                "life_area": goal.life_area,
                "person": str(goal.person) if goal.person else "",
                "state": goal.state,
            }
            for goal in goals
        ],
        "steps": [_frozen_step(step) for step in steps.prefetch_related("dependencies__needs")],
    }


def _frozen_step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "goal": step.goal.number if step.goal else None,
        "life_area": step.life_area,
        "title": step.title,
        "description": step.description,
        "person": str(step.person) if step.person else "",
        "party": step.party,
        "office": str(step.office or step.office_name),
        "reason": step.finder_reason,
        "due_on": step.due_on.isoformat() if step.due_on else None,
        "state": step.state,
        "needs": sorted(dependency.needs.number for dependency in step.dependencies.all()),
    }
