"""All pathways together, and what they answer each other: one criterion by id, one pathway's overall value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kim.pathways.rules.book import Criterion, Pathway, Route
from kim.pathways.rules.calendar import FAR
from kim.pathways.rules.conditions import Condition
from kim.pathways.rules.situation import Situation, Step
from kim.pathways.rules.values import (
    RANK,
    STRENGTH,
    Effect,
    Flag,
    Outcome,
    Value,
    both,
    either,
)

_NA, _NOT_MET, _UNKNOWN = Value.NOT_APPLICABLE, Value.NOT_MET, Value.UNKNOWN


CRITERION, RULE = "criterion:", "rule:"
"""Marks what a condition reads besides facts."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Another criterion, read by its id."""

    id: str

    def ask(self, situation: Situation) -> Outcome:
        return situation.criterion(self.id)

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, f"„{self.id}“ ist erfüllt"

    def reads(self) -> frozenset[str]:
        return frozenset({CRITERION + self.id})


@dataclass(frozen=True, slots=True)
class OverallOf:
    """The overall value of another pathway, without some of its criteria."""

    rule: str
    text: str
    without: frozenset[str] = frozenset()

    def ask(self, situation: Situation) -> Outcome:
        return situation.rules.overall(self.rule, situation, self.without)

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, self.text

    def reads(self) -> frozenset[str]:
        return frozenset({RULE + self.rule})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pathway as a whole. `way` is the route that decided, None if nothing of it applies."""

    value: Value
    effect: Effect | None
    way: Route | None


class Rulebook:
    """Immutable; `criteria` holds every criterion of every pathway under its id."""

    def __init__(self, pathways: Iterable[Pathway], general: Iterable[Criterion]) -> None:
        self.pathways = {one.id: one for one in pathways}
        self.general = tuple(general)
        self.criteria = {one.id: one for one in self.general}
        for pathway in self.pathways.values():
            self.criteria |= {one.id: one for one in pathway.criteria}
        self.plans = {one.id: _plan(one) for one in self.pathways.values()}
        self._tests: dict[date, dict[str, Callable[[Situation], Outcome]]] = {}
        self._turning = {one.id: one.turning for one in self.criteria.values()}
        self._reads: dict[tuple[str, str], frozenset[str]] = {}

    def tests(self, at: date, *, turning: bool) -> Mapping[str, Callable[[Situation], Outcome]]:
        """What each criterion asks on a day; `turning`: and notes when it changes. The last days are kept."""
        if turning:
            return self._turning
        tests = self._tests.get(at)
        if tests is None:
            if len(self._tests) > KEPT_DAYS:
                self._tests.clear()
            tests = self._tests[at] = {one.id: one.at(at) for one in self.criteria.values()}
        return tests

    def overall(self, rule: str, situation: Situation, without: frozenset[str] = frozenset()) -> Outcome:
        """The overall value of a pathway on the same facts, with its reasons."""
        pathway = self.pathways[rule]
        if not pathway.in_force(situation.at):
            situation.turn(pathway.starts or FAR)
            return Outcome(Value.NOT_MET, flags=(Flag.NOT_IN_FORCE,))
        ids = [identifier for identifier in pathway.needed() if identifier not in without]
        found = {identifier: self.ask(pathway, identifier, situation) for identifier in ids}
        ways = [_along(way, found, without) for way in pathway.routes]
        return either(both(way) for way in ways if way)

    def ask(self, pathway: Pathway, identifier: str, situation: Situation) -> Outcome:
        """One criterion as this pathway reads it, with its own waivers."""
        wrapped: Condition | None = pathway.general.get(identifier)
        return wrapped.ask(situation) if wrapped else situation.criterion(identifier)

    def verdict(self, pathway: Pathway, found: dict[str, Outcome], at: date) -> Verdict:
        """OR over the routes; the best value decides, among equals the strongest effect."""
        best: tuple[int, int, Effect, Route] | None = None
        for way in pathway.routes:
            rank, lowered = _ranked(way, found)
            if rank is not None:
                effect = Effect.KANN if lowered else way.effect(at)
                if best is None or (rank, STRENGTH[effect]) > best[:2]:
                    best = (rank, STRENGTH[effect], effect, way)
        if best is None:
            return Verdict(Value.NOT_APPLICABLE, None, None)
        value = _BY_RANK[best[0]]
        return Verdict(value, None if value is Value.NOT_MET else best[2], best[3])

    def reads(self, rule: str, identifier: str) -> frozenset[str]:
        """The keys of the facts that a criterion of a rule reads, also through other criteria."""
        key = (rule, identifier)
        if key not in self._reads:
            wrapped = self.pathways[rule].general.get(identifier)
            own = self.criteria[identifier].reads() | (wrapped.reads() if wrapped else frozenset())
            self._reads[key] = frozenset().union(*(self._resolved(one) for one in own))
        return self._reads[key]

    def _resolved(self, one: str) -> frozenset[str]:
        if one.startswith(CRITERION):
            own = self.criteria[one.removeprefix(CRITERION)].reads()
            return frozenset().union(*(self._resolved(part) for part in own))
        if one.startswith(RULE):
            rule = one.removeprefix(RULE)
            return frozenset().union(*(self.reads(rule, part) for part in self.pathways[rule].needed()))
        return frozenset({one})


KEPT_DAYS = 256


def _plan(pathway: Pathway) -> tuple[Step, ...]:
    """The ids that an evaluation delivers, each with the pathway's own question if it has one."""
    own = {identifier: condition.ask for identifier, condition in pathway.general.items()}
    return tuple((identifier, own.get(identifier)) for identifier in pathway.ids)


_BY_RANK = {rank: value for value, rank in RANK.items()}


def _ranked(way: Route, found: dict[str, Outcome]) -> tuple[int | None, bool]:
    """The rank of a route, and whether a deviation lowers its effect; None if nothing of it applies."""
    rank, lowered = None, False
    for need in way.needs:
        outcome = found[need] if isinstance(need, str) else either([found[one] for one in need])
        value = outcome.value
        if value is _NA:
            continue
        if value is _NOT_MET:
            return 0, False
        lowered = lowered or outcome.lowered
        rank = 1 if value is _UNKNOWN or rank == 1 else 2
    return rank, lowered


def _along(way: Route, found: dict[str, Outcome], without: frozenset[str]) -> list[Outcome]:
    """What applies along one route; if nothing does, the route does not apply itself."""
    outcomes = []
    for need in way.needs:
        if isinstance(need, str):
            outcome = found[need] if need not in without else None
        else:
            outcome = either([found[one] for one in need if one not in without])
        if outcome is not None and outcome.value is not _NA:
            outcomes.append(outcome)
    return outcomes
