"""Referral programmes: matching rules, never an entitlement. Several may fit; nobody is excluded silently."""

from datetime import date

from kim.pathways.rules.book import Outside, Pathway, criterion, version
from kim.pathways.rules.conditions import Answer, Every, Leaf, Some
from kim.pathways.rules.reading.persons import at_least, before_birthday, within_years_of_entry
from kim.pathways.rules.reading.residence import of_type
from kim.pathways.rules.reading.simple import part
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.timeline import ERLAUBT, GEDULDET, GEDULDET_60B, GESTATTET, NONE
from kim.pathways.rules.values import MET, Flag, Outcome, question

_IN_NRW = part("residence", "state", "NRW", "wohnt in Nordrhein-Westfalen", "Wohnort")
_UNSETTLED = of_type("geduldet oder gestattet", GEDULDET, GEDULDET_60B, GESTATTET)
_WITH_STATUS = of_type("hat einen Aufenthaltsstatus", ERLAUBT, GEDULDET, GEDULDET_60B, GESTATTET)
_WITHOUT_TITLE = of_type("gestattet, geduldet oder ohne Status", GEDULDET, GEDULDET_60B, GESTATTET, NONE)
_DURABLE = of_type("mit Aufenthaltstitel (dauerhafter Aufenthalt)", ERLAUBT)
_ROUND_ENDS = date(2026, 10, 31)
_REGIONAL = Every(_IN_NRW, _WITHOUT_TITLE)


def _regional(situation: Situation) -> Answer:
    situation.turn(_ROUND_ENDS)
    found: Outcome = _REGIONAL.ask(situation)
    return question("LQ-REF-ROUND") if situation.at >= _ROUND_ENDS else found


_ADVICE = Leaf(
    "wohnt in Nordrhein-Westfalen und ist gestattet, geduldet oder ohne Status; ab 31.10.2026 ist die Förderung "
    "offen (LQ-REF-ROUND)",
    _regional,
    "residence status_periods",
    "Wohnort und Aufenthaltsstatus",
)

PATHWAY = Pathway(
    "referral",
    "Beratung und Programme",
    "Programme",
    criteria=(
        criterion(
            "ref.thm",
            "Teilhabemanagement („Gemeinsam klappt’s“, „Durchstarten in Ausbildung und Arbeit“)",
            version(
                Every(at_least(18), before_birthday(28), _UNSETTLED, _IN_NRW),
                "Landesprogramm NRW",
                "◐",
                "2020-01-01",
                "2022-06-30",
                note="Beendet, „Gemeinsam klappt’s“ am 31.12.2022, „Durchstarten“ am 30.06.2023; heute: Fallmanagement "
                "im KIM. Beginn ✎.",
            ),
            outside=Outside.GRANTS,
            ended=Flag.PROGRAMME_ENDED,
        ),
        criterion(
            "ref.jmd",
            "Jugendmigrationsdienst",
            version(Every(at_least(12), before_birthday(27), _WITH_STATUS), "Förderrichtlinie JMD", "◐"),
            outside=Outside.GRANTS,
        ),
        criterion(
            "ref.mbe",
            "Migrationsberatung für Erwachsene",
            version(
                Every(at_least(27), _DURABLE, within_years_of_entry(3)),
                "Förderrichtlinie MBE",
                "◐",
                note="Unter 27 mit Fragen, die sonst Erwachsene haben, ist Beratung möglich; das ist nur ein Hinweis.",
            ),
            outside=Outside.GRANTS,
        ),
        criterion(
            "ref.flucht",
            "Regionale Beratung von Geflüchteten NRW",
            version(_ADVICE, "Landesförderung NRW", "◐", note="Förderrunde 16.10.2025 bis 30.10.2026."),
            outside=Outside.GRANTS,
        ),
        criterion(
            "ref.integrationsagentur",
            "Integrationsagentur",
            version(Leaf("ohne rechtliche Schwelle", lambda _situation: MET, "", ""), "Landesförderung NRW", "Konzept"),
            outside=Outside.GRANTS,
        ),
        criterion(
            "ref.kim_cm",
            "Fallmanagement im KIM",
            version(
                Some(_IN_NRW),
                "§ 9 TIntG",
                "Konzept",
                "2020-11-01",
                note="Die Kommune des Wohnorts bestimmt, wer zuständig ist.",
            ),
            outside=Outside.GRANTS,
        ),
    ),
)
