"""§ 25b AufenthG: sustainable integration. Soll; no visa, own rules for livelihood."""

from kim.pathways.rules.book import Outside, Pathway, criterion, route, version
from kim.pathways.rules.calendar import months, years
from kim.pathways.rules.conditions import Deviation, Every, OnlyFor, Regularly, Some
from kim.pathways.rules.law.general import HINTS, section_5
from kim.pathways.rules.law.identity_104c import GENERAL_IDENTITY
from kim.pathways.rules.reading.conduct import COOPERATES, NO_PRESENT_DECEPTION, NO_SERIOUS_OFFENCE
from kim.pathways.rules.reading.family_residence import duldung_60d_since, residence_shorter_with_child
from kim.pathways.rules.reading.identity import ALL_STEPS_TAKEN, CLARIFIED
from kim.pathways.rules.reading.knowledge import CIVIC_TEST, WRITTEN_A2_IF_POSSIBLE, oral
from kim.pathways.rules.reading.means import EXPECTED, HARMLESS_BENEFITS, MOSTLY_BY_WORK
from kim.pathways.rules.reading.persons import HAS_PRINCIPAL, SCHOOL_CHILDREN, follows
from kim.pathways.rules.reading.residence import HOLDER_104C, TOLERATED
from kim.pathways.rules.reading.simple import signed, waiver
from kim.pathways.rules.rulebook import OverallOf, Shared
from kim.pathways.rules.values import Effect

_OLD, _NEW = "2022-12-30", "2022-12-31"
_FDGO = signed(
    "fdgo",
    "das Bekenntnis zur freiheitlichen demokratischen Grundordnung ist unterschrieben",
    "unterschriebene Erklärung",
)

PATHWAY = Pathway(
    "25b",
    "Aufenthalt bei nachhaltiger Integration",
    "§ 25b AufenthG",
    hardship=True,
    criteria=(
        criterion(
            "25b.status",
            "Status",
            version(
                TOLERATED,
                "§ 25b Abs. 1 S. 1 AufenthG a. F.",
                "B22",
                end=_OLD,
                note="Auch wer nur einen Anspruch auf Duldung hat ✎; hier nicht berechnet.",
            ),
            version(Some(TOLERATED, HOLDER_104C), "§ 25b Abs. 1 S. 1 AufenthG", "G26", _NEW),
        ),
        criterion(
            "25b.residence",
            "Voraufenthalt",
            version(
                Regularly(residence_shorter_with_child(years(8), years(6))),
                "§ 25b Abs. 1 S. 2 Nr. 1 AufenthG a. F.",
                "B22",
                end=_OLD,
                note="NRW-Erlass vom 26.03.2019: bei besonderer Integration bis zwei Jahre weniger (LQ-NRW-25B, "
                "nur Hinweis).",
            ),
            version(
                Regularly(residence_shorter_with_child(years(6), years(4))),
                "§ 25b Abs. 1 S. 2 Nr. 1, Abs. 7 AufenthG",
                "G26",
                _NEW,
                note="Zeiten nach § 60b zählen nur, wenn ein Titel nach § 104c vorliegt (Abs. 7). LQ-NRW-25B ist "
                "nur ein Hinweis. Die Lücke bis drei Monate: Anwendungshinweise des BMI 2015 ◐ (asyl.net M26754).",
            ),
        ),
        criterion("25b.fdgo", "Bekenntnis zur Grundordnung", version(_FDGO, "§ 25b Abs. 1 S. 2 Nr. 2 AufenthG", "G26")),
        criterion(
            "25b.civic",
            "Grundkenntnisse der Rechts- und Gesellschaftsordnung",
            version(Regularly(CIVIC_TEST), "§ 25b Abs. 1 S. 2 Nr. 2 AufenthG", "G26"),
        ),
        criterion(
            "25b.livelihood",
            "Lebensunterhalt überwiegend gesichert",
            version(
                Regularly(Some(MOSTLY_BY_WORK, EXPECTED, waiver("livelihood"), HARMLESS_BENEFITS)),
                "§ 25b Abs. 1 S. 2 Nr. 3, S. 3, Abs. 3 AufenthG",
                "G26",
                note="Wohngeld schadet nicht.",
            ),
        ),
        criterion(
            "25b.language",
            "Deutsch mündlich A2",
            version(Regularly(Some(oral("A2"), waiver("language"))), "§ 25b Abs. 1 S. 2 Nr. 4, Abs. 3 AufenthG", "G26"),
        ),
        criterion(
            "25b.school_children",
            "Schulbesuch der Kinder",
            version(Regularly(SCHOOL_CHILDREN), "§ 25b Abs. 1 S. 2 Nr. 5 AufenthG", "G26"),
        ),
        criterion(
            "25b.no_obstruction",
            "Keine Täuschung, keine verweigerte Mitwirkung",
            version(
                Every(NO_PRESENT_DECEPTION, COOPERATES),
                "§ 25b Abs. 2 Nr. 1 AufenthG",
                "G26",
                note="Es zählt nur, was jetzt geschieht; früheres Verhalten wird nicht gelesen.",
            ),
        ),
        criterion(
            "25b.no_serious_offence",
            "Kein schweres Ausweisungsinteresse",
            version(NO_SERIOUS_OFFENCE, "§ 25b Abs. 2 Nr. 2, § 54 Abs. 1, Abs. 2 Nr. 1, 2 AufenthG", "G26"),
        ),
        criterion(
            "25b.identity",
            "Identität (mit Titel nach § 104c)",
            version(
                OnlyFor(Some(CLARIFIED, Deviation(ALL_STEPS_TAKEN, "§ 25b Abs. 8 S. 2 AufenthG")), HOLDER_104C),
                "§ 5 Abs. 1 Nr. 1a, § 25b Abs. 8 AufenthG",
                "G26",
                _NEW,
            ),
        ),
        criterion(
            "25b.6_60d",
            "Statt des Voraufenthalts: 30 Monate Beschäftigungsduldung",
            version(
                Every(
                    duldung_60d_since(months(30)),
                    OverallOf("60d", "die Voraussetzungen von § 60d sind erfüllt"),
                    oral("A2"),
                    WRITTEN_A2_IF_POSSIBLE,
                ),
                "§ 25b Abs. 6 AufenthG",
                "G26",
                "2020-01-01",
                note="Gilt auch für Ehegatten und Kinder.",
            ),
            outside=Outside.GRANTS,
        ),
        criterion(
            "25b.family",
            "Familienangehörige",
            version(
                OnlyFor(
                    Every(
                        follows("25b"),
                        *(
                            Shared(f"25b.{name}")
                            for name in (
                                "fdgo",
                                "civic",
                                "livelihood",
                                "language",
                                "school_children",
                                "no_obstruction",
                                "no_serious_offence",
                            )
                        ),
                    ),
                    HAS_PRINCIPAL,
                ),
                "§ 25b Abs. 4 AufenthG",
                "G26",
                note="Nur ein Hinweis: abgeleitete Rechte zählen nicht in das Ergebnis dieses Weges. Soll; Abs. 2, 3 "
                "und 5 gelten auch hier.",
            ),
        ),
    ),
    general=section_5(("25b.5", "§ 25b Abs. 5 AufenthG"), GENERAL_IDENTITY),
    routes=(
        route(
            "Abs. 1",
            (
                "25b.status",
                ("25b.residence", "25b.6_60d"),
                "25b.fdgo",
                "25b.civic",
                "25b.livelihood",
                "25b.language",
                "25b.school_children",
                "25b.no_obstruction",
                "25b.no_serious_offence",
                "25b.identity",
                "g.identity",
                "g.passport",
                "g.expulsion_interest",
                "g.security",
                "g.entry_ban",
                "g.asylum_pending",
                "g.asylum_ou",
            ),
            Effect.SOLL,
        ),
    ),
    shown=HINTS,
    note="Erteilt für höchstens zwei Jahre (Abs. 5). Weicht von § 5 Abs. 1 Nr. 1 und Abs. 2 ab.",
)
