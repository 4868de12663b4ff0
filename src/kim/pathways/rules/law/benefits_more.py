"""Sub-rules about benefits and work that have no reading of their own in the rule base: hints, worked out as rules."""

from kim.pathways.rules.calendar import months, since
from kim.pathways.rules.conditions import Answer, Every, Leaf, Some
from kim.pathways.rules.law.benefits import ASYLBLG, GEAS, single, suspended
from kim.pathways.rules.reading.conduct import NO_WORK_BAN
from kim.pathways.rules.reading.residence import (
    SECTION_5,
    STATUS,
    TOLERATED,
    TOLERATED_NOT_60B,
    any_title,
    is_titled,
    of_type,
    stay_of_any_kind_since,
)
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import falls_under, matches
from kim.pathways.rules.timeline import ERLAUBT, GEDULDET, GEDULDET_60B, GESTATTET
from kim.pathways.rules.values import discretion, missing, question


def _25_5(situation: Situation) -> Answer:
    if situation.stay is None:
        return None
    if not matches(situation.title(), "25.5"):
        return False
    found = suspended(situation)
    return found == ASYLBLG if isinstance(found, str) else found


def _work_gestattung(situation: Situation) -> Answer:
    stay = situation.stay
    situation.turn(GEAS)
    if situation.at >= GEAS:
        return question("LQ-GEAS")
    if stay is None or stay.type != GESTATTET:
        return None if stay is None else False
    months_needed = situation.dated("asyl_work")
    if months_needed is None:
        return missing("Wartezeit für diesen Tag")
    situation.turn(since(stay.start, months(3)))
    situation.turn(since(stay.start, months(months_needed)))
    if since(stay.start, months(months_needed)) <= situation.at:
        return True
    return discretion("61.2") if since(stay.start, months(3)) <= situation.at else False


_15_MONTHS = ("23a", "25.3", "25.4", "25.4a", "25.4b", "25.5")
_NO_CHILD_BENEFIT = ("16e", "19c.1", "19e", "20", "20a", "17")


def _child_benefit(situation: Situation) -> Answer:
    stay = situation.stay
    if stay is None or stay.type in (GESTATTET, GEDULDET_60B):
        return None if stay is None else False
    if stay.type == GEDULDET:
        return matches(stay.title, "60d")
    title = situation.title()
    if falls_under(title, _15_MONTHS):
        working = situation.running("employment_periods")
        long = stay_of_any_kind_since(months(15)).question(situation)
        return (
            True
            if working or long is True or getattr(long, "value", "") == "met"
            else None
            if working is None
            else False
        )
    return bool(any_title(situation)) and not falls_under(title, _NO_CHILD_BENEFIT)


_WORK_DULDUNG = Every(
    TOLERATED_NOT_60B,
    stay_of_any_kind_since(months(3)),
    NO_WORK_BAN,
)
_SECTION_5_TITLE = Leaf(
    "Titel aus Abschnitt 5 (Beschäftigung frei, § 4a)",
    lambda situation: None if situation.stay is None else is_titled(situation.title(), SECTION_5),
    "status_periods",
    STATUS,
)

PATHWAYS = (
    single(
        "ben.asylblg_25_5",
        "§ 25 Abs. 5: noch Leistungen nach dem AsylbLG",
        "§ 1 Abs. 1 Nr. 3 Buchst. c, Abs. 3 AsylbLG",
        Leaf(
            "Titel nach § 25 Abs. 5 und der Monat, in dem 18 Monate seit der Aussetzungsentscheidung vergehen, ist "
            "nicht vorbei",
            _25_5,
            "status_periods suspension_decision",
            "Entscheidung über die Aussetzung der Abschiebung",
        ),
    ),
    single(
        "ben.bafoeg_duldung",
        "BAföG mit Duldung",
        "§ 8 Abs. 2a BAföG",
        Every(TOLERATED, stay_of_any_kind_since(months(15))),
        note="Voraussetzung ist auch der ständige Wohnsitz im Inland.",
    ),
    single(
        "ben.work_duldung",
        "Beschäftigung mit Duldung",
        "§ 60a Abs. 5b, 6, § 60b Abs. 5 AufenthG, § 32 BeschV",
        Some(_WORK_DULDUNG, _SECTION_5_TITLE),
        note="Soll erlaubt werden (seit 27.02.2024); ohne Zustimmung der Bundesagentur nach vier Jahren (§ 32 Abs. "
        "2 Nr. 5 BeschV).",
    ),
    single(
        "ben.work_gestattung",
        "Beschäftigung mit Gestattung",
        "§ 61 AsylG",
        Leaf(
            "Gestattung seit der Wartezeit (Tabelle asyl_work); ab drei Monaten nach Ermessen; ab 12.06.2026 offen "
            "(LQ-GEAS)",
            _work_gestattung,
            "status_periods",
            STATUS,
        ),
        note="Nicht, solange die Pflicht besteht, in einer Aufnahmeeinrichtung zu wohnen; nicht bei sicherem "
        "Herkunftsstaat.",
    ),
    single(
        "ben.kindergeld",
        "Kindergeld",
        "§ 62 Abs. 2 EStG (ebenso § 1 Abs. 2a UhVorschG, § 1 Abs. 7 BEEG)",
        Leaf(
            "Titel, der zur Erwerbstätigkeit berechtigt; bei §§ 23a, 25 Abs. 3 bis 5 mit Beschäftigung oder nach "
            "15 Monaten; "
            "Duldung nur nach § 60d",
            _child_benefit,
            "status_periods employment_periods",
            STATUS,
        ),
    ),
    single(
        "ben.wogg",
        "Wohngeld",
        "§ 3 Abs. 5 WoGG",
        of_type("Titel, Duldung oder Gestattung", ERLAUBT, GEDULDET, GEDULDET_60B, GESTATTET),
        note="Nicht neben Leistungen, die die Unterkunft schon decken.",
    ),
)
