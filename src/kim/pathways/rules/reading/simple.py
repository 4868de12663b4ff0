"""Leaves for facts that are one answer: a finding of an authority, a yes or no, a date by which something happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kim.pathways.rules.calendar import DAY
from kim.pathways.rules.conditions import Answer, Condition, Leaf
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import NOT_MET, Outcome, Value


def finding(key: str, wanted: object, text: str, evidence: str) -> Leaf:
    """The fact under `key` is exactly `wanted`."""

    def question(situation: Situation) -> Answer:
        found = situation.facts.get(key)
        return None if found is None else found == wanted

    return Leaf(text, question, key, evidence)


def one_of(key: str, wanted: tuple[str, ...], text: str, evidence: str) -> Leaf:
    """The fact under `key` is one of `wanted`."""

    def question(situation: Situation) -> Answer:
        found = situation.facts.get(key)
        return None if found is None else found in wanted

    return Leaf(text, question, key, evidence)


def part(key: str, name: str, wanted: object, text: str, evidence: str) -> Leaf:
    """One part of a record is exactly `wanted`."""

    def question(situation: Situation) -> Answer:
        found = situation.part(key, name)
        return None if found is None else found == wanted

    return Leaf(text, question, key, evidence)


def part_of(key: str, name: str, wanted: tuple[str, ...], text: str, evidence: str) -> Leaf:
    """One part of a record is one of `wanted`."""

    def question(situation: Situation) -> Answer:
        found = situation.part(key, name)
        return None if found is None else found in wanted

    return Leaf(text, question, key, evidence)


def claimed_part(key: str, name: str, wanted: object, text: str, evidence: str) -> Leaf:
    """As `part`, for an exception: not claimed is not met."""
    return Leaf(text, lambda situation: situation.part(key, name) == wanted, key, evidence)


def claimed(key: str, text: str, evidence: str) -> Leaf:
    """An exception that is one yes: not claimed is not met."""
    return Leaf(text, lambda situation: situation.facts.get(key) is True, key, evidence)


def signed(name: str, text: str, evidence: str) -> Leaf:
    """A declaration signed by the reference date."""

    def question(situation: Situation) -> Answer:
        day = situation.part("declarations", name)
        return None if day is None else situation.happened(day)

    return Leaf(text, question, "declarations", evidence)


def requested(name: str, text: str) -> Leaf:
    """Something about the integration course that has happened by the reference date; absent: it has not."""

    def question(situation: Situation) -> Answer:
        return situation.happened(situation.part("integration_course", name))

    return Leaf(text, question, "integration_course", "Schreiben der anordnenden Stelle")


class Claimed:
    """An exception or harmlessness rule: what it needs counts only if claimed, so unknown is not met here."""

    __slots__ = ("inner",)

    def __init__(self, inner: Condition) -> None:
        self.inner = inner

    def ask(self, situation: Situation) -> Outcome:
        outcome = self.inner.ask(situation)
        return NOT_MET if outcome.value is Value.UNKNOWN else outcome

    def lines(self) -> Iterator[tuple[int, str]]:
        return self.inner.lines()

    def reads(self) -> frozenset[str]:
        return self.inner.reads()


def waiver(criterion: str, *, age: bool = True) -> Leaf:
    """A documented waiver for illness, disability, or `age` where the law names it; no diagnosis is kept."""

    def question(situation: Situation) -> Answer:
        return any(item.get("criterion") == criterion for item in situation.facts.get("waivers") or ())

    grounds = "Krankheit, Behinderung oder Alter" if age else "Krankheit oder Behinderung"
    text = f"die Voraussetzung entfällt nachgewiesen wegen {grounds}"
    return Leaf(text, question, "waivers", "ärztliche Bescheinigung (ohne Diagnose)")


def from_day(day: date) -> Leaf:
    """The application was filed on `day` at the latest."""

    def question(situation: Situation) -> Answer:
        situation.turn(day + DAY)
        return situation.application <= day

    return Leaf(f"der Antrag ist spätestens am {day:%d.%m.%Y} gestellt", question, "", "Eingangsbestätigung")
