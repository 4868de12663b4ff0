"""Verbs on the plan as an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import agreements as agreed
from kim.casework.actions import phases
from kim.casework.actions.agreements import Agreed
from kim.casework.actions.guard import next_number, require_deep
from kim.casework.models import Case, Plan
from kim.casework.queries import plan_content
from kim.casework.rules.codes import CasePhase, PlanState, StepState
from kim.casework.rules.plan_codes import HowAgreed
from kim.consent import api as consent
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
    agreements: Sequence[Agreed],
    review_on: date | None = None,
) -> Plan:
    """The household agreed: the version is frozen as it stands now and replaces the one before.

    `agreements` says who agreed how and for whom; others may agree later (`agreements.add`).
    """
    case = plan.case
    require_deep(actor, case)
    _refuse(plan, review_on)
    agreed.refuse(plan, agreements)
    for former in case.plans.filter(state=PlanState.ADOPTED):
        locking.update(former, state=PlanState.REPLACED)
    locking.update(
        plan,
        version,
        state=PlanState.ADOPTED,
        adopted_on=clock.today(),
        adopted_by=accounts.membership_of(actor),
        agreed_with=agreed.summary(agreements),
        how=HowAgreed(agreements[0].how),
        review_on=review_on,
        content=plan_content.frozen(actor, case),
    )
    agreed.store(plan, agreements)
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
