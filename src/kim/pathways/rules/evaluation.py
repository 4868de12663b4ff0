"""One pathway for one set of facts at one pair of dates.

Basis: the engine semantics of the rule base. Every criterion is worked out without and with what is only claimed
(two-pass rule); equal values stand, different ones are unknown. A reference date after the last check of the
primary text gets the flag `stale_law`, without changing a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kim.pathways.rules.book import STALE_FROM, Pathway
from kim.pathways.rules.calendar import since, years
from kim.pathways.rules.rulebook import Rulebook
from kim.pathways.rules.situation import Facts, Memory, Question, Situation
from kim.pathways.rules.timeline import with_hardship_order
from kim.pathways.rules.values import MET, Effect, Flag, Outcome, Value, missing, of_two_passes

ALWAYS_COUNTED = frozenset({"convictions", "benefit_periods", "deception", "cooperation"})
UNKNOWN_RESULT = "unknown"
BORN_BETWEEN = "born_between"
"""Beside the schema: the first and the last possible day of birth of somebody whose `birth_date` is not known.

What comes out alike for both is not open for the want of a birth date. They lie less than `CLOSE` apart, so that no
band of ages (the narrowest is 18 to 26) fits between them.
"""
CLOSE = years(9)
Flags = tuple[str, ...]
NOT_BINDING = "Vorprüfung ohne Bindungswirkung – Entscheidung trifft die zuständige Behörde"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation delivers. `overall` is None for rules that have none; `result` only for `ben.system`."""

    rule: str
    at: date
    application: date
    criteria: Mapping[str, Outcome]
    overall: Value | None
    effect: Effect | None = None
    result: str | None = None
    flags: tuple[str, ...] = ()
    way: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """Facts of one person, and of those named in `principal`."""

    facts: Facts
    others: Mapping[str, Facts] = field(default_factory=dict)


def evaluate(
    book: Rulebook, rule: str, facts: Facts, at: date, application: date, others: Mapping[str, Facts] | None = None
) -> Evaluation:
    """Evaluate one rule. `facts` in the schema of `schema.py`; KeyError for a rule that there is not."""
    return Session(book, facts, at, application, others).evaluate(rule)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one of the two passes looks at; with a memory if answers are kept from day to day."""

    facts: Facts
    others: Mapping[str, Facts]
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Facts made ready for the two passes: without what is only claimed and, if there is any, with it.

    `ages`: the first pass with the first and with the last possible day of birth; empty if it is known, or nothing is.
    """

    claimed: frozenset[str]
    passes: tuple[Pass, ...]
    ages: tuple[Pass, ...] = ()

    @classmethod
    def of(cls, facts: Facts, others: Mapping[str, Facts], *, remembering: bool = False) -> Prepared:
        """`remembering`: for many days with the same facts."""
        claimed = claimed_keys(facts)
        documented = without_claimed(facts, claimed) if claimed else facts
        theirs = {name: without_claimed(each, claimed_keys(each)) for name, each in others.items()}
        if any(claimed_keys(each) for each in others.values()):
            claimed |= {"principal"}

        def looked_at(known: Facts, of_others: Mapping[str, Facts]) -> Pass:
            return Pass(known, of_others, Memory() if remembering else None)

        passes = [looked_at(documented, theirs), *([looked_at(facts, others)] if claimed else [])]
        ages = [looked_at({**documented, "birth_date": born}, theirs) for born in possible_births(facts)]
        return cls(claimed, tuple(passes), tuple(ages))


class Session:
    """Several rules for the same facts and dates: what they share is worked out once.

    `turns` collects the days on which something changes by itself. `prepared`: the same facts, made ready before.
    """

    def __init__(
        self,
        book: Rulebook,
        facts: Facts,
        at: date,
        application: date,
        others: Mapping[str, Facts] | None = None,
        turns: set[date] | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.book, self.at, self.application, self.turns = book, at, application, turns
        self._facts, self._others = facts, others or {}
        self._prepared = prepared
        self._passes: dict[bool, tuple[Situation, ...]] = {}
        self._ages: dict[bool, tuple[Situation, ...]] = {}
        self._claimed: frozenset[str] = frozenset()

    def evaluate(self, rule: str, more: tuple[str, ...] = ()) -> Evaluation:
        """One rule; `more`: general criteria to be worked out beside it, which do not enter the overall value."""
        pathway = self.book.pathways[rule]
        stale = (Flag.STALE_LAW,) if self.at >= STALE_FROM else ()
        if not pathway.in_force(self.at):
            self._turn(pathway)
            flags = (Flag.NOT_IN_FORCE, *stale)
            return Evaluation(rule, self.at, self.application, {}, Value.NOT_MET, flags=flags)
        passes = self._situations(pathway)
        if pathway.result is not None:
            named = [pathway.result(situation) for situation in passes]
            return _without_route(rule, self.at, self.application, named, stale)
        found = self._found(pathway, passes)
        found |= {one: self._ask(pathway, one, passes) for one in more if one not in found}
        verdict = self.book.verdict(pathway, found, self.at)
        overall = verdict.value if verdict.way else None
        way = verdict.way.name if verdict.way else ""
        effect = verdict.effect if pathway.has_effect else None
        return Evaluation(rule, self.at, self.application, found, overall, effect, flags=stale, way=way)

    def _found(self, pathway: Pathway, passes: tuple[Situation, ...]) -> dict[str, Outcome]:
        first, plan = passes[0], self.book.plans[pathway.id]
        found = first.answers(plan)
        for identifier, own in plan if len(passes) > 1 else ():
            if not self._claimed.isdisjoint(self.book.reads(pathway.id, identifier)):
                claimed = passes[1].own(own) if own else passes[1].criterion(identifier)
                found[identifier] = of_two_passes(found[identifier], claimed)
        ages = self._ages[self._is_ordered(pathway)]
        for identifier, own in plan if ages else ():
            if found[identifier].value is Value.UNKNOWN:
                found[identifier] = self._whatever_the_age(pathway, identifier, own, found[identifier], ages)
        return found

    def _whatever_the_age(
        self, pathway: Pathway, identifier: str, own: Question | None, outcome: Outcome, ages: tuple[Situation, ...]
    ) -> Outcome:
        """What holds for the first and for the last possible day of birth; else what was found without one."""
        reads = self.book.reads(pathway.id, identifier)
        if "birth_date" not in reads or not self._claimed.isdisjoint(reads):
            return outcome
        first, last = (one.own(own) if own else one.criterion(identifier) for one in ages)
        return first if first.value is last.value else outcome

    def _ask(self, pathway: Pathway, identifier: str, passes: tuple[Situation, ...]) -> Outcome:
        documented = self.book.ask(pathway, identifier, passes[0])
        if len(passes) == 1 or self._claimed.isdisjoint(self.book.reads(pathway.id, identifier)):
            return documented
        return of_two_passes(documented, self.book.ask(pathway, identifier, passes[1]))

    def _situations(self, pathway: Pathway) -> tuple[Situation, ...]:
        ordered = self._is_ordered(pathway)
        if ordered not in self._passes:
            prepared = self._made_ready(ordered)
            self._claimed = prepared.claimed
            self._passes[ordered] = tuple(self._situation(one) for one in prepared.passes)
            self._ages[ordered] = tuple(self._situation(one) for one in prepared.ages)
        return self._passes[ordered]

    def _is_ordered(self, pathway: Pathway) -> bool:
        return pathway.hardship and bool(self._facts.get("hardship_order_81_4_3"))

    def _made_ready(self, ordered: bool) -> Prepared:
        """Continued periods hang on the day of the application, so nothing of them is kept."""
        if ordered:
            return Prepared.of(_continued(self._facts, self.application), self._others)
        return self._prepared or Prepared.of(self._facts, self._others)

    def _situation(self, one: Pass) -> Situation:
        situation = Situation(one.facts, self.at, self.application, self.book, one.others)
        situation.turns, situation.memory = self.turns, one.memory
        return situation

    def _turn(self, pathway: Pathway) -> None:
        if self.turns is not None and pathway.starts:
            self.turns.add(pathway.starts)


def _without_route(rule: str, at: date, application: date, passes: list[str | Outcome], flags: Flags) -> Evaluation:
    """A rule that names a system instead of a value."""
    answers = [(one, MET) if isinstance(one, str) else (UNKNOWN_RESULT, one) for one in passes]
    (result, outcome), (claimed_result, claimed_outcome) = answers[0], answers[-1]
    if result != claimed_result:
        result, outcome = UNKNOWN_RESULT, of_two_passes(missing(), missing(*outcome.missing, *claimed_outcome.missing))
    return Evaluation(rule, at, application, {rule: outcome}, None, result=result, flags=flags)


def possible_births(facts: Facts) -> tuple[date, ...]:
    """The first and the last possible day of birth, if the day itself is not known and they lie close together."""
    if "birth_date" in facts or BORN_BETWEEN not in facts:
        return ()
    first, last = facts[BORN_BETWEEN]
    return (first, last) if last < since(first, CLOSE) else ()


def claimed_keys(facts: Facts) -> frozenset[str]:
    """The keys under which something is only claimed, besides those that always count."""
    return frozenset(key for key, value in facts.items() if _has_claimed(value) and key not in ALWAYS_COUNTED)


def without_claimed(facts: Facts, keys: frozenset[str]) -> Facts:
    """The facts without records and list items that are only claimed."""
    kept: dict[str, Any] = {}
    for key, value in facts.items():
        if key not in keys:
            kept[key] = value
        elif isinstance(value, list):
            kept[key] = [item for item in value if not _is_claimed(item)]
    return kept


def _has_claimed(value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("evidence") == "claimed"
    return isinstance(value, list) and any(_is_claimed(item) for item in value)


def _is_claimed(value: Any) -> bool:
    return isinstance(value, dict) and value.get("evidence") == "claimed"


def _continued(facts: Facts, application: date) -> Facts:
    periods = facts.get("status_periods")
    return facts if periods is None else {**facts, "status_periods": with_hardship_order(periods, application)}
