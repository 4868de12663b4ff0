"""The plan of one case: steps in order with what holds up what, versions, and the way that decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from kim.casework import labels
from kim.casework.models import Case, Goal, Plan, PlanAgreement, Step
from kim.casework.queries import board
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.queries.titles import ExpiryKind
from kim.casework.rules.codes import PlanState, StepState
from kim.kernel.actor import Actor
from kim.kernel.labels import LIFE_AREAS


@dataclass(frozen=True)
class Lane:
    """The steps of one responsible party, as a row of the net."""

    name: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class PlanView:
    """The plan as it is now. `adopted` is the version that holds, `draft` the one that is being worked on."""

    line: CaseLine
    goals: tuple[Goal, ...]
    adopted: Plan | None
    draft: Plan | None
    former: tuple[Plan, ...]

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """All steps but the dropped ones, by number."""
        return tuple(line for line in self.line.steps if line.step.state != StepState.DROPPED)

    @property
    def dropped(self) -> tuple[StepLine, ...]:
        """Steps that are needed no longer."""
        return tuple(line for line in self.line.steps if line.step.state == StepState.DROPPED)

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(1 for line in self.steps if line.step.state == StepState.DONE)

    @property
    def not_agreed(self) -> tuple[StepLine, ...]:
        """Steps that no adopted version contains yet."""
        return tuple(line for line in self.steps if line.step.agreed_in is None)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Steps by responsible party: household, case management, then offices by name."""
        ordered = sorted(self.steps, key=_by_party)
        grouped = groupby(ordered, key=lambda line: line.step.party_name)
        return tuple(Lane(name, tuple(lines)) for name, lines in grouped)

    @property
    def longest_path(self) -> tuple[StepLine, ...]:
        """The way that leads to the last day, first step first; empty if nothing hangs on anything."""
        by_number = {line.step.number: line for line in self.line.steps}
        path = tuple(by_number[number] for number in self.line.longest_path)
        return path if len(path) > 1 else ()

    def line_of(self, step: Step) -> StepLine:
        """The step of this plan as it stands today."""
        return next(line for line in self.line.steps if line.step.pk == step.pk)

    def numbered(self, numbers: Iterable[int]) -> tuple[StepLine, ...]:
        """The steps with these numbers."""
        wanted = set(numbers)
        return tuple(line for line in self.line.steps if line.step.number in wanted)

    @property
    def agreed(self) -> tuple[Plan, ...]:
        """The versions that were agreed, the one that holds first."""
        return (*((self.adopted,) if self.adopted else ()), *reversed(self.former))

    @property
    def buffer_days(self) -> int | None:
        """Days between the last day of the longest path and the end of the first title; None if one is not known.

        Negative: the way takes longer than the title holds.
        """
        last = self.line.last_day if self.longest_path else None
        end = self.line.expiry.on if self.line.expiry.kind is ExpiryKind.ENDS else None
        return (end - last).days if last and end else None


@dataclass(frozen=True)
class FrozenStep:
    """A step as it was agreed."""

    number: int
    title: str
    description: str
    life_area: str
    person: str
    who: str
    reason: str
    due_on: date | None
    needs: tuple[int, ...]
    legal_end_on: date | None = None
    legal_end_basis: str = ""


@dataclass(frozen=True)
class FrozenGoal:
    """A goal as it was agreed."""

    own_words: str
    how_seen: str


@dataclass(frozen=True)
class FrozenPlan:
    """An agreed version in words: its goals in their own words, and its steps."""

    goals: tuple[FrozenGoal, ...]
    steps: tuple[FrozenStep, ...]


def frozen(plan: Plan) -> FrozenPlan:
    """What an adopted version says; raises ValueError for a draft, which is not frozen."""
    if plan.content is None:
        raise ValueError("a draft is not frozen")
    return FrozenPlan(
        goals=tuple(FrozenGoal(goal["own_words"], goal.get("how_seen", "")) for goal in plan.content["goals"]),
        steps=tuple(_frozen_step(step) for step in plan.content["steps"]),
    )


def _frozen_step(step: dict[str, Any]) -> FrozenStep:
    return FrozenStep(
        number=step["number"],
        title=step["title"],
        description=step["description"],
        life_area=str(LIFE_AREAS[step["life_area"]]),
        person=step["person"],
        who=step["office"] or str(labels.PARTIES[step["party"]]),
        reason=step["reason"],
        due_on=date.fromisoformat(step["due_on"]) if step["due_on"] else None,
        needs=tuple(step["needs"]),
        legal_end_on=date.fromisoformat(step["legal_end_on"]) if step.get("legal_end_on") else None,
        legal_end_basis=step.get("legal_end_basis", ""),
    )


def agreements(actor: Actor, plan: Plan) -> tuple[PlanAgreement, ...]:
    """Who agreed to a version, in the order in which they did."""
    found = PlanAgreement.objects.visible_to(actor).filter(plan=plan)
    return tuple(found.select_related("person", "by_person").order_by("agreed_on", "pk"))


def view(actor: Actor, case: Case) -> PlanView:
    """The plan of a case that the actor may see."""
    versions = list(Plan.objects.visible_to(actor).filter(case=case).select_related("adopted_by__user"))
    goals = Goal.objects.visible_to(actor).filter(case=case).select_related("person")
    return PlanView(
        line=board.lines(actor, [case])[0],
        goals=tuple(goals),
        adopted=next((plan for plan in versions if plan.state == PlanState.ADOPTED), None),
        draft=next((plan for plan in versions if plan.state == PlanState.DRAFT), None),
        former=tuple(plan for plan in versions if plan.state in (PlanState.REPLACED, PlanState.ENDED)),
    )


def _by_party(line: StepLine) -> tuple[int, str, int]:
    rank = {"client": 0, "case_manager": 1, "office": 2}[line.step.party]
    return rank, line.step.party_name, line.step.number
