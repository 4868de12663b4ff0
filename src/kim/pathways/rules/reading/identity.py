"""Identity, nationality and passport. Basis: §§ 3, 5 AufenthG; deadlines of §§ 16g, 60c, 60d AufenthG."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kim.pathways.rules.calendar import DAY, deadline, months
from kim.pathways.rules.conditions import Answer, Condition, Deviation, Every, Leaf, Some
from kim.pathways.rules.reading.simple import part
from kim.pathways.rules.situation import Situation

PAPERS = "Pass, Geburtsurkunde oder andere amtliche Urkunden, die die Identität klären"
STEPS = "Feststellung der Ausländerbehörde, dass alle zumutbaren Schritte getan sind"

Deadline = Callable[[Situation], "date | bool | None"]
"""The last day for clarifying; None: not known; False: there is no group for this entry."""


def is_clarified(situation: Situation, on: date | None = None) -> bool | None:
    """Whether the identity was clarified by `on`."""
    state = situation.part("identity", "state")
    if state is None:
        return None
    return state == "clarified" and situation.happened(situation.part("identity", "clarified_date"), on, absent=True)


CLARIFIED = Leaf("die Identität ist geklärt", is_clarified, "identity", PAPERS)
NATIONALITY_CLARIFIED = part(
    "identity",
    "nationality_clarified",
    True,
    "die Staatsangehörigkeit ist geklärt",
    "Pass oder Staatsangehörigkeitsausweis",
)
ALL_STEPS_TAKEN = part(
    "identity",
    "all_steps_taken",
    True,
    "alle erforderlichen und zumutbaren Maßnahmen zur Klärung sind ergriffen",
    STEPS,
)
STEPS_IN_TIME = part(
    "identity",
    "steps_in_time",
    "all",
    "alle erforderlichen und zumutbaren Maßnahmen wurden innerhalb der Frist ergriffen",
    "Nachweise der Schritte innerhalb der Frist (Botschaft, Urkunden, Schreiben)",
)
NOT_OWN_FAULT = part(
    "identity",
    "delay_own_fault",
    False,
    "die spätere Klärung ist nicht selbst zu vertreten",
    "Feststellung der Ausländerbehörde",
)


def _clarified_by(until: Deadline, text: str) -> Leaf:
    def question(situation: Situation) -> Answer:
        state = situation.part("identity", "state")
        last = until(situation)
        if state == "not_clarified" or last is False:
            return False
        clarified = situation.part("identity", "clarified_date")
        if state is None or last is None or clarified is None:
            return None
        return situation.happened(clarified) and clarified <= last

    return Leaf(text, question, "identity entry_date employment_periods", PAPERS + ", mit dem Tag der Klärung")


def in_time(until: Deadline, text: str, norm: str) -> Condition:
    """Clarified by the deadline; deemed so by steps in time without fault; by all steps taken only with discretion."""
    return Some(_clarified_by(until, text), Every(STEPS_IN_TIME, NOT_OWN_FAULT), Deviation(ALL_STEPS_TAKEN, norm))


def training_deadline(situation: Situation) -> date | None:
    """§ 16g Abs. 2 Nr. 3, § 60c Abs. 2 Nr. 3 AufenthG."""
    entered = situation.facts.get("entry_date")
    if entered is None:
        return None
    if entered < date(2017, 1, 1):
        return situation.application
    if entered < date(2020, 1, 1):
        return min(situation.application, date(2020, 6, 30))
    return deadline(entered, months(6))


def employment_deadline_2020(situation: Situation) -> date | bool | None:
    """§ 60d Abs. 1 Nr. 1 AufenthG until 2024-02-26."""
    entered = situation.facts.get("entry_date")
    if entered is None:
        return None
    if entered > date(2018, 8, 1):
        return False
    if entered > date(2016, 12, 31):
        return date(2020, 6, 30)
    employed = _employed_at_new_year_2020(situation)
    clarified = situation.part("identity", "clarified_date")
    if employed is None:
        both = (situation.application, date(2020, 6, 30))
        if clarified is None or (clarified <= min(both)) == (clarified <= max(both)):
            return both[1]
        return None
    return situation.application if employed else date(2020, 6, 30)


def _employed_at_new_year_2020(situation: Situation) -> bool | None:
    periods = situation.facts.get("employment_periods")
    day = date(2020, 1, 1)
    if periods is None:
        return None
    return any(one["from"] <= day <= (one.get("to") or day) for one in periods)


def employment_deadline_2024(situation: Situation) -> date | bool | None:
    """§ 60d Abs. 1 Nr. 1 AufenthG since 2024-02-27."""
    entered = situation.facts.get("entry_date")
    if entered is None:
        return None
    if entered > date(2022, 12, 31):
        return False
    if entered <= date(2016, 12, 31):
        return situation.application
    return min(situation.application, date(2024, 12, 31))


def has_group(until: Deadline) -> Leaf:
    """The entry falls into one of the groups of the version in force."""

    def question(situation: Situation) -> Answer:
        if situation.facts.get("entry_date") is None:
            return None
        return until(situation) is not False

    return Leaf("die Einreise fällt unter eine der Gruppen dieser Fassung", question, "entry_date", "Einreisedatum")


def _valid_passport(situation: Situation) -> Answer:
    kind, until = situation.part("passport", "kind"), situation.part("passport", "valid_until")
    if kind == "none":
        return False
    if until is not None:
        situation.turn(until + DAY)
        if until < situation.at:
            return False
    return None if kind is None or until is None else True


VALID_PASSPORT = Leaf(
    "ein gültiger Pass oder Passersatz liegt vor", _valid_passport, "passport", "Pass oder Passersatz mit Gültigkeit"
)
