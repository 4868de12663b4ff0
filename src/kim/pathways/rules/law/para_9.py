"""§ 9 AufenthG: Niederlassungserlaubnis. Ist."""

from kim.pathways.rules.book import Criterion, Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.conditions import Condition, Leaf, Some
from kim.pathways.rules.law.general import G5, HINTS, needed
from kim.pathways.rules.reading.conduct import NO_ENTRY
from kim.pathways.rules.reading.knowledge import CIVIC_TEST, german
from kim.pathways.rules.reading.learning import IN_EDUCATION
from kim.pathways.rules.reading.means import PENSION_60, SECURED
from kim.pathways.rules.reading.naturalisation import permit_possessed
from kim.pathways.rules.reading.simple import Claimed, waiver
from kim.pathways.rules.reading.work import EMPLOYMENT_ALLOWED, LICENCE, ROOM
from kim.pathways.rules.values import Effect


def _one(rule: str, norm: str, name: str, title: str, number: str, test: Condition, note: str = "") -> Criterion:
    return criterion(f"{rule}.{name}", title, version(test, f"{norm} {number} AufenthG", "G26", note=note))


def _waived(criterion: str) -> Leaf:
    """S. 3 and 6 name illness and disability, not age."""
    return waiver(criterion, age=False)


_SPOUSE = "Bei Ehegatten genügt es, wenn eine Person sie erfüllt (Abs. 3 S. 1)."
_COURSE = (
    "Ein erfolgreicher Integrationskurs weist beides nach (S. 2). Härte: kann (S. 4); einfach mündlich in den Fällen "
    "von § 44 Abs. 3 Nr. 2, § 44a Abs. 2 Nr. 3 (S. 5); Übergang: § 104 Abs. 2. Das prüft die Behörde."
)


def common(rule: str, norm: str) -> tuple[Criterion, ...]:
    """§ 9 Abs. 2 S. 1 Nr. 2 to 9, which § 26 Abs. 4 also asks for."""
    return (
        _one(
            rule, norm, "livelihood", "Lebensunterhalt gesichert", "Nr. 2, S. 6", Some(SECURED, _waived("livelihood"))
        ),
        _one(
            rule,
            norm,
            "pension",
            "60 Monate Rentenbeiträge",
            "Nr. 3, Abs. 3 S. 1, 2",
            Some(PENSION_60, Claimed(IN_EDUCATION), _waived("pension")),
            "Kinderbetreuung und häusliche Pflege werden angerechnet. Bei Ehegatten genügt es, wenn eine Person sie "
            "hat. Übergang: § 104 Abs. 2.",
        ),
        _one(rule, norm, "public_order", "Keine überwiegenden Gründe der öffentlichen Sicherheit", "Nr. 4", NO_ENTRY),
        _one(rule, norm, "work_allowed", "Beschäftigung erlaubt", "Nr. 5", EMPLOYMENT_ALLOWED, _SPOUSE),
        _one(rule, norm, "permits", "Berufsausübungserlaubnis", "Nr. 6", LICENCE, _SPOUSE),
        _one(
            rule, norm, "language", "Deutsch B1", "Nr. 7, S. 3 bis 5", Some(german("B1"), _waived("language")), _COURSE
        ),
        _one(
            rule,
            norm,
            "civic",
            "Grundkenntnisse der Rechts- und Gesellschaftsordnung",
            "Nr. 8, S. 3 bis 5",
            Some(CIVIC_TEST, _waived("civic")),
            _COURSE,
        ),
        _one(rule, norm, "housing", "Wohnraum", "Nr. 9", ROOM),
    )


COMMON = ("livelihood", "pension", "public_order", "work_allowed", "permits", "language", "civic", "housing")

PATHWAY = Pathway(
    "9",
    "Niederlassungserlaubnis",
    "§ 9 AufenthG",
    criteria=(
        criterion(
            "9.title_5y",
            "Fünf Jahre Aufenthaltserlaubnis",
            version(
                permit_possessed(years(5), half=True),
                "§ 9 Abs. 2 S. 1 Nr. 1, Abs. 4, § 85 AufenthG",
                "G26",
                note="Auslandsaufenthalte zählen bis zu je sechs Monaten mit, frühere Zeiten einer "
                "Niederlassungserlaubnis bis zu vier Jahren. Seit 01.03.2024 für Ehegatten von "
                "Inhabern nach "
                "§ 18c drei Jahre mit 20 Wochenstunden (Abs. 3a); hier nicht berechnet.",
            ),
        ),
        *common("9", "§ 9 Abs. 2 S. 1"),
    ),
    general=needed("g.identity", *G5),
    routes=(route("Abs. 2", ("9.title_5y", *(f"9.{name}" for name in COMMON), "g.identity", *G5), Effect.IST),),
    shown=HINTS,
    note="Schneller: § 18c (Fachkräfte), § 28 Abs. 2 (Familie von Deutschen), § 35 (Minderjährige).",
)
