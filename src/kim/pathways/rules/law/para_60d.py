"""§ 60d AufenthG: Beschäftigungsduldung. Ist; new thresholds since 2024-02-27."""

from datetime import date

from kim.pathways.rules.book import Criterion, Pathway, criterion, route, version
from kim.pathways.rules.calendar import months
from kim.pathways.rules.conditions import Condition, Every, OnlyFor, Some
from kim.pathways.rules.reading.conduct import NO_CONVICTION_60D, NO_EXPULSION, NO_ORDER_58A, NO_SECURITY_CONCERN
from kim.pathways.rules.reading.identity import (
    Deadline,
    employment_deadline_2020,
    employment_deadline_2024,
    has_group,
    in_time,
)
from kim.pathways.rules.reading.knowledge import oral
from kim.pathways.rules.reading.means import EMPLOYED_ALL_YEAR, SECURED_BY_WORK, no_benefits_in_last_year
from kim.pathways.rules.reading.persons import SCHOOL_CHILDREN, entered_by
from kim.pathways.rules.reading.residence import duldung_since
from kim.pathways.rules.reading.simple import part
from kim.pathways.rules.reading.work import insured_job
from kim.pathways.rules.values import Effect

_START, _OLD, _NEW = "2020-01-01", "2024-02-26", "2024-02-27"
_NO_BENEFITS = no_benefits_in_last_year(
    "in den zwölf Monaten vor dem Antrag keine Leistungen nach AsylbLG, SGB II oder SGB XII", ("wohngeld", "other")
)
_OBLIGED = part(
    "integration_course", "obliged", True, "zum Integrationskurs verpflichtet", "Verpflichtung zum Integrationskurs"
)
_COURSE = Some(
    part("integration_course", "result", "passed", "Integrationskurs bestanden", "Zertifikat Integrationskurs"),
    part(
        "integration_course",
        "result",
        "dropped_no_fault",
        "Abbruch nicht selbst zu vertreten",
        "Bescheinigung des BAMF",
    ),
)


def _identity(until: Deadline, text: str) -> Condition:
    return Every(has_group(until), in_time(until, text, "§ 60d Abs. 4 AufenthG"))


def _same(name: str, title: str, norm: str, test: Condition, note: str = "") -> Criterion:
    """A criterion whose wording has not changed since the norm exists."""
    wording = version(test, f"§ 60d Abs. 1 {norm} AufenthG", "O23b, G26", _START, note=note)
    return criterion(f"60d.{name}", title, wording)


_CHILDREN = (
    "Auch: kein Kind mit einer Tat nach § 54 Abs. 2 Nr. 1 oder 2 AufenthG oder § 29 Abs. 1 BtMG; das prüft die Behörde."
)


PATHWAY = Pathway(
    "60d",
    "Beschäftigungsduldung",
    "§ 60d AufenthG",
    starts=date.fromisoformat(_START),
    criteria=(
        criterion(
            "60d.entry",
            "Einreise",
            version(entered_by(date(2018, 8, 1)), "§ 60d Abs. 1 AufenthG a. F.", "O23b", _START, _OLD),
            version(
                entered_by(date(2022, 12, 31)), "§ 60d Abs. 1 AufenthG", "G26", _NEW, note="Gilt auch für Ehegatten."
            ),
            fixed=True,
        ),
        criterion(
            "60d.identity",
            "Identität rechtzeitig geklärt",
            version(
                _identity(
                    employment_deadline_2020,
                    "Einreise bis 2016 und am 01.01.2020 beschäftigt: bis zum Antrag; sonst bis 30.06.2020",
                ),
                "§ 60d Abs. 1 Nr. 1, Abs. 4 AufenthG a. F.",
                "O23b",
                _START,
                _OLD,
            ),
            version(
                _identity(
                    employment_deadline_2024,
                    "Einreise bis 2016: bis zum Antrag; 2017 bis 2022: bis 31.12.2024, bei Antrag bis dahin bis "
                    "zum Antrag",
                ),
                "§ 60d Abs. 1 Nr. 1, Abs. 4 AufenthG",
                "G26",
                _NEW,
            ),
        ),
        _same("duldung_12m", "Zwölf Monate Duldung", "Nr. 2", duldung_since(months(12), at_application=False)),
        criterion(
            "60d.job",
            "Beschäftigung",
            version(
                insured_job(months(18), 35, 20),
                "§ 60d Abs. 1 Nr. 3 AufenthG a. F.",
                "O23b",
                _START,
                _OLD,
                note="Kurze unverschuldete Unterbrechungen schaden nicht (Abs. 3 S. 2); hier nicht berechnet.",
            ),
            version(
                insured_job(months(12), 20),
                "§ 60d Abs. 1 Nr. 3 AufenthG",
                "G26",
                _NEW,
                note="Kurze unverschuldete Unterbrechungen schaden nicht (Abs. 3 S. 2); hier nicht berechnet.",
            ),
        ),
        _same("livelihood_past", "Lebensunterhalt im letzten Jahr", "Nr. 4", Every(EMPLOYED_ALL_YEAR, _NO_BENEFITS)),
        _same("livelihood_now", "Lebensunterhalt durch die Beschäftigung", "Nr. 5", SECURED_BY_WORK),
        _same("language", "Deutsch mündlich A2", "Nr. 6", oral("A2")),
        _same("convictions", "Keine Straftaten", "Nr. 7", NO_CONVICTION_60D, "Gilt auch für Ehegatten."),
        _same("no_extremism", "Keine extremistischen Bezüge", "Nr. 8", NO_SECURITY_CONCERN),
        _same("no_expulsion", "Keine Ausweisung", "Nr. 9", Every(NO_EXPULSION, NO_ORDER_58A)),
        _same("school_children", "Schulbesuch der Kinder", "Nr. 10", SCHOOL_CHILDREN, _CHILDREN),
        _same("course", "Integrationskurs", "Nr. 11", OnlyFor(_COURSE, _OBLIGED)),
    ),
    routes=(
        route(
            "Abs. 1",
            (
                f"60d.{name}"
                for name in (
                    "entry",
                    "identity",
                    "duldung_12m",
                    "job",
                    "livelihood_past",
                    "livelihood_now",
                    "language",
                    "convictions",
                    "no_extremism",
                    "no_expulsion",
                    "school_children",
                    "course",
                )
            ),
            Effect.IST,
        ),
    ),
    note="In der Regel ein Anspruch, für 30 Monate; widerrufen, wenn Nr. 1 bis 10 entfallen (Abs. 3); danach § 25b "
    "Abs. 6. Die alte Fassung war bis 31.12.2023 befristet, die Frist fiel am "
    "23.12.2023 weg ◐.",
)
