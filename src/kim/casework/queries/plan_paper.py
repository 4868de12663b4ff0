"""What the plan says on paper: to the household, in plain words, without states and numbers of files.

The plan as it stands and a version that was agreed are printed alike, from the same plain values; those of a version
are the ones that were frozen, so that its paper is the same in a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kim.casework.models import Case, Plan, PlanAgreement
from kim.casework.queries import plan as plans
from kim.casework.queries import plan_content
from kim.casework.rules.codes import GoalState, PartyKind, StepState
from kim.kernel import clock
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class PaperStep:
    """One line: what, who, for whom, by when (None: no day was agreed)."""

    title: str
    description: str
    who: str
    by_household: bool
    person: str
    due_on: date | None
    life_area: str = ""
    contact: str = ""
    legal_end_on: date | None = None


@dataclass(frozen=True)
class PlanPaper:
    """The plan as it goes to the household. `agreed_on` is None while it is a proposal."""

    household: str
    manager: str
    unit: str
    letterhead: tuple[str, ...]
    contact: tuple[str, ...]
    agreed_on: date | None
    printed_on: date
    review_on: date | None
    goals: tuple[str, ...]
    steps: tuple[PaperStep, ...]
    signers: tuple[str, ...]
    number: str
    version: int
    agreements: tuple[PlanAgreement, ...] = ()


def paper(actor: Actor, case: Case) -> PlanPaper:
    """The plan of a case as it stands: what is still to be done, by day."""
    view = plans.view(actor, case)
    version = view.draft or view.adopted
    holds = view.adopted if not view.draft else None
    return _paper(case, plan_content.frozen(actor, case), version.number if version else 1, holds)


def paper_of(actor: Actor, plan: Plan) -> PlanPaper:
    """A version as it was agreed; ValueError for a draft, which is not frozen."""
    if plan.content is None:
        raise ValueError("a draft is not frozen")
    return _paper(plan.case, plan.content, plan.number, plan, plans.agreements(actor, plan))


def _paper(
    case: Case, content: Mapping[str, Any], number: int, agreed: Plan | None, by: tuple[PlanAgreement, ...] = ()
) -> PlanPaper:
    # What an older program did not freeze is said as it is today.
    manager = content.get("manager") or case.assigned_to.user.name
    unit = case.assigned_to.unit
    todo = [step for step in content["steps"] if step["state"] not in (StepState.DONE, StepState.DROPPED)]
    return PlanPaper(
        household=content["household"],
        manager=manager,
        unit=content.get("unit") or unit.name,
        letterhead=tuple(content.get("letterhead", ())),
        contact=tuple(content.get("contact", unit.contact)),
        agreed_on=agreed.adopted_on if agreed else None,
        printed_on=clock.today(),
        review_on=agreed.review_on if agreed else None,
        goals=tuple(goal["own_words"] for goal in content["goals"] if goal["state"] == GoalState.OPEN),
        steps=tuple(_step(step, manager) for step in sorted(todo, key=_by_day)),
        signers=tuple(content.get("signers") or (agreed.agreed_with.split(", ") if agreed else ())),
        number=case.number,
        version=number,
        agreements=by,
    )


def _by_day(step: Mapping[str, Any]) -> tuple[str, int]:
    return step["due_on"] or date.max.isoformat(), step["number"]


def _step(step: Mapping[str, Any], manager: str) -> PaperStep:
    party = PartyKind(step["party"])
    given = step.get("given_name", step["person"])
    office = step.get("office_name") or step["office"]
    who = {PartyKind.CLIENT: given, PartyKind.CASE_MANAGER: manager, PartyKind.OFFICE: office}[party]
    by_household = party is PartyKind.CLIENT
    contact = ", ".join(part for part in (step.get("contact_name"), step.get("contact_phone")) if part)
    return PaperStep(
        title=step["title"],
        description=step["description"],
        who=who,
        by_household=by_household,
        person="" if by_household else given,
        due_on=_day(step["due_on"]),
        life_area=step.get("life_area", ""),
        contact=contact,
        legal_end_on=_day(step.get("legal_end_on")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
