"""§§ 18a, 18b with § 10 Abs. 3 AufenthG: skilled-worker titles for persons in the country. Ist since 2023-11-18."""

from datetime import date

from kim.pathways.rules.book import Pathway, criterion, route, version
from kim.pathways.rules.conditions import Every, OnlyFor, Some
from kim.pathways.rules.law.general import G5, HINTS, needed
from kim.pathways.rules.reading.asylum import NOT_PENDING, NOT_REJECTED, WITHDRAWN
from kim.pathways.rules.reading.learning import SKILLED
from kim.pathways.rules.reading.means import PENSION_ADEQUATE, SALARY_45
from kim.pathways.rules.reading.persons import at_least, entered_by
from kim.pathways.rules.reading.work import BA_CONSENT, CONCRETE, DECLARED, LICENCE_IF_REGULATED, MATCHING, QUALIFIED
from kim.pathways.rules.values import Effect

_START, _ANY = "2020-03-01", "2023-11-18"
_CRITERIA = (
    "18.qual",
    "18.job",
    "18.ba",
    "18.licence",
    "18.age45",
    "18.asylum_rejected",
    "18.asylum_withdrawn",
    "18.asylum_pending",
)

PATHWAY = Pathway(
    "18",
    "Fachkräfte mit Berufsausbildung oder akademischer Ausbildung",
    "§§ 18a, 18b AufenthG",
    starts=date.fromisoformat(_START),
    criteria=(
        criterion("18.qual", "Qualifikation", version(SKILLED, "§ 18 Abs. 3 AufenthG", "G26", _START)),
        criterion(
            "18.job",
            "Beschäftigung",
            version(Every(CONCRETE, MATCHING), "§ 18 Abs. 2 Nr. 1 AufenthG a. F.", "B22", _START, "2023-11-17"),
            version(Every(CONCRETE, DECLARED, QUALIFIED), "§ 18 Abs. 2 Nr. 1, 4a AufenthG", "G26 ◐", _ANY),
        ),
        criterion(
            "18.ba", "Zustimmung der Bundesagentur für Arbeit", version(BA_CONSENT, "§ 18 Abs. 2 Nr. 2 AufenthG", "G26")
        ),
        criterion(
            "18.licence", "Berufsausübungserlaubnis", version(LICENCE_IF_REGULATED, "§ 18 Abs. 2 Nr. 3 AufenthG", "G26")
        ),
        criterion(
            "18.age45",
            "Gehalt oder Altersversorgung ab 45",
            version(
                OnlyFor(Some(SALARY_45, PENSION_ADEQUATE), at_least(45)),
                "§ 18 Abs. 2 Nr. 5 AufenthG",
                "G26",
                _START,
                note="Bei öffentlichem Interesse kann davon abgesehen werden (S. 2); das prüft die Behörde.",
            ),
        ),
        criterion(
            "18.asylum_rejected",
            "Kein abgelehnter Asylantrag",
            version(NOT_REJECTED, "§ 10 Abs. 3 S. 4 AufenthG", "G26 ◐", "2023-12-23"),
            fixed=True,
        ),
        criterion(
            "18.asylum_withdrawn",
            "Zurückgenommener Asylantrag: Einreise vor dem 29.03.2023",
            version(
                OnlyFor(entered_by(date(2023, 3, 29), before=True), WITHDRAWN),
                "§ 10 Abs. 3 S. 5 AufenthG",
                "G26 ◐",
                "2023-12-23",
            ),
            fixed=True,
        ),
        criterion(
            "18.asylum_pending",
            "Kein offenes Asylverfahren",
            version(NOT_PENDING, "§ 10 Abs. 1 S. 2 AufenthG", "G26 ◐", _ANY),
        ),
    ),
    general=needed("g.livelihood", "g.identity", *G5),
    routes=(route("§§ 18a, 18b", (*_CRITERIA, "g.livelihood", "g.identity", *G5), Effect.KANN, (_ANY, Effect.IST)),),
    shown=HINTS,
    note="Das Visum (g.visa) ist ein Hinweis; nach Rücknahme des Asylantrags wird davon abgesehen (§ 5 Abs. 3 S. 5).",
)
