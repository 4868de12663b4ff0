"""Livelihood: own means, benefits, insurance. Basis: § 2 Abs. 3, § 5 Abs. 1 Nr. 1 AufenthG; § 10 Abs. 1 Nr. 3 StAG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kim.pathways.rules.calendar import DAY, backward, months, since
from kim.pathways.rules.conditions import Answer, Every, Leaf, Some
from kim.pathways.rules.reading.persons import CARER, CARES_FOR_CHILD_UNDER_3, minor_child
from kim.pathways.rules.reading.simple import Claimed, claimed, claimed_part, one_of, part_of
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.tables import retirement_age
from kim.pathways.rules.values import missing

PAY = "Lohnabrechnungen, Mietvertrag, Bescheide: Verhältnis von eigenem Einkommen zum Bedarf"
NOTICES = "Leistungsbescheide mit Zeiträumen"
Period = Mapping[str, Any]


def ratio(text: str, check: Callable[[float], bool], by: tuple[str, ...] = ()) -> Leaf:
    """The share of need that own means cover; `by`: only from these sources."""

    def question_(situation: Situation) -> Answer:
        record = situation.record("income_calc")
        found = record.get("coverage_ratio") if record else None
        source = record.get("by") if record else None
        if (found is not None and not check(found)) or (by and source is not None and source not in by):
            return False
        return None if found is None or (by and source is None) else True

    return Leaf(text, question_, "income_calc", PAY)


SECURED = ratio(
    "der Lebensunterhalt ist einschließlich Krankenversicherung aus eigenen Mitteln gesichert", lambda r: r >= 1
)
SECURED_BY_WORK = ratio("der Lebensunterhalt ist durch die Beschäftigung gesichert", lambda r: r >= 1, ("work",))
MOSTLY_BY_WORK = ratio(
    "mehr als die Hälfte des Bedarfs ist durch Erwerbstätigkeit gedeckt", lambda r: r > 0.5, ("work",)
)
MOSTLY = ratio("mehr als die Hälfte des Bedarfs ist durch eigene Mittel gedeckt", lambda r: r > 0.5)
FAR_MOSTLY = ratio("der Lebensunterhalt ist weit überwiegend (mindestens 75 Prozent) gesichert", lambda r: r >= 0.75)

EXPECTED = claimed_part(
    "prognosis",
    "livelihood",
    "positive",
    "es ist zu erwarten, dass der Lebensunterhalt gesichert sein wird (Schule, Ausbildung, Einkommen, Familie)",
    "Einschätzung mit Begründung",
)


def receives(text: str, keep: Callable[[Period], bool]) -> Leaf:
    """A benefit of this kind is received at the reference date."""
    return Leaf(text, lambda situation: situation.running("benefit_periods", keep), "benefit_periods", NOTICES)


TEMPORARY = receives("Leistungen werden nur vorübergehend bezogen", lambda one: bool(one.get("temporary")))
SGB2 = receives("am Stichtag werden Leistungen nach dem SGB II bezogen", lambda one: one["system"] == "SGB2")
ASYLBLG = receives(
    "am Stichtag werden Leistungen nach dem AsylbLG bezogen", lambda one: one["system"] in ("AsylbLG", "AsylbLG_2")
)


def _some_own_income_with_child(situation: Situation) -> Answer:
    record = situation.record("income_calc")
    covered = record.get("coverage_ratio") if record else None
    child = minor_child(situation)
    if child is False or (covered is not None and covered <= 0):
        return False
    return None if child is None or covered is None else True


SUPPLEMENTARY_FAMILY = Leaf(
    "Familie mit minderjährigem Kind, die nur ergänzende Leistungen bezieht",
    _some_own_income_with_child,
    "household income_calc",
    PAY,
)
IN_TRAINING_25B = part_of(
    "education_now",
    "kind",
    ("vocational", "vocational_preparation", "study"),
    "in Ausbildung, Berufsvorbereitung oder Studium",
    "Ausbildungsvertrag oder Immatrikulation",
)
HARMLESS_BENEFITS = Claimed(
    Every(TEMPORARY, Some(IN_TRAINING_25B, SUPPLEMENTARY_FAMILY, CARES_FOR_CHILD_UNDER_3, CARER))
)


# §§ 16g, 18 AufenthG


def _pay_reaches(situation: Situation) -> Answer:
    amount = situation.dated("bafoeg_12")
    pay = situation.part("training", "pay_month")
    if amount is None:
        return missing("Betrag nach § 12 BAföG für diesen Tag")
    return None if pay is None else pay >= amount


TRAINING_PAY = Leaf(
    "die monatlichen Mittel erreichen den Betrag nach § 12 BAföG (Tabelle bafoeg_12)",
    _pay_reaches,
    "training",
    "Ausbildungsvertrag oder Lohnabrechnung: Ausbildungsvergütung im Monat",
)
INSURED = one_of(
    "health_insurance", ("statutory", "private"), "krankenversichert", "Versicherungsnachweis der Krankenkasse"
)
SGB3_SUPPORT = claimed_part(
    "training", "sgb3_support", True, "Förderung nach dem SGB III (unschädlich)", "Bescheid der Agentur für Arbeit"
)


def _salary_reaches(situation: Situation) -> Answer:
    ceiling = situation.dated("pension_ceiling")
    salary = situation.part("employment_offer", "salary_year")
    if ceiling is None:
        return missing("Beitragsbemessungsgrenze für dieses Jahr")
    return None if salary is None else 100 * salary >= 55 * ceiling


SALARY_45 = Leaf(
    "das Jahresgehalt erreicht 55 Prozent der Beitragsbemessungsgrenze der Rentenversicherung (Tabelle "
    "pension_ceiling)",
    _salary_reaches,
    "employment_offer",
    "Arbeitsvertrag mit Jahresgehalt",
)
PENSION_ADEQUATE = claimed(
    "pension_adequate", "eine angemessene Altersversorgung ist nachgewiesen", "Nachweis der Altersversorgung"
)


def _retired(situation: Situation) -> Answer:
    born = situation.facts.get("birth_date")
    if born is None:
        return False
    reached = since(born, retirement_age(born))
    situation.turn(reached)
    return reached <= situation.at


RETIRED = Leaf("die Regelaltersgrenze ist erreicht (Tabelle retirement_age)", _retired, "birth_date", "Geburtsdatum")


def _contributions(situation: Situation) -> Answer:
    found = situation.facts.get("pension_months")
    return None if found is None else found >= 60


PENSION_60 = Leaf(
    "mindestens 60 Monate Beiträge zur Rentenversicherung",
    _contributions,
    "pension_months",
    "Rentenversicherungsverlauf",
)


# the past


def _year_before_application(situation: Situation) -> tuple[date, date]:
    return backward(situation.application, months(12)), situation.application - DAY


def _touches(period: Period, first: date, last: date) -> bool:
    return period["from"] <= last and (period.get("to") is None or period["to"] >= first)


def no_benefits_in_last_year(text: str, ignored: tuple[str, ...]) -> Leaf:
    """No benefit in the twelve months before the application, besides the systems in `ignored`."""

    def question_(situation: Situation) -> Answer:
        periods = situation.facts.get("benefit_periods")
        if periods is None:
            return None
        first, last = _year_before_application(situation)
        hit = [one for one in periods if one["system"] not in ignored and _touches(one, first, last)]
        for one in periods:
            situation.turn(one["from"] + DAY)
            if one.get("to") is not None:
                situation.turn(since(one["to"] + DAY, months(12)))
        return not hit

    return Leaf(text, question_, "benefit_periods", NOTICES)


def _employed_all_year(situation: Situation) -> Answer:
    periods = situation.facts.get("employment_periods")
    if periods is None:
        return None
    first, last = _year_before_application(situation)
    for one in periods:
        situation.turn(since(one["from"], months(12)))
        if one.get("to") is not None:
            situation.turn(one["to"] + DAY + DAY)
    return any(one["from"] <= first and (one.get("to") is None or one["to"] >= last) for one in periods)


EMPLOYED_ALL_YEAR = Leaf(
    "eine Beschäftigung deckt die letzten zwölf Monate vor dem Antrag",
    _employed_all_year,
    "employment_periods",
    "Arbeitsvertrag und Lohnabrechnungen der letzten zwölf Monate",
)
