"""The order of steps in a plan across offices: what is ready, what waits for whom, is there a circle.

A plan is a graph: a step needs other steps. What is stored of a step is small (open, waiting, done,
dropped); ready and blocked follow from the graph, so that reopening a done step blocks its followers
again without touching them. A dropped step is needed no longer and holds nobody up.
Not decided here: dates (`deadlines`), the longest way (`critical_path`), and who may change a plan (policy).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush

from kim.casework.rules.circles import Circle, find_circle
from kim.casework.rules.codes import StepState

__all__ = ["Circle", "PlanOrder", "PlannedStep", "StepStanding", "UnknownStep", "circle_with"]

_FINISHED = frozenset({StepState.DONE, StepState.DROPPED})


class StepStanding(StrEnum):
    """How a step stands in its plan today. Derived, never stored."""

    READY = "ready"
    BLOCKED = "blocked"
    WAITING = "waiting"
    DONE = "done"
    DROPPED = "dropped"


class UnknownStep(ValueError):
    """A step needs one that is not in the plan."""


@dataclass(frozen=True)
class PlannedStep:
    """A step as far as order is concerned. `key` is unique in the plan, `title` is for messages."""

    key: str
    title: str
    state: StepState = StepState.OPEN
    needs: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_finished(self) -> bool:
        """Done, or no longer needed."""
        return self.state in _FINISHED


class PlanOrder:
    """One plan's graph. Steps keep the order they are given in wherever the graph leaves a choice."""

    def __init__(self, steps: Iterable[PlannedStep]) -> None:
        """Raises UnknownStep for a need outside the plan and Circle if steps wait for each other."""
        self._steps = {step.key: step for step in steps}
        self._rank = {key: rank for rank, key in enumerate(self._steps)}
        self._followers = _followers(self._steps)
        circle = find_circle({key: step.needs for key, step in self._steps.items()})
        if circle:
            raise Circle(circle, tuple(self._steps[key].title for key in circle))
        self._order = self._sorted()

    def standing(self, key: str) -> StepStanding:
        """A step that waits for an answer stays waiting even if a step before it is open again."""
        step = self._steps[key]
        if step.state is not StepState.OPEN:
            return StepStanding(step.state.value)
        return StepStanding.BLOCKED if self.blocked_by(key) else StepStanding.READY

    def blocked_by(self, key: str) -> tuple[str, ...]:
        """The steps that it needs directly and that are not finished."""
        return self._in_order(need for need in self._steps[key].needs if not self._steps[need].is_finished)

    def holds_up(self, key: str) -> tuple[str, ...]:
        """All unfinished steps that need it, directly or over others; nobody if it is finished."""
        if self._steps[key].is_finished:
            return ()
        return self._in_order(follower for follower in self._reach(key) if not self._is_finished(follower))

    def after_reopening(self, key: str) -> tuple[str, ...]:
        """The steps that are blocked again if this finished one is reopened. Those already done stay done."""
        followers = self._followers[key] if self._is_finished(key) else frozenset()
        return self._in_order(step for step in followers if self.standing(step) is StepStanding.READY)

    def order(self) -> tuple[str, ...]:
        """Every step after all that it needs."""
        return self._order

    def _is_finished(self, key: str) -> bool:
        return self._steps[key].is_finished

    def _in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(keys, key=self._rank.__getitem__))

    def _reach(self, key: str) -> set[str]:
        """Everything behind a step. A finished step in between passes nothing on."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            for follower in self._followers[waiting.pop()]:
                if follower not in found and not self._is_finished(follower):
                    found.add(follower)
                    waiting.append(follower)
        return found

    def _sorted(self) -> tuple[str, ...]:
        open_needs = {key: len(step.needs) for key, step in self._steps.items()}
        free = [rank for key, rank in self._rank.items() if not open_needs[key]]
        keys = list(self._steps)
        ordered: list[str] = []
        while free:
            key = keys[heappop(free)]
            ordered.append(key)
            for follower in self._followers[key]:
                open_needs[follower] -= 1
                if not open_needs[follower]:
                    heappush(free, self._rank[follower])
        return tuple(ordered)


def circle_with(steps: Iterable[PlannedStep], key: str, need: str) -> tuple[str, ...]:
    """The circle that would arise if step `key` also needed `need`; empty if none would."""
    needs = {step.key: step.needs for step in steps}
    return find_circle(needs | {key: needs[key] | {need}})


def _followers(steps: Mapping[str, PlannedStep]) -> dict[str, frozenset[str]]:
    followers: dict[str, set[str]] = {key: set() for key in steps}
    for step in steps.values():
        for need in step.needs:
            if need not in followers:
                raise UnknownStep(need)
            followers[need].add(step.key)
    return {key: frozenset(keys) for key, keys in followers.items()}
