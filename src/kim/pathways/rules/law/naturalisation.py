"""§ 10 StAG: entitlement to naturalisation, with the exclusions of §§ 11 and 35a that also hold for §§ 8 and 9."""

from datetime import date

from kim.pathways.rules.book import Outside, Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.conditions import Answer, Deviation, Every, Leaf, OnlyFor, Some
from kim.pathways.rules.reading.conduct import NO_BAR, SECURITY, naturalisation_convictions
from kim.pathways.rules.reading.identity import CLARIFIED, NATIONALITY_CLARIFIED
from kim.pathways.rules.reading.knowledge import CIVIC_TEST, german
from kim.pathways.rules.reading.means_naturalisation import (
    FULLTIME_20_OF_24,
    LIVELIHOOD_10_OLD,
    NO_SUBSISTENCE,
    RECRUITED,
    SPOUSE_OF_FULLTIME,
)
from kim.pathways.rules.reading.naturalisation import lawful_residence
from kim.pathways.rules.reading.persons import HAS_PRINCIPAL, ONE_SPOUSE, at_least, follows
from kim.pathways.rules.reading.residence import STATUS, any_title
from kim.pathways.rules.reading.simple import claimed, claimed_part, finding, from_day, part, signed, waiver
from kim.pathways.rules.rulebook import OverallOf
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.statuses import cited, falls_under
from kim.pathways.rules.values import Effect

_OLD, _NEW = "2024-06-26", "2024-06-27"
_EXCLUDED = (
    "16a",
    "16b",
    "16d",
    "16e",
    "16f",
    "17",
    "18f",
    "19",
    "19b",
    "19e",
    "20",
    "22",
    "23a",
    "24",
    "25.3",
    "25.4",
    "25.5",
)
"""Purposes of § 10 Abs. 1 S. 1 Nr. 2 that all versions exclude. §§ 25.4a and 25.4b have codes of their own."""
_EXCLUDED_2020 = (*_EXCLUDED, "25.4a", "25.4b", "18d", "23.1")
_EXCLUDED_2022 = (*_EXCLUDED_2020, "104c")
_EXCLUDED_2024 = (*_EXCLUDED, "25.4a", "25.4b", "20a", "104c")


def _title_not_of(codes: tuple[str, ...]) -> Leaf:
    def question(situation: Situation) -> Answer:
        titled = any_title(situation)
        return titled if not titled else not falls_under(situation.title(), codes)

    named = ", ".join(map(cited, codes))
    return Leaf(f"Titel am Stichtag, nicht nach {named}", question, "status_periods", STATUS)


def _achieved(situation: Situation) -> Answer:
    found = situation.items("special_achievements")
    return None if found is None else bool(found)


def _eu_or_swiss(situation: Situation) -> Answer:
    codes = situation.dated("eu_ch") or ()
    return any(one in codes for one in situation.facts.get("nationalities") or ())


ACHIEVEMENTS = Leaf(
    "besondere Integrationsleistungen (Schule, Ausbildung, Beruf, Ehrenamt)",
    _achieved,
    "special_achievements",
    "Zeugnisse oder Bescheinigungen über besondere Leistungen",
)
_EU = Leaf(
    "Staatsangehörigkeit eines EU-Staats oder der Schweiz (Tabelle eu_ch)", _eu_or_swiss, "nationalities", "Pass"
)


def _gives_up(situation: Situation) -> Answer:
    found = situation.facts.get("renunciation")
    return True if found in ("released", "refused_by_state", "exempt") else None


_GFK = claimed_part(
    "passport", "kind", "gfk", "Reiseausweis für Flüchtlinge (Art. 28 GFK)", "Reiseausweis für Flüchtlinge"
)
_RELEASED = Leaf(
    "aus der alten Staatsangehörigkeit entlassen, vom Staat verweigert oder befreit",
    _gives_up,
    "renunciation",
    "Entlassungsurkunde oder Ablehnung des Herkunftsstaats",
)
_FDGO = signed("fdgo", "Bekenntnis und Loyalitätserklärung sind unterschrieben", "unterschriebene Erklärung")
_HISTORY = signed(
    "history", "das Bekenntnis zur historischen Verantwortung ist unterschrieben", "unterschriebene Erklärung"
)
_COURSE = part("integration_course", "result", "passed", "Integrationskurs erfolgreich", "Zertifikat Integrationskurs")
_TEST = Some(CIVIC_TEST, waiver("civic"))

IDENTITY = Every(CLARIFIED, NATIONALITY_CLARIFIED)
CAPACITY = Some(at_least(16), claimed("legally_represented", "gesetzlich vertreten", "Nachweis der Vertretung"))
CONVICTIONS = (
    version(naturalisation_convictions(hate_motive=False), "§ 12a StAG a. F.", "B22", end="2021-08-19"),
    version(naturalisation_convictions(hate_motive=True), "§ 12a StAG", "G26 ◐", "2021-08-20"),
)

EXCLUSIONS = (
    criterion(
        "stag.11_security", "Kein Ausschluss wegen Sicherheit", version(SECURITY, "§ 11 S. 1 Nr. 1, 2 StAG", "G26")
    ),
    criterion(
        "stag.11_false_declaration",
        "Erklärung inhaltlich richtig",
        version(
            finding(
                "stag_false_declaration",
                False,
                "das Bekenntnis ist nicht inhaltlich unrichtig",
                "Feststellung der Einbürgerungsbehörde",
            ),
            "§ 11 S. 1 Nr. 1a StAG",
            "G26",
            _NEW,
        ),
    ),
    criterion(
        "stag.11_polygamy_equality",
        "Keine Mehrehe, Gleichberechtigung",
        version(
            Every(
                ONE_SPOUSE,
                finding(
                    "equality_concern",
                    False,
                    "kein Verhalten gegen die Gleichberechtigung",
                    "Feststellung der Einbürgerungsbehörde",
                ),
            ),
            "§ 11 S. 1 Nr. 3 StAG",
            "G26",
            _NEW,
        ),
    ),
    criterion("stag.35a", "Keine Sperre", version(NO_BAR, "§ 35a StAG", "L26, G26", "2025-12-22")),
)
STAG = tuple(one.id for one in EXCLUSIONS)
_COMMON = (
    "10.identity",
    "10.capacity",
    "10.fdgo",
    "10.history",
    "10.title",
    "10.livelihood",
    "10.renunciation",
    "10.convictions",
    "10.language",
    "10.civic",
    "10.integration_order",
    *STAG,
)

PATHWAY = Pathway(
    "10",
    "Anspruch auf Einbürgerung",
    "§ 10 StAG",
    criteria=(
        criterion(
            "10.residence",
            "Aufenthaltsdauer",
            version(
                Some(
                    lawful_residence(years(8)),
                    Every(lawful_residence(years(7)), _COURSE),
                    Deviation(Every(lawful_residence(years(6)), ACHIEVEMENTS), "§ 10 Abs. 3 S. 2 StAG a. F."),
                ),
                "§ 10 Abs. 1 S. 1, Abs. 3 StAG a. F.",
                "B22",
                end=_OLD,
            ),
            version(lawful_residence(years(5)), "§ 10 Abs. 1 S. 1, § 12b StAG", "G26", _NEW),
        ),
        criterion(
            "10.residence_3y",
            "Drei Jahre bei besonderen Leistungen",
            version(
                Every(lawful_residence(years(3)), german("C1"), ACHIEVEMENTS, NO_SUBSISTENCE),
                "§ 10 Abs. 3 StAG a. F.",
                "◐ bva",
                _NEW,
                "2025-10-29",
                note="Der genaue Wortlaut wurde nicht gelesen ✎.",
            ),
            outside=Outside.GRANTS,
        ),
        criterion(
            "10.identity",
            "Identität und Staatsangehörigkeit geklärt",
            version(IDENTITY, "§ 10 Abs. 1 S. 1 StAG", "G26 ◐", "2019-08-09", note="Stufen: BVerwG vom 23.09.2020 ✎."),
        ),
        criterion("10.capacity", "Handlungsfähigkeit", version(CAPACITY, "§ 34 StAG (früher § 37)", "G26")),
        criterion(
            "10.fdgo",
            "Bekenntnis zur Grundordnung",
            version(OnlyFor(_FDGO, at_least(16)), "§ 10 Abs. 1 S. 1 Nr. 1 StAG", "G26"),
        ),
        criterion(
            "10.history",
            "Bekenntnis zur historischen Verantwortung",
            version(OnlyFor(_HISTORY, at_least(16)), "§ 10 Abs. 1 S. 1 Nr. 1a StAG", "G26", _NEW),
        ),
        criterion(
            "10.title",
            "Titel",
            version(
                _title_not_of(_EXCLUDED_2020), "§ 10 Abs. 1 S. 1 Nr. 2 StAG a. F.", "B22", "2020-03-01", "2022-12-30"
            ),
            version(_title_not_of(_EXCLUDED_2022), "§ 10 Abs. 1 S. 1 Nr. 2 StAG a. F.", "O24", "2022-12-31", _OLD),
            version(_title_not_of(_EXCLUDED_2024), "§ 10 Abs. 1 S. 1 Nr. 2 StAG", "G26", _NEW),
        ),
        criterion(
            "10.livelihood",
            "Lebensunterhalt",
            version(LIVELIHOOD_10_OLD, "§ 10 Abs. 1 S. 1 Nr. 3 StAG a. F.", "B22", end=_OLD),
            version(
                Some(
                    NO_SUBSISTENCE,
                    FULLTIME_20_OF_24,
                    RECRUITED,
                    SPOUSE_OF_FULLTIME,
                    Every(from_day(date(2023, 8, 23)), LIVELIHOOD_10_OLD),
                ),
                "§ 10 Abs. 1 S. 1 Nr. 3, § 40a StAG",
                "G26",
                _NEW,
                note="Auch für unterhaltsberechtigte Angehörige. Anträge bis 23.08.2023: die alte Fassung, wenn sie "
                "günstiger ist (§ 40a).",
            ),
        ),
        criterion(
            "10.renunciation",
            "Alte Staatsangehörigkeit",
            version(Some(_GFK, _EU, _RELEASED), "§ 10 Abs. 1 S. 1 Nr. 4, § 12 StAG a. F.", "B22", end=_OLD),
        ),
        criterion("10.convictions", "Keine Strafen", *CONVICTIONS),
        criterion(
            "10.language",
            "Deutsch B1",
            version(
                Some(german("B1"), waiver("language")),
                "§ 10 Abs. 1 S. 1 Nr. 6, Abs. 4, 6 StAG",
                "G26",
                note="Unter 16 Jahren genügt eine altersgemäße Sprachentwicklung, Gastarbeitern das mündliche Deutsch "
                "des Alltags; Härtefälle (Abs. 4a, kann) prüft die Behörde.",
            ),
        ),
        criterion(
            "10.civic",
            "Einbürgerungstest",
            version(OnlyFor(_TEST, at_least(16)), "§ 10 Abs. 1 S. 1 Nr. 7, Abs. 5, 6 StAG", "G26"),
        ),
        criterion(
            "10.integration_order",
            "Einordnung in die deutschen Lebensverhältnisse",
            version(ONE_SPOUSE, "§ 10 Abs. 1 S. 1 StAG a. F.", "B22 ◐", "2019-08-09", _OLD),
        ),
        criterion(
            "10.family",
            "Miteinbürgerung",
            version(
                OnlyFor(
                    Every(
                        follows("10"),
                        OverallOf(
                            "10",
                            "die übrigen Voraussetzungen von § 10 sind erfüllt",
                            frozenset({"10.residence", "10.residence_3y"}),
                        ),
                    ),
                    HAS_PRINCIPAL,
                ),
                "§ 10 Abs. 2 StAG",
                "G26",
                note="Nur ein Hinweis; liegt im Ermessen der Behörde.",
            ),
        ),
    ),
    routes=(
        route("Abs. 1", ("10.residence", *_COMMON), Effect.IST),
        route("Abs. 3", ("10.residence_3y", *_COMMON), Effect.KANN),
    ),
    shown=STAG,
    note="Gebühr 255 Euro; 51 Euro für Minderjährige ohne eigenes Einkommen, die mit eingebürgert werden (§ 38).",
)
