"""General conditions of residence titles, §§ 5, 10, 11 AufenthG. Pathways refer to them and say who may waive what."""

from kim.pathways.rules.book import criterion, version
from kim.pathways.rules.conditions import Condition, Every, MayWaive, Regularly
from kim.pathways.rules.reading.asylum import NEITHER_REJECTED_NOR_WITHDRAWN, NOT_MANIFESTLY_UNFOUNDED, NOT_PENDING
from kim.pathways.rules.reading.conduct import FINES_50_90, NO_ENTRY_BAN, NO_EXPULSION, SECURITY
from kim.pathways.rules.reading.identity import CLARIFIED, VALID_PASSPORT
from kim.pathways.rules.reading.means import SECURED
from kim.pathways.rules.reading.simple import one_of
from kim.pathways.rules.rulebook import Shared

_VISA = one_of(
    "entry_visa", ("national", "exempt"), "mit dem richtigen Visum eingereist oder davon befreit", "Visum im Pass"
)

CRITERIA = (
    criterion(
        "g.livelihood",
        "Lebensunterhalt gesichert",
        version(
            Regularly(SECURED),
            "§ 5 Abs. 1 Nr. 1, § 2 Abs. 3 AufenthG",
            "G26",
            note="Nicht als öffentliche Mittel zählen Kindergeld, Kinderzuschlag, Elterngeld, Unterhaltsvorschuss, "
            "Ausbildungsförderung und Leistungen aus Beiträgen (§ 2 Abs. 3).",
        ),
    ),
    criterion(
        "g.identity",
        "Identität geklärt",
        version(
            Regularly(CLARIFIED),
            "§ 5 Abs. 1 Nr. 1a AufenthG",
            "G26",
            note="Auch die Staatsangehörigkeit, wenn niemand anderes zur Aufnahme berechtigt oder verpflichtet ist.",
        ),
    ),
    criterion(
        "g.expulsion_interest",
        "Kein Ausweisungsinteresse",
        version(Regularly(Every(NO_EXPULSION, FINES_50_90)), "§ 5 Abs. 1 Nr. 2, § 54 AufenthG", "G26"),
    ),
    criterion(
        "g.passport",
        "Passpflicht erfüllt",
        version(Regularly(VALID_PASSPORT), "§ 5 Abs. 1 Nr. 4, § 3 AufenthG", "G26"),
    ),
    criterion(
        "g.visa",
        "Einreise mit dem erforderlichen Visum",
        version(
            _VISA,
            "§ 5 Abs. 2 AufenthG",
            "G26",
            note="Nur ein Hinweis: die Wege hier stehen Menschen offen, die schon im Land sind. Davon weichen ab "
            "§§ 16g, 19d Abs. 3, 25b, 104c; sonst S. 2 (Anspruch, unzumutbare Nachholung) und § 5 Abs. 3 S. 5.",
        ),
    ),
    criterion("g.security", "Keine Sicherheitsbedenken", version(SECURITY, "§ 5 Abs. 4 AufenthG", "G26")),
    criterion(
        "g.entry_ban",
        "Kein Einreiseverbot",
        version(
            NO_ENTRY_BAN,
            "§ 11 Abs. 1 AufenthG",
            "G26",
            note="Für Titel nach §§ 25 ff. kann das Verbot aufgehoben werden (§ 11 Abs. 4 ✎); das prüft die Behörde.",
        ),
    ),
    criterion(
        "g.asylum_pending",
        "Kein offenes Asylverfahren",
        version(
            NOT_PENDING,
            "§ 10 Abs. 1 S. 1 AufenthG",
            "G26",
            note="Sonst nur mit gesetzlichem Anspruch oder Zustimmung der obersten Landesbehörde; §§ 18a, 18b seit "
            "18.11.2023 auch dann nicht (S. 2 ◐).",
        ),
    ),
    criterion(
        "g.asylum_rejected",
        "Kein abgelehnter oder zurückgenommener Asylantrag",
        version(
            NEITHER_REJECTED_NOR_WITHDRAWN,
            "§ 10 Abs. 3 S. 1, 3 AufenthG",
            "G26",
            note="Nur ein Hinweis: Titel des Abschnitts 5 und Ansprüche bleiben möglich; §§ 16g Abs. 10 und 19d Abs. 3 "
            "weichen ab, S. 4 und 5 stehen bei §§ 18a, 18b.",
        ),
    ),
    criterion(
        "g.asylum_ou",
        "Asylantrag nicht nach § 30 Abs. 1 Nr. 3 bis 7 AsylG abgelehnt",
        version(
            NOT_MANIFESTLY_UNFOUNDED,
            "§ 10 Abs. 3 S. 2 AufenthG",
            "G26",
            "2024-02-27",
            note="Für Entscheidungen bis 27.02.2024 gilt die alte Liste (§ 104 Abs. 19).",
        ),
    ),
)

HINTS = ("g.visa", "g.asylum_rejected")
_5_3_2 = ("5.3.2", "§ 5 Abs. 3 S. 2 AufenthG")


def needed(*ids: str) -> dict[str, Condition]:
    """These general conditions without a waiver."""
    return {one: Shared(one) for one in ids}


G5 = ("g.passport", "g.expulsion_interest", "g.security", "g.entry_ban")


def section_5(asylum_waiver: tuple[str, str] | None = None, identity: Condition | None = None) -> dict[str, Condition]:
    """What titles of section 5 need: the authority may waive identity, passport and expulsion interest."""
    found: dict[str, Condition] = {
        "g.identity": MayWaive(identity or Shared("g.identity"), *_5_3_2),
        "g.passport": MayWaive(Shared("g.passport"), *_5_3_2),
        "g.expulsion_interest": MayWaive(Shared("g.expulsion_interest"), *_5_3_2),
        **needed("g.security", "g.entry_ban"),
    }
    if asylum_waiver:
        found |= {
            "g.asylum_pending": Shared("g.asylum_pending"),
            "g.asylum_ou": MayWaive(Shared("g.asylum_ou"), *asylum_waiver),
        }
    return found
