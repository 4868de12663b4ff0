"""The longest way through a plan in days, and when each step can be done at the earliest.

Forward pass of the critical-path method. What a step takes: the usual days of its office, less the days it has already
waited (at least one more); if nobody knows what is usual, one day, or `UNKNOWN_DAYS` if no day was agreed either. A
step begins when everything that it needs is done, not before today; an agreed day that lies later is waited for.
Finished steps take no time. The longest way is the chain that leads to the last day; among ways of the same length the
one with more steps wins, then the one with lower numbers.

A forecast for planning, from what is usual: no promise, and no statement about a person. What this does not do: say
that an end set by law is met (`legal_ends`), or who is to blame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kim.casework.rules.plan_order import PlannedStep, PlanOrder

# Two weeks, where neither an office's usual time nor an agreed day is known.
UNKNOWN_DAYS = 14


@dataclass(frozen=True)
class TimedStep:
    """A step with what its time follows from. `usual_days` of its office, `waited_days` so far, `due_on` agreed."""

    step: PlannedStep
    due_on: date | None = None
    usual_days: int | None = None
    waited_days: int | None = None


@dataclass(frozen=True)
class Forecast:
    """`ends_on`: earliest day by which each unfinished step can be done; `path`: the longest way, first step first."""

    ends_on: dict[str, date] = field(default_factory=dict)
    path: tuple[str, ...] = ()

    @property
    def last_day(self) -> date | None:
        """When the last step of the longest way can be done at the earliest."""
        return self.ends_on[self.path[-1]] if self.path else None


def forecast(steps: Sequence[TimedStep], order: PlanOrder, today: date) -> Forecast:
    """The whole plan forecast from today. `order` is the order of the same steps."""
    by_key = {timed.step.key: timed for timed in steps if not timed.step.is_finished}
    ends: dict[str, date] = {}
    before: dict[str, str | None] = {}
    length: dict[str, int] = {}
    rank = {timed.step.key: at for at, timed in enumerate(steps)}
    for key in order.order():
        if key not in by_key:
            continue
        needs = [need for need in by_key[key].step.needs if need in ends]
        binding = max(needs, key=lambda need: (ends[need], length[need], -rank[need]), default=None)
        start = ends[binding] if binding else today
        ends[key] = _end(by_key[key], start)
        before[key], length[key] = binding, length[binding] + 1 if binding else 1
    if not ends:
        return Forecast()
    last = max(ends, key=lambda key: (ends[key], length[key], -rank[key]))
    return Forecast(ends, _back(last, before))


def _end(timed: TimedStep, start: date) -> date:
    if timed.usual_days is not None:
        days = max(1, timed.usual_days - (timed.waited_days or 0))
    else:
        days = UNKNOWN_DAYS if timed.due_on is None else 1
    done = start + timedelta(days=days)
    return max(done, timed.due_on or done)


def _back(last: str, before: dict[str, str | None]) -> tuple[str, ...]:
    path: list[str] = []
    key: str | None = last
    while key is not None:
        path.append(key)
        key = before[key]
    return tuple(reversed(path))
