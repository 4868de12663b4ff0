"""Livelihood of § 10 Abs. 1 S. 1 Nr. 3 StAG: no benefits under SGB II or XII, or a reason why they do not harm."""

from __future__ import annotations

from datetime import date

from kim.pathways.rules.calendar import DAY, backward, deadline, months, since
from kim.pathways.rules.conditions import Answer, Condition, Leaf, Some
from kim.pathways.rules.reading.means import NOTICES, Period
from kim.pathways.rules.reading.persons import derives, minor_child
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import Reason, question

SUBSISTENCE = ("SGB2", "SGB12")


def _subsistence_now(situation: Situation) -> list[Period] | None:
    found = situation.items("benefit_periods")
    return None if found is None else [one for one in found if one["system"] in SUBSISTENCE and situation.covers(one)]


def _no_subsistence(situation: Situation) -> Answer:
    record = situation.record("income_calc")
    covered = record.get("coverage_ratio") if record else None
    if covered is not None and covered < 1:
        return False
    received = _subsistence_now(situation)
    return None if received is None else not received


NO_SUBSISTENCE = Leaf(
    "am Stichtag keine Leistungen nach SGB II oder XII, und (wenn berechnet) der Bedarf ist gedeckt",
    _no_subsistence,
    "benefit_periods income_calc",
    NOTICES,
)


def _not_responsible(situation: Situation) -> Answer:
    received = _subsistence_now(situation)
    if received is None:
        return None
    judged = [one.get("responsibility", "not_assessed") for one in received]
    if "own" in judged:
        return False
    return True if all(one == "not_own" for one in judged) else None


NOT_RESPONSIBLE = Leaf(
    "der Bezug von Leistungen nach SGB II oder XII ist nicht selbst zu vertreten",
    _not_responsible,
    "benefit_periods",
    "Beurteilung, ob der Leistungsbezug selbst zu vertreten ist",
)


def _fulltime(situation: Situation) -> Answer:
    periods = situation.items("employment_periods")
    if periods is None:
        return None
    full = [one for one in periods if one.get("fulltime")]
    _note_months(situation, full)
    if not any(situation.covers(one) for one in full):
        return False
    return sum(_covered(full, situation.at, back) for back in range(1, 25)) >= 20


def _note_months(situation: Situation, periods: list[Period]) -> None:
    """A month counted backwards becomes covered or free only when it passes the begin or the end of a period."""
    if situation.turns is None:
        return
    edges = [one["from"] for one in periods] + [one["to"] + DAY for one in periods if one.get("to")]
    for edge in edges:
        for count in range(25):
            for day in (deadline(edge, months(count)), since(edge, months(count))):
                situation.turn(day)
                situation.turn(day + DAY)


def _covered(periods: list[Period], at: date, back: int) -> bool:
    """Whether the month that lies `back` months before `at` is covered without a free day."""
    day, last = backward(at, months(back)), backward(at, months(back - 1)) - DAY
    for one in sorted(periods, key=lambda period: period["from"]):
        if one["from"] <= day and (one.get("to") is None or one["to"] >= day):
            if one.get("to") is None or one["to"] >= last:
                return True
            day = one["to"] + DAY
    return False


FULLTIME_20_OF_24 = Leaf(
    "jetzt und in mindestens 20 der letzten 24 Monate in Vollzeit erwerbstätig (Nr. 3 Buchst. b)",
    _fulltime,
    "employment_periods",
    "Arbeitsverträge und Lohnabrechnungen der letzten 24 Monate",
)
RECRUITED = Leaf(
    "Gast- oder Vertragsarbeitnehmer, der den Bezug nicht zu vertreten hat (Nr. 3 Buchst. a; prüft die Behörde)",
    lambda situation: question(Reason.CASE_BY_CASE) if situation.facts.get("recruited_worker") else False,
    "recruited_worker",
    "Nachweis der Anwerbung",
)


def _spouse_of_fulltime(situation: Situation) -> Answer:
    if not derives(situation, ("spouse", "partner")) or minor_child(situation) is not True:
        return False
    theirs = situation.others.get(situation.facts["principal"]["person"])
    if theirs is None:
        return None
    other = Situation(theirs, situation.at, situation.application, situation.rules)
    other.turns = situation.turns
    return _fulltime(other)


SPOUSE_OF_FULLTIME = Leaf(
    "lebt mit einem minderjährigen Kind und mit der Person zusammen, die so erwerbstätig ist (Nr. 3 Buchst. c)",
    _spouse_of_fulltime,
    "principal household",
    "Nachweise der anderen Person",
)
LIVELIHOOD_10_OLD: Condition = Some(NO_SUBSISTENCE, NOT_RESPONSIBLE)
