"""What a new rule version would change, before it is switched on: counts for everybody, a list for those responsible.

A pure function over the facts of many; what `handle` means only the caller knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kim.pathways.rules.evaluation import Session
from kim.pathways.rules.rulebook import Rulebook
from kim.pathways.rules.situation import Facts
from kim.pathways.rules.values import Value

Handle = TypeVar("Handle", bound=Hashable)
OVERALL = "overall"


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """One value that changes. `criterion`: an id, or `overall`."""

    rule: str
    criterion: str
    old: str
    new: str


@dataclass(frozen=True)
class Preview(Generic[Handle]):
    """Which cases change what. `persons`: how many were looked at."""

    persons: int
    shifts: Mapping[Shift, tuple[Handle, ...]]

    def counts(self, k: int) -> dict[Shift, int | None]:
        """How many cases change each value; None below `k`, so that nobody can be recognised."""
        return {shift: len(who) if len(who) >= k else None for shift, who in sorted(self.shifts.items())}

    def touched(self, among: Iterable[Handle]) -> dict[Handle, tuple[Shift, ...]]:
        """What changes in these cases, for the person who is responsible for them."""
        own = set(among)
        found: dict[Handle, list[Shift]] = {}
        for shift, who in sorted(self.shifts.items()):
            for handle in who:
                if handle in own:
                    found.setdefault(handle, []).append(shift)
        return {handle: tuple(shifts) for handle, shifts in found.items()}


def preview(
    present: Rulebook,
    planned: Rulebook,
    persons: Iterable[tuple[Handle, Facts]],
    at: date,
    application: date | None = None,
) -> Preview[Handle]:
    """Evaluate everybody by both books at one date. `application`: `at` when left out."""
    shifts: dict[Shift, list[Handle]] = {}
    seen: Counter[str] = Counter()
    for handle, facts in persons:
        seen["persons"] += 1
        old = Session(present, facts, at, application or at)
        new = Session(planned, facts, at, application or at)
        for rule in planned.pathways:
            for shift in _shifts(old, new, rule):
                shifts.setdefault(shift, []).append(handle)
    return Preview(seen["persons"], {shift: tuple(who) for shift, who in shifts.items()})


def _shifts(old: Session, new: Session, rule: str) -> Iterable[Shift]:
    after = new.evaluate(rule)
    before = old.evaluate(rule) if rule in old.book.pathways else None
    earlier = {} if before is None else {name: one.value for name, one in before.criteria.items()}
    pairs = [(OVERALL, before.overall if before else None, after.overall)]
    pairs += [(name, earlier.get(name), one.value) for name, one in after.criteria.items()]
    for name, was, becomes in pairs:
        if was != becomes:
            yield Shift(rule, name, str(was or Value.NOT_APPLICABLE), str(becomes or Value.NOT_APPLICABLE))
