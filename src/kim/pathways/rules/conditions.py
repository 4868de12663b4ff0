"""The building blocks of a rule. What a rule of law says is a tree of these; the German text is read off the same tree.

`Leaf` reads facts; `Every` and `Some` combine; `Regularly`, `Deviation` and `MayWaive` carry what German law
distinguishes: "in der Regel", a discretionary deviation with its own condition, an unconditional discretionary
waiver. A leaf answers True, False, None (not known: its `missing` text says which evidence is missing), or an
`Outcome` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import (
    DISCRETION,
    MET,
    MET_BY_DEVIATION,
    NOT_MET,
    Flag,
    Outcome,
    Value,
    both,
    discretion,
    either,
    missing,
)

Answer = bool | None | Outcome
_FAILED = Value.NOT_MET
_MET = Value.MET
_ATYPICAL = Outcome(Value.NOT_MET, flags=(Flag.ATYPICAL_POSSIBLE,))


class Condition(Protocol):
    """A part of a rule."""

    def ask(self, situation: Situation) -> Outcome: ...

    def lines(self) -> Iterator[tuple[int, str]]: ...

    def reads(self) -> frozenset[str]: ...


class Leaf:
    """One question to the facts. `text` is German and completes "Erfüllt, wenn …"."""

    __slots__ = ("_missing", "_reads", "evidence", "question", "text")

    def __init__(self, text: str, question: Callable[[Situation], Answer], reads: str, evidence: str) -> None:
        self.text, self.question, self.evidence = text, question, evidence
        self._reads = frozenset(reads.split())
        self._missing = missing(evidence)

    def ask(self, situation: Situation) -> Outcome:
        answer = self.question(situation)
        if answer is True:
            return MET
        if answer is False:
            return NOT_MET
        return self._missing if answer is None else answer

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, self.text

    def reads(self) -> frozenset[str]:
        return self._reads


class _Joined:
    __slots__ = ("parts",)
    head = ""

    def __init__(self, *parts: Condition) -> None:
        self.parts = parts

    def lines(self) -> Iterator[tuple[int, str]]:
        yield 0, self.head
        for part in self.parts:
            for depth, text in part.lines():
                yield depth + 1, text

    def reads(self) -> frozenset[str]:
        return frozenset().union(*(part.reads() for part in self.parts))


class Every(_Joined):
    """AND. The first part that fails decides, whether or not the others were asked as well."""

    __slots__ = ()
    head = "alles davon:"

    def ask(self, situation: Situation) -> Outcome:
        if situation.turns is not None:
            # All are asked: each of them notes the days on which it changes.
            outcomes = [part.ask(situation) for part in self.parts]
            return next((one for one in outcomes if one.value is _FAILED), None) or both(outcomes)
        telling = []
        for part in self.parts:
            outcome = part.ask(situation)
            if outcome.value is _FAILED:
                return outcome
            if outcome is not MET:
                telling.append(outcome)
        return both(telling) if telling else MET


class Some(_Joined):
    """OR: the base rule, its alternatives, mandatory waivers."""

    __slots__ = ()
    head = "eines davon:"

    def ask(self, situation: Situation) -> Outcome:
        if situation.turns is not None:
            return either([part.ask(situation) for part in self.parts])
        telling = []
        for part in self.parts:
            outcome = part.ask(situation)
            if outcome.value is _MET and not outcome.lowered:
                return outcome
            if outcome is not NOT_MET:
                telling.append(outcome)
        return either(telling) if telling else NOT_MET


@dataclass(frozen=True, slots=True)
class _Around:
    inner: Condition

    def reads(self) -> frozenset[str]:
        return self.inner.reads()

    def _headed(self, head: str) -> Iterator[tuple[int, str]]:
        yield 0, head
        for depth, text in self.inner.lines():
            yield depth + 1, text


@dataclass(frozen=True, slots=True)
class Regularly(_Around):
    """ "In der Regel": a failure stays one, with the hint that an atypical case is possible."""

    def ask(self, situation: Situation) -> Outcome:
        outcome = self.inner.ask(situation)
        if outcome is NOT_MET:
            return _ATYPICAL
        if outcome.value is _FAILED:
            return replace(outcome, flags=(*outcome.flags, Flag.ATYPICAL_POSSIBLE))
        return outcome

    def lines(self) -> Iterator[tuple[int, str]]:
        return self._headed("in der Regel:")


@dataclass(frozen=True, slots=True)
class Deviation(_Around):
    """A discretionary deviation with its own condition: once proven it helps, but the effect is only `kann`."""

    norm: str

    def ask(self, situation: Situation) -> Outcome:
        outcome = self.inner.ask(situation)
        if outcome.value is _FAILED:
            return outcome
        return MET_BY_DEVIATION if outcome is MET else replace(outcome, lowered=True)

    def lines(self) -> Iterator[tuple[int, str]]:
        return self._headed(f"nach Ermessen ({self.norm}), dann nur „kann“:")


@dataclass(frozen=True, slots=True)
class MayWaive(_Around):
    """An unconditional discretionary waiver: a failure becomes "depends on the authority"."""

    code: str
    norm: str

    def ask(self, situation: Situation) -> Outcome:
        return waived(self.inner.ask(situation), self.code)

    def lines(self) -> Iterator[tuple[int, str]]:
        return self._headed(f"sonst kann die Behörde davon absehen ({self.norm}):")


def waived(outcome: Outcome, code: str) -> Outcome:
    """A failed outcome turned into one that depends on the authority's discretion."""
    return discretion(code) if outcome.value is _FAILED else outcome


@dataclass(frozen=True, slots=True)
class OnlyFor(_Around):
    """A condition that does not apply (n/a) to others than those whom `who` describes."""

    who: Condition

    def ask(self, situation: Situation) -> Outcome:
        concerned = self.who.ask(situation)
        if concerned.value is _MET:
            return self.inner.ask(situation)
        if concerned.value is Value.UNKNOWN:
            inner = self.inner.ask(situation)
            return inner if inner.value is _MET else both([concerned, replace(inner, value=Value.UNKNOWN)])
        return Outcome(Value.NOT_APPLICABLE)

    def lines(self) -> Iterator[tuple[int, str]]:
        texts = "; ".join(text for _depth, text in self.who.lines())
        return self._headed(f"nur wenn gilt: {texts}")

    def reads(self) -> frozenset[str]:
        return self.inner.reads() | self.who.reads()


def is_discretion(reason: str) -> bool:
    """Whether a reason says that an authority may waive."""
    return reason.startswith(DISCRETION)
