"""§ 8 StAG (discretion, kann) and § 9 StAG (spouses of Germans, soll). Exclusions as for § 10."""

from kim.pathways.rules.book import Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.law.naturalisation import CAPACITY, CONVICTIONS, IDENTITY, STAG
from kim.pathways.rules.reading.means import SECURED
from kim.pathways.rules.reading.naturalisation import lawful_residence
from kim.pathways.rules.reading.persons import MARRIED_TO_GERMAN, ONE_SPOUSE
from kim.pathways.rules.reading.work import OWN_DWELLING
from kim.pathways.rules.rulebook import OverallOf
from kim.pathways.rules.values import Effect

_OLD, _NEW = "2024-06-26", "2024-06-27"
_8 = ("8.residence", "8.identity", "8.capacity", "8.convictions", "8.dwelling", "8.livelihood", "8.order")
_9 = ("9s.residence", "9s.marriage", "9s.conditions")

DISCRETION = Pathway(
    "8",
    "Einbürgerung nach Ermessen",
    "§ 8 StAG",
    criteria=(
        criterion(
            "8.residence",
            "Aufenthaltsdauer",
            version(lawful_residence(years(8)), "§ 8 Abs. 1 StAG, Praxis", "✎", end=_OLD),
            version(
                lawful_residence(years(5)), "§ 8 Abs. 1 StAG, Praxis", "✎", _NEW, note="Das Gesetz nennt keine Jahre."
            ),
        ),
        criterion(
            "8.identity",
            "Identität und Staatsangehörigkeit geklärt",
            version(IDENTITY, "§ 8 Abs. 1 StAG", "G26 ◐", "2019-08-09"),
        ),
        criterion("8.capacity", "Handlungsfähigkeit", version(CAPACITY, "§ 8 Abs. 1 Nr. 1, § 34 StAG", "G26")),
        criterion("8.convictions", "Keine Strafen", *CONVICTIONS),
        criterion(
            "8.dwelling", "Eigene Wohnung oder Unterkommen", version(OWN_DWELLING, "§ 8 Abs. 1 Nr. 3 StAG", "G26")
        ),
        criterion(
            "8.livelihood",
            "Lebensunterhalt",
            version(
                SECURED, "§ 8 Abs. 1 Nr. 4 StAG", "G26", note="Öffentliches Interesse oder besondere Härte: Abs. 2."
            ),
        ),
        criterion(
            "8.order", "Einordnung", version(ONE_SPOUSE, "§ 8 Abs. 1 Nr. 4 StAG a. F.", "B22 ◐", "2019-08-09", _OLD)
        ),
    ),
    routes=(route("Abs. 1", (*_8, *STAG), Effect.KANN),),
    shown=STAG,
    note="Von Strafen und Lebensunterhalt kann aus öffentlichem Interesse oder bei besonderer Härte abgesehen werden "
    "(Abs. 2).",
)

SPOUSES = Pathway(
    "9s",
    "Einbürgerung von Ehegatten und Lebenspartnern Deutscher",
    "§ 9 StAG",
    criteria=(
        criterion(
            "9s.residence",
            "Drei Jahre Aufenthalt",
            version(
                lawful_residence(years(3)),
                "§ 9 Abs. 1 S. 1 StAG",
                "G26 ◐",
                note="Vor dem 20.08.2021 Praxis ✎. Kürzer im öffentlichen Interesse nach drei Jahren Ehe; das prüft "
                "die Behörde.",
            ),
        ),
        criterion(
            "9s.marriage",
            "Zwei Jahre Ehe",
            version(
                MARRIED_TO_GERMAN,
                "§ 9 Abs. 1 S. 1 StAG",
                "G26 ◐",
                note="Nach Tod oder Scheidung mit deutschem Kind: Antrag binnen eines Jahres (Abs. 2).",
            ),
        ),
        criterion(
            "9s.conditions",
            "Voraussetzungen von § 10",
            version(
                OverallOf(
                    "10",
                    "alle Voraussetzungen von § 10 außer der Aufenthaltsdauer",
                    frozenset({"10.residence", "10.residence_3y"}),
                ),
                "§ 9 Abs. 1 S. 1, § 10 Abs. 1 StAG",
                "G26 ◐",
            ),
        ),
    ),
    routes=(route("Abs. 1", (*_9, *STAG), Effect.SOLL),),
    shown=STAG,
)
