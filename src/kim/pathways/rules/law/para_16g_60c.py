"""§ 16g (residence permit) and § 60c AufenthG (Ausbildungsduldung): training. Ist; same conditions, two ids."""

from datetime import date

from kim.pathways.rules.book import Criterion, Pathway, criterion, route, version
from kim.pathways.rules.calendar import months
from kim.pathways.rules.conditions import Condition, Every, OnlyFor, Some
from kim.pathways.rules.law.general import HINTS
from kim.pathways.rules.reading.conduct import (
    FINES_50_90,
    NO_EXPULSION,
    NO_ORDER_58A,
    NO_REMOVAL_MEASURES,
    NO_SECURITY_CONCERN,
    NO_WORK_BAN,
)
from kim.pathways.rules.reading.identity import VALID_PASSPORT, in_time, training_deadline
from kim.pathways.rules.reading.learning import (
    DOMESTIC_VOCATIONAL,
    NOT_PATH_1,
    PATH,
    REGISTERED,
    TRAINING_TYPE,
    before_training,
)
from kim.pathways.rules.reading.means import INSURED, SGB3_SUPPORT, TRAINING_PAY
from kim.pathways.rules.reading.residence import duldung_since
from kim.pathways.rules.reading.work import BA_CONSENT, MATCHING, ROOM
from kim.pathways.rules.rulebook import Shared
from kim.pathways.rules.values import Effect

_16G, _60C = "2024-03-01", "2020-01-01"
_DEADLINE = (
    "die Identität ist rechtzeitig geklärt: Einreise bis 2016 bis zum Antrag; 2017 bis 2019 bis zum Antrag, spätestens "
    "30.06.2020; ab 2020 binnen sechs Monaten nach der Einreise"
)
_WINDOW = before_training(
    months(7), at_application=True, text="der Antrag ist frühestens sieben Monate vor Beginn der Ausbildung gestellt"
)
_ISSUE = before_training(
    months(6), at_application=False, text="die Erteilung liegt höchstens sechs Monate vor Beginn der Ausbildung"
)
_EXCLUSION = Every(NO_SECURITY_CONCERN, FINES_50_90, NO_EXPULSION, NO_ORDER_58A)
_ABUSE = "In Fällen offensichtlichen Missbrauchs kann versagt werden; das prüft die Behörde."
_BAN = (
    "Einreise wegen Leistungen, selbst zu vertretende Hindernisse, sicherer Herkunftsstaat mit Antrag nach dem "
    "31.08.2015. Ausnahmen: § 60a Abs. 6 S. 3 (Minderjährige), § 104 Abs. 16, 18."
)
NAMES = (
    "path",
    "training_type",
    "no_work_ban",
    "duldung_3m",
    "identity_deadline",
    "no_exclusion",
    "no_removal_measures",
    "application_window",
    "issue_window",
    "contract",
)


def _common(rule: str, paragraph: str, start: str, deviation: str) -> tuple[Criterion, ...]:
    """The conditions that both have in common."""

    def one(name: str, title: str, norm: str, test: Condition, note: str = "") -> Criterion:
        return criterion(
            f"{rule}.{name}", title, version(test, f"{paragraph} {norm} AufenthG", "G26", start, note=note)
        )

    return (
        one("path", "Weg in die Ausbildung", "Abs. 1 S. 1", PATH),
        one("training_type", "Art der Ausbildung", "Abs. 1 S. 1 Nr. 1 Buchst. a, b", TRAINING_TYPE, _ABUSE),
        one("no_work_ban", "Kein Erwerbsverbot", "Abs. 2 Nr. 1", NO_WORK_BAN, _BAN),
        one(
            "duldung_3m",
            "Drei Monate Duldung",
            "Abs. 2 Nr. 2",
            OnlyFor(duldung_since(months(3), at_application=True), NOT_PATH_1),
        ),
        one(
            "identity_deadline",
            "Identität rechtzeitig geklärt",
            "Abs. 2 Nr. 3",
            in_time(training_deadline, _DEADLINE, f"{paragraph} {deviation} AufenthG"),
        ),
        one("no_exclusion", "Kein Ausschluss", "Abs. 2 Nr. 4", _EXCLUSION),
        one(
            "no_removal_measures",
            "Keine Abschiebungsmaßnahmen",
            "Abs. 2 Nr. 5",
            OnlyFor(NO_REMOVAL_MEASURES, NOT_PATH_1),
        ),
        one("application_window", "Antrag nicht zu früh", "Abs. 3 S. 1", _WINDOW),
        one("issue_window", "Erteilung nicht zu früh", "Abs. 3 S. 2", OnlyFor(_ISSUE, NOT_PATH_1)),
        one("contract", "Vertrag eingetragen", "Abs. 3 S. 3", REGISTERED),
    )


RESIDENCE_PERMIT = Pathway(
    "16g",
    "Aufenthaltserlaubnis zur Berufsausbildung für ausreisepflichtige Ausländer",
    "§ 16g AufenthG",
    starts=date.fromisoformat(_16G),
    criteria=(
        *_common("16g", "§ 16g", _16G, "Abs. 6"),
        criterion(
            "16g.livelihood",
            "Lebensunterhalt",
            version(
                Some(SGB3_SUPPORT, Every(TRAINING_PAY, INSURED)),
                "§ 5 Abs. 1 Nr. 1, § 2 Abs. 3 S. 5, § 16g Abs. 10 S. 3 AufenthG",
                "G26",
                _16G,
                note="Nicht für die Zeit der Suche (Abs. 5).",
            ),
        ),
        criterion(
            "16g.passport",
            "Pass",
            version(
                VALID_PASSPORT,
                "§ 5 Abs. 1 Nr. 4 AufenthG",
                "G26",
                _16G,
                note="In den Fällen des Abs. 6 kann davon abgesehen werden (Abs. 10 S. 5); das prüft die Behörde.",
            ),
        ),
        criterion(
            "16g.after",
            "Danach: Aufenthaltserlaubnis für zwei Jahre",
            version(
                Every(
                    DOMESTIC_VOCATIONAL,
                    MATCHING,
                    BA_CONSENT,
                    ROOM,
                    Shared("19d.language"),
                    NO_SECURITY_CONCERN,
                    FINES_50_90,
                ),
                "§ 16g Abs. 8 AufenthG",
                "G26",
                _16G,
                note="Zählt nicht in das Ergebnis: der Schritt nach dem Abschluss, ein Anspruch.",
            ),
        ),
    ),
    general={identifier: Shared(identifier) for identifier in ("g.expulsion_interest", "g.security", "g.entry_ban")},
    routes=(
        route(
            "Abs. 1",
            (
                *(f"16g.{name}" for name in NAMES),
                "16g.livelihood",
                "16g.passport",
                "g.expulsion_interest",
                "g.security",
                "g.entry_ban",
            ),
            Effect.IST,
        ),
    ),
    shown=(*HINTS, "g.passport"),
    note="Nebenbeschäftigung bis 20 Stunden in der Woche (Abs. 3a); einmal sechs Monate Suche (Abs. 5).",
)

DULDUNG = Pathway(
    "60c",
    "Ausbildungsduldung",
    "§ 60c AufenthG",
    starts=date.fromisoformat(_60C),
    criteria=_common("60c", "§ 60c", _60C, "Abs. 7"),
    routes=(route("Abs. 1", (f"60c.{name}" for name in NAMES), Effect.IST),),
    note="Bleibt neben § 16g nötig, wo Lebensunterhalt oder Pass für den Titel fehlen. Vor 2020: § 60a Abs. 2 S. 4 ff.",
)
