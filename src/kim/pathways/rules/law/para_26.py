"""§ 26 AufenthG: settlement after refugee status (Abs. 3, ist) and other humanitarian titles (Abs. 4, kann)."""

from kim.pathways.rules.book import Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.conditions import Every, Some
from kim.pathways.rules.law.general import G5, HINTS, section_5
from kim.pathways.rules.law.para_9 import COMMON, common
from kim.pathways.rules.reading.asylum import NO_NOTICE_OF_GROUNDS, POSITIVE_NOTICE_2015_2017
from kim.pathways.rules.reading.knowledge import german
from kim.pathways.rules.reading.means import FAR_MOSTLY, MOSTLY, RETIRED
from kim.pathways.rules.reading.naturalisation import title_with_procedure
from kim.pathways.rules.reading.residence import SECTION_5, holds, holds_other
from kim.pathways.rules.reading.simple import waiver
from kim.pathways.rules.rulebook import Shared
from kim.pathways.rules.values import Effect

_TITLES = ("25.1", "25.2.1.alt1", "23.4")
_TIME = (
    "seit {} Titel, das Asylverfahren mitgerechnet; Tage zwischen Entscheidung und Titel zählen nicht und schaden nicht"
)
_FIVE = title_with_procedure(years(5), _TIME.format("5 Jahren"))
_THREE = title_with_procedure(years(3), _TIME.format("3 Jahren"))

REFUGEES = Pathway(
    "26_3",
    "Niederlassungserlaubnis für Asylberechtigte und Flüchtlinge",
    "§ 26 Abs. 3 AufenthG",
    criteria=(
        criterion(
            "26_3.title",
            "Titel",
            version(holds(*_TITLES), "§ 26 Abs. 3 S. 1, 6 AufenthG", "G26", note="Subsidiärer Schutz: § 26 Abs. 4."),
        ),
        criterion(
            "26_3.time",
            "Zeit",
            version(
                Some(_FIVE, Every(_THREE, german("C1"), FAR_MOSTLY)),
                "§ 26 Abs. 3 S. 1 Nr. 1, S. 3 AufenthG",
                "G26",
                note="„Weit überwiegend“ wird in der Praxis mit 75 Prozent angesetzt ✎.",
            ),
        ),
        criterion(
            "26_3.bamf",
            "Keine Widerrufsgründe",
            version(POSITIVE_NOTICE_2015_2017, "§ 26 Abs. 3 S. 1 Nr. 2 AufenthG a. F.", "B22 ✎", end="2022-12-31"),
            version(NO_NOTICE_OF_GROUNDS, "§ 26 Abs. 3 S. 1 Nr. 2 AufenthG, § 73b AsylG", "G26", "2023-01-01"),
        ),
        criterion(
            "26_3.livelihood",
            "Lebensunterhalt überwiegend gesichert",
            version(
                Some(MOSTLY, waiver("livelihood", age=False), RETIRED),
                "§ 26 Abs. 3 S. 1 Nr. 3, S. 2 AufenthG",
                "G26",
                note="Die Ausnahmen gelten nicht für den Weg nach drei Jahren.",
            ),
        ),
        criterion(
            "26_3.language",
            "Deutsch A2",
            version(
                Some(german("A2"), waiver("language", age=False)),
                "§ 26 Abs. 3 S. 1 Nr. 4 AufenthG",
                "G26",
                note="Nach drei Jahren: C1 (siehe Zeit).",
            ),
        ),
        criterion(
            "26_3.rest",
            "Weitere Voraussetzungen von § 9",
            version(
                Every(
                    *(Shared(f"9.{name}") for name in ("public_order", "work_allowed", "permits", "civic", "housing"))
                ),
                "§ 26 Abs. 3 S. 1 Nr. 5, § 9 Abs. 2 S. 1 Nr. 4 bis 6, 8, 9 AufenthG",
                "G26",
                note="Für Nr. 5 und 6 genügt es bei Ehegatten, wenn eine Person sie erfüllt (§ 9 Abs. 3 S. 1).",
            ),
        ),
    ),
    general=section_5(),
    routes=(
        route(
            "Abs. 3",
            (
                "26_3.title",
                "26_3.time",
                "26_3.bamf",
                "26_3.livelihood",
                "26_3.language",
                "26_3.rest",
                "g.identity",
                *G5,
            ),
            Effect.IST,
        ),
    ),
    shown=HINTS,
    note="Rentenbeiträge werden nicht verlangt, vom Visum wird abgesehen (§ 5 Abs. 3 S. 4).",
)

OTHERS = Pathway(
    "26_4",
    "Niederlassungserlaubnis bei anderen humanitären Titeln",
    "§ 26 Abs. 4 AufenthG",
    criteria=(
        criterion(
            "26_4.title",
            "Titel",
            version(
                holds_other(
                    SECTION_5,
                    _TITLES,
                    "Aufenthaltserlaubnis aus Kapitel 2 Abschnitt 5 (§§ 22 bis 25b, 104c), für die Abs. 3 nicht gilt",
                ),
                "§ 26 Abs. 4 S. 1 AufenthG",
                "G26",
            ),
        ),
        criterion(
            "26_4.time",
            "Zeit",
            version(
                _FIVE,
                "§ 26 Abs. 4 S. 1, 3, § 9 Abs. 2 S. 1 Nr. 1 AufenthG",
                "G26",
                note="Wer minderjährig eingereist ist: § 35 (S. 4).",
            ),
        ),
        *common("26_4", "§ 26 Abs. 4, § 9 Abs. 2 S. 1"),
    ),
    general=section_5(),
    routes=(
        route(
            "Abs. 4", ("26_4.title", "26_4.time", *(f"26_4.{name}" for name in COMMON), "g.identity", *G5), Effect.KANN
        ),
    ),
    shown=HINTS,
)
