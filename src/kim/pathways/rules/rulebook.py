"""All pathways together, and what they answer each other: one criterion by id, one pathway's overall value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kim.pathways.rules.book import Criterion, Pathway, Route
from kim.pathways.rules.conditions import Condition
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import (
    NOT_APPLICABLE,
    RANK,
    STRENGTH,
    Effect,
    Flag,
    Outcome,
    Value,
    both,
    either,
)

_NA = Value.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Shared:
    """Another criterion, read by its id."""

    id: str

    def ask(self, situation: Situation) -> Outcome:
        return situation.criterion(self.id)

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, f"„{self.id}“ ist erfüllt"

    def reads(self) -> frozenset[str]:
        return frozenset()


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
        return frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pathway as a whole. `way` is the route that decided, None if the pathway is not in force."""

    outcome: Outcome
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

    def criterion(self, identifier: str, situation: Situation) -> Outcome:
        """One criterion; KeyError for an id that there is not."""
        return self.criteria[identifier].ask(situation)

    def overall(self, rule: str, situation: Situation, without: frozenset[str] = frozenset()) -> Outcome:
        """The overall value of a pathway on the same facts."""
        pathway = self.pathways[rule]
        if not pathway.in_force(situation.at):
            return Outcome(Value.NOT_MET, flags=(Flag.NOT_IN_FORCE,))
        ids = [identifier for identifier in pathway.needed() if identifier not in without]
        found = {identifier: self.ask(pathway, identifier, situation) for identifier in ids}
        return self.verdict(pathway, found, situation, without).outcome

    def ask(self, pathway: Pathway, identifier: str, situation: Situation) -> Outcome:
        """One criterion as this pathway reads it, with its own waivers."""
        wrapped: Condition | None = pathway.general.get(identifier)
        return wrapped.ask(situation) if wrapped else situation.criterion(identifier)

    def verdict(
        self,
        pathway: Pathway,
        found: dict[str, Outcome],
        situation: Situation,
        without: frozenset[str] = frozenset(),
    ) -> Verdict:
        """OR over the routes; the best value decides, among equals the strongest effect."""
        judged = []
        for way in pathway.routes:
            outcome = _along(way, found, without)
            if outcome is not NOT_APPLICABLE:
                base = way.effect(situation.at)
                judged.append((outcome, Effect.KANN if outcome.lowered else base, way))
        if not judged:
            return Verdict(NOT_APPLICABLE, None, None)
        outcome, effect, way = max(judged, key=lambda one: (RANK[one[0].value], STRENGTH[one[1]]))
        return Verdict(outcome, None if outcome.value is Value.NOT_MET else effect, way)


def _along(way: Route, found: dict[str, Outcome], without: frozenset[str]) -> Outcome:
    """AND along one route; a route of which nothing applies does not apply itself."""
    outcomes = []
    for need in way.needs:
        ids = (need,) if isinstance(need, str) else need
        kept = [found[one] for one in ids if one not in without]
        if kept:
            outcomes.append(either(kept) if len(kept) > 1 else kept[0])
    applying = [one for one in outcomes if one.value is not _NA]
    return both(applying) if applying else NOT_APPLICABLE
