"""What is blocked, by whom, since when, and until which day at least."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.casework.queries.board import StepLine
from kim.casework.queries.plan import PlanView
from kim.casework.rules.plan_order import StepStanding


@dataclass(frozen=True)
class Hold:
    """A step at which things stop: it is ready or waits, and others cannot begin. `since` None: nobody is late yet."""

    line: StepLine
    since: date | None

    @property
    def is_waiting(self) -> bool:
        """True if somebody was asked and has not answered."""
        return self.line.waiting is not None


@dataclass(frozen=True)
class BlockedStep:
    """A blocked step, the steps at which it stops, and the first day on which it could begin."""

    line: StepLine
    holds: tuple[Hold, ...]
    free_on: date | None


def blocked(plan: PlanView) -> tuple[BlockedStep, ...]:
    """The blocked steps of a plan, the one that could begin first coming first."""
    by_number = {line.step.number: line for line in plan.steps}
    found = [_blocked(line, by_number) for line in plan.steps if line.standing is StepStanding.BLOCKED]
    return tuple(sorted(found, key=lambda each: (each.free_on or date.max, each.line.step.number)))


def _blocked(line: StepLine, by_number: dict[int, StepLine]) -> BlockedStep:
    ends = [by_number[number].ends_on for number in line.blocked_by if number in by_number]
    known = [end for end in ends if end is not None]
    return BlockedStep(line, _holds(line, by_number), max(known, default=None))


def _holds(line: StepLine, by_number: dict[int, StepLine]) -> tuple[Hold, ...]:
    """Back through blocked steps to those that could be done or are waited for.

    Where somebody is waited for or late, those that are still in time are no news and are left out.
    """
    waiting, seen, found = list(line.blocked_by), set(line.blocked_by), []
    while waiting:
        other = by_number.get(waiting.pop())
        if other is None:
            continue
        if other.standing is not StepStanding.BLOCKED:
            found.append(Hold(other, _since(other)))
        for number in other.blocked_by:
            if number not in seen:
                seen.add(number)
                waiting.append(number)
    late = [hold for hold in found if hold.since is not None]
    return tuple(sorted(late or found, key=lambda hold: hold.line.step.number))


def _since(line: StepLine) -> date | None:
    if line.waiting is not None:
        return line.step.waiting_since
    return line.step.due_on if line.due.is_overdue else None
