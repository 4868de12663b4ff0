"""§ 19d AufenthG: qualified persons with a Duldung. Abs. 1 kann, since 2024-03-01 soll; Abs. 1a (after § 60c) ist."""

from datetime import date

from kim.pathways.rules.book import Outside, Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.conditions import Answer, Condition, Every, Leaf, Some
from kim.pathways.rules.law.general import G5, HINTS, needed
from kim.pathways.rules.reading.asylum import ENDED_WITHOUT_PROTECTION
from kim.pathways.rules.reading.conduct import FINES_50_90, NEVER_DECEIVED, NEVER_DELAYED, NO_SECURITY_CONCERN
from kim.pathways.rules.reading.knowledge import german
from kim.pathways.rules.reading.learning import (
    DOMESTIC_TRAINING,
    DOMESTIC_TRAINING_OR_CARE,
    DOMESTIC_VOCATIONAL,
    RECOGNISED_DEGREE,
)
from kim.pathways.rules.reading.means import no_benefits_in_last_year
from kim.pathways.rules.reading.residence import PERIODS, SECTION_5, TOLERATED, TOLERATED_NOT_60B, holds
from kim.pathways.rules.reading.work import BA_CONSENT, MATCHING, ROOM, qualified_job
from kim.pathways.rules.rulebook import Shared
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import matches
from kim.pathways.rules.values import Effect

_START, _SOLL = "2020-03-01", "2024-03-01"


def _had_training_duldung(situation: Situation) -> Answer:
    timeline = situation.timeline
    if timeline is None:
        return None
    return any(matches(stay.title, "60c") and stay.start <= situation.at for stay in timeline.stays)


_AFTER_60C = Leaf("eine Duldung nach § 60c wurde erteilt", _had_training_duldung, "status_periods", PERIODS)
_B = Every(RECOGNISED_DEGREE, qualified_job(years(2), "seit zwei Jahren ununterbrochen angemessen beschäftigt"))
_C = Every(
    qualified_job(years(3), "seit drei Jahren ununterbrochen qualifiziert beschäftigt"),
    no_benefits_in_last_year(
        "im letzten Jahr vor dem Antrag keine öffentlichen Mittel außer für Unterkunft und Heizung", ("wohngeld",)
    ),
)


def _qualification(a: Condition) -> Condition:
    return Some(a, _B, _C)


_ROUTE = ("g.livelihood", "g.identity", *G5, "g.asylum_pending")

_NOT_1A = "Nicht bei Abs. 1a; Übergang: § 104 Abs. 15."

PATHWAY = Pathway(
    "19d",
    "Aufenthaltserlaubnis für qualifizierte Geduldete zum Zweck der Beschäftigung",
    "§ 19d AufenthG",
    starts=date.fromisoformat(_START),
    criteria=(
        criterion(
            "19d.status",
            "Status",
            version(TOLERATED_NOT_60B, "§ 19d Abs. 1 AufenthG", "G26", _START, "2024-02-29"),
            version(
                Some(TOLERATED_NOT_60B, Every(holds(*SECTION_5), ENDED_WITHOUT_PROTECTION)),
                "§ 19d Abs. 1, 4 AufenthG",
                "G26 ◐",
                _SOLL,
            ),
        ),
        criterion(
            "19d.qual",
            "Qualifikation",
            version(_qualification(DOMESTIC_TRAINING), "§ 19d Abs. 1 Nr. 1 AufenthG", "B22", _START, "2024-02-29"),
            version(_qualification(DOMESTIC_TRAINING_OR_CARE), "§ 19d Abs. 1 Nr. 1 AufenthG", "G26 ◐", _SOLL),
        ),
        criterion(
            "19d.job",
            "Passende Beschäftigung",
            version(Every(MATCHING, BA_CONSENT), "§ 19d Abs. 1, § 39 AufenthG", "G26 ✎"),
        ),
        criterion("19d.housing", "Wohnraum", version(ROOM, "§ 19d Abs. 1 Nr. 2, § 2 Abs. 4 AufenthG", "G26")),
        criterion("19d.language", "Deutsch B1", version(german("B1"), "§ 19d Abs. 1 Nr. 3 AufenthG", "G26")),
        criterion(
            "19d.no_deception",
            "Keine Täuschung",
            version(
                NEVER_DECEIVED, "§ 19d Abs. 1 Nr. 4 AufenthG", "G26", note=f"Auch frühere Täuschung zählt. {_NOT_1A}"
            ),
            fixed=True,
        ),
        criterion(
            "19d.no_delay",
            "Keine Verzögerung",
            version(
                NEVER_DELAYED, "§ 19d Abs. 1 Nr. 5 AufenthG", "G26", note=f"Auch frühere Verzögerung zählt. {_NOT_1A}"
            ),
            fixed=True,
        ),
        criterion(
            "19d.no_extremism",
            "Keine extremistischen Bezüge",
            version(NO_SECURITY_CONCERN, "§ 19d Abs. 1 Nr. 6 AufenthG", "G26"),
        ),
        criterion("19d.convictions", "Keine Straftaten", version(FINES_50_90, "§ 19d Abs. 1 Nr. 7 AufenthG", "G26")),
        criterion(
            "19d.1a",
            "Nach einer Ausbildungsduldung (Abs. 1a)",
            version(
                Every(
                    TOLERATED,
                    _AFTER_60C,
                    DOMESTIC_VOCATIONAL,
                    *(Shared(f"19d.{name}") for name in ("job", "housing", "language", "no_extremism", "convictions")),
                ),
                "§ 19d Abs. 1a AufenthG",
                "G26 ✎",
                "2020-01-01",
                note="Anspruch für zwei Jahre.",
            ),
            outside=Outside.GRANTS,
        ),
    ),
    general=needed("g.livelihood", "g.identity", *G5, "g.asylum_pending", "g.asylum_ou"),
    routes=(
        route(
            "Abs. 1",
            (
                "19d.status",
                "19d.qual",
                "19d.job",
                "19d.housing",
                "19d.language",
                "19d.no_deception",
                "19d.no_delay",
                "19d.no_extremism",
                "19d.convictions",
                "g.asylum_ou",
                *_ROUTE,
            ),
            Effect.KANN,
            (_SOLL, Effect.SOLL),
        ),
        route("Abs. 1a", ("19d.1a", *_ROUTE), Effect.IST),
    ),
    shown=HINTS,
    note="Von § 5 Abs. 2 und § 10 Abs. 3 S. 1 kann abgewichen werden (Abs. 3); das senkt hier weder Ergebnis noch "
    "Wirkung.",
)
