"""Comparing a case file with what the rules yield: every deviation per case, evaluation and criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kim.pathways.casefile import CaseOfFile, Expected
from kim.pathways.rules.evaluation import Evaluation, Session
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.values import Outcome, Reason, Value


@dataclass(frozen=True, slots=True)
class Deviation:
    """One field or criterion that is not as expected."""

    field: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One evaluation with its deviations; none: passed."""

    case: str
    expected: Expected
    evaluation: Evaluation
    deviations: tuple[Deviation, ...]


def verify(cases: tuple[CaseOfFile, ...]) -> Iterator[Checked]:
    """Every evaluation of every case."""
    for case in cases:
        for expected in case.evaluations:
            evaluation = evaluated(expected)
            yield Checked(case.id, expected, evaluation, tuple(deviations(expected, evaluation)))


def evaluated(expected: Expected) -> Evaluation:
    """What the rules yield, with the general criteria that the case names beside those of the rule."""
    session = Session(BOOK, expected.facts, expected.at, expected.application, expected.others)
    named = (*expected.expect, *expected.reasons, *expected.missing, *expected.flags)
    return session.evaluate(expected.rule, more=tuple(one for one in named if one.startswith(("g.", "stag."))))


def deviations(expected: Expected, evaluation: Evaluation) -> Iterator[Deviation]:
    """Where the two differ. Not named is not compared."""
    yield from _plain(expected, evaluation)
    for identifier, value in expected.expect.items():
        outcome = evaluation.criteria.get(identifier)
        found = "–" if outcome is None else str(outcome.value)
        if found != value:
            yield Deviation(identifier, value, found)
    for identifier, codes in expected.reasons.items():
        yield from _among(identifier, "reasons", codes, _of(evaluation, identifier).reasons)
    for identifier in expected.missing:
        outcome = _of(evaluation, identifier)
        if outcome.value is not Value.UNKNOWN or Reason.MISSING_EVIDENCE not in outcome.reasons:
            found = ", ".join([outcome.value, *outcome.reasons])
            yield Deviation(f"{identifier} missing_evidence", f"{Value.UNKNOWN}, {Reason.MISSING_EVIDENCE}", found)
    for identifier, flags in expected.flags.items():
        yield from _among(identifier, "flags", flags, _flags(evaluation, identifier))
    for identifier, outcome in evaluation.criteria.items():
        if outcome.value is Value.UNKNOWN and not outcome.reasons:
            yield Deviation(f"{identifier} reasons", "≥ 1", "0")


def _plain(expected: Expected, evaluation: Evaluation) -> Iterator[Deviation]:
    found = {"overall": evaluation.overall, "effect": evaluation.effect, "result": evaluation.result}
    for name, value in expected.plain.items():
        if found[name] != value:
            yield Deviation(name, value, str(found[name] or "–"))


def _of(evaluation: Evaluation, identifier: str) -> Outcome:
    return evaluation.criteria.get(identifier) or Outcome(Value.NOT_APPLICABLE)


def _flags(evaluation: Evaluation, identifier: str) -> tuple[str, ...]:
    if identifier != "overall":
        return _of(evaluation, identifier).flags
    return (*evaluation.flags, *(flag for outcome in evaluation.criteria.values() for flag in outcome.flags))


def _among(identifier: str, kind: str, wanted: list[str], found: tuple[str, ...]) -> Iterator[Deviation]:
    for one in wanted:
        if one not in found:
            yield Deviation(f"{identifier} {kind}", one, ", ".join(found) or "–")
