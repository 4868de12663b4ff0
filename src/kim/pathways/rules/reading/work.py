"""Employment and job offers. Basis: §§ 18, 19d, 39 AufenthG; § 60d Abs. 1 Nr. 3 AufenthG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kim.pathways.rules.calendar import DAY, FAR, Span, since
from kim.pathways.rules.conditions import Answer, Leaf
from kim.pathways.rules.reading.learning import all_of
from kim.pathways.rules.reading.simple import finding, one_of, part
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import NOT_APPLICABLE

CONTRACTS = "Arbeitsverträge und Lohnabrechnungen"
DECLARATION = "Erklärung zum Beschäftigungsverhältnis"
Period = Mapping[str, Any]


def employed_since(span: Span, text: str, suits: Callable[[Situation, Period], bool | None], reads: str = "") -> Leaf:
    """An employment that suits runs at the reference date and has run without a gap for `span`."""

    def question(situation: Situation) -> Answer:
        periods = situation.items("employment_periods")
        if periods is None:
            return None
        judged = [(one, suits(situation, one)) for one in periods]
        if _has_run(situation, [one for one, answer in judged if answer], span):
            return True
        possible = _has_run(situation, [one for one, answer in judged if answer is not False], span)
        return None if possible else False

    return Leaf(text, question, f"employment_periods {reads}", CONTRACTS)


def _has_run(situation: Situation, periods: list[Period], span: Span) -> bool:
    day, start = situation.at, None
    for one in sorted(periods, key=lambda period: period["from"], reverse=True):
        if one.get("to") is not None:
            situation.turn(one["to"] + DAY)
        if one["from"] <= day <= (one.get("to") or FAR):
            start, day = one["from"], one["from"] - DAY
    if start is None:
        return False
    situation.turn(since(start, span))
    return since(start, span) <= situation.at


def insured_job(span: Span, hours: int, hours_single_parent: int | None = None) -> Leaf:
    """Social-insured work of so many hours a week."""

    def suits(situation: Situation, one: Period) -> bool | None:
        needed = hours_single_parent if hours_single_parent and situation.facts.get("single_parent") else hours
        worked = one.get("hours")
        return all_of(bool(one.get("social_insured")), None if worked is None else worked >= needed)

    parents = f" (Alleinerziehende {hours_single_parent})" if hours_single_parent else ""
    text = f"seit {span.dative} sozialversicherungspflichtig beschäftigt, mindestens {hours} Wochenstunden{parents}"
    return employed_since(span, text, suits, "single_parent")


def qualified_job(span: Span, text: str) -> Leaf:
    """Qualified employment."""
    return employed_since(span, text, lambda _situation, one: bool(one.get("qualified")))


CONCRETE = part(
    "employment_offer", "concrete", True, "ein konkretes Arbeitsplatzangebot liegt vor", "Arbeitsvertrag oder Zusage"
)
MATCHING = part(
    "employment_offer",
    "matching",
    True,
    "die Stelle entspricht der Qualifikation",
    "Stellenbeschreibung, " + DECLARATION,
)
QUALIFIED = part(
    "employment_offer", "qualified", True, "die Beschäftigung ist qualifiziert", "Stellenbeschreibung, " + DECLARATION
)
DECLARED = part(
    "employment_offer",
    "declared_real",
    True,
    "beide Seiten versichern, dass die Beschäftigung tatsächlich ausgeübt wird",
    DECLARATION,
)
BA_CONSENT = one_of(
    "ba_consent",
    ("granted", "not_required"),
    "die Bundesagentur für Arbeit hat zugestimmt, oder das ist nicht nötig",
    "Zustimmung der Bundesagentur für Arbeit",
)
LICENCE = one_of(
    "licence",
    ("granted", "not_required"),
    "eine nötige Berufsausübungserlaubnis ist erteilt",
    "Berufsausübungserlaubnis, oder Angabe, dass keine nötig ist",
)
EMPLOYMENT_ALLOWED = one_of(
    "work_permit",
    ("allowed", "not_employed"),
    "die Beschäftigung ist erlaubt, sofern jemand beschäftigt ist",
    "Nebenbestimmung des Titels zur Erwerbstätigkeit",
)


def _licence_if_regulated(situation: Situation) -> Answer:
    found = situation.facts.get("licence")
    if found == "not_required":
        return NOT_APPLICABLE
    return None if found is None else found in ("granted", "promised")


LICENCE_IF_REGULATED = Leaf(
    "eine nötige Berufsausübungserlaubnis ist erteilt oder zugesagt (nicht nötig: entfällt)",
    _licence_if_regulated,
    "licence",
    "Berufsausübungserlaubnis oder Zusage",
)
ROOM = part("housing", "sufficient", True, "ausreichender Wohnraum", "Mietvertrag mit Wohnfläche und Zahl der Personen")
OWN_DWELLING = part("housing", "own_dwelling", True, "eigene Wohnung oder Unterkommen", "Mietvertrag")
NEEDY = finding("needy", True, "hilfebedürftig", "Angaben zu Einkommen und Vermögen")
