"""§ 25a AufenthG: well-integrated young people. Soll; children, spouses and parents derive rights from the holder."""

from kim.pathways.rules.book import Pathway, criterion, route, version
from kim.pathways.rules.calendar import months, years
from kim.pathways.rules.conditions import Deviation, Every, MayWaive, OnlyFor, Regularly, Some
from kim.pathways.rules.law.general import HINTS, section_5
from kim.pathways.rules.law.identity_104c import GENERAL_IDENTITY
from kim.pathways.rules.reading.conduct import COOPERATES, FINES_50_90, NO_PRESENT_DECEPTION
from kim.pathways.rules.reading.identity import ALL_STEPS_TAKEN, CLARIFIED
from kim.pathways.rules.reading.learning import IN_EDUCATION, SCHOOL_OR_VOCATIONAL, successful_school
from kim.pathways.rules.reading.means import SECURED, SECURED_BY_WORK
from kim.pathways.rules.reading.persons import HAS_PRINCIPAL, at_least, before_birthday, follows
from kim.pathways.rules.reading.residence import HOLDER_104C, TOLERATED, Gaps, duldung_since, residence
from kim.pathways.rules.reading.simple import finding, part, waiver
from kim.pathways.rules.values import Effect

_OLD, _NEW = "2022-12-30", "2022-12-31"
_PROGNOSIS = part(
    "prognosis",
    "integration",
    "positive",
    "die Einfügung in die Lebensverhältnisse erscheint gewährleistet",
    "Einschätzung mit Begründung: Schul- oder Ausbildungsberichte",
)
_FDGO = finding(
    "fdgo_indications",
    "none",
    "keine konkreten Anhaltspunkte gegen das Bekenntnis zur Grundordnung",
    "Feststellung der Ausländerbehörde",
)

PATHWAY = Pathway(
    "25a",
    "Aufenthalt bei gut integrierten Jugendlichen und jungen Volljährigen",
    "§ 25a AufenthG",
    hardship=True,
    criteria=(
        criterion(
            "25a.status",
            "Alter und Status",
            version(
                Every(at_least(14, at_application=True), before_birthday(21, at_application=True), TOLERATED),
                "§ 25a Abs. 1 S. 1 AufenthG a. F.",
                "B22",
                end=_OLD,
            ),
            version(
                Every(
                    at_least(14, at_application=True),
                    before_birthday(27, at_application=True),
                    Some(HOLDER_104C, Every(TOLERATED, duldung_since(months(12), at_application=False))),
                ),
                "§ 25a Abs. 1 S. 1 AufenthG",
                "G26, O23a",
                _NEW,
                note="Die Untergrenze von 14 Jahren ist Praxis ◐. Das Alter gilt am Tag des Antrags, weil Nr. 3 die "
                "besondere Regel dafür ist (Auslegung).",
            ),
        ),
        criterion(
            "25a.residence",
            "Voraufenthalt",
            version(residence(years(4), Gaps.IN_QUESTION), "§ 25a Abs. 1 S. 1 Nr. 1 AufenthG a. F.", "B22", end=_OLD),
            version(
                residence(years(3), Gaps.IN_QUESTION),
                "§ 25a Abs. 1 S. 1 Nr. 1, Abs. 5 AufenthG",
                "G26",
                _NEW,
                note="Zeiten nach § 60b zählen nur, wenn ein Titel nach § 104c vorliegt (Abs. 5).",
            ),
        ),
        criterion(
            "25a.school",
            "Schule oder Abschluss",
            version(
                Regularly(Some(SCHOOL_OR_VOCATIONAL, successful_school(years(4)))),
                "§ 25a Abs. 1 S. 1 Nr. 2 AufenthG a. F.",
                "B22",
                end=_OLD,
            ),
            version(
                Regularly(Some(SCHOOL_OR_VOCATIONAL, successful_school(years(3)), waiver("school", age=False))),
                "§ 25a Abs. 1 S. 1 Nr. 2 AufenthG",
                "G26",
                _NEW,
            ),
        ),
        criterion(
            "25a.age",
            "Antrag vor der Altersgrenze",
            version(
                before_birthday(21, at_application=True), "§ 25a Abs. 1 S. 1 Nr. 3 AufenthG a. F.", "B22", end=_OLD
            ),
            version(before_birthday(27, at_application=True), "§ 25a Abs. 1 S. 1 Nr. 3 AufenthG", "G26", _NEW),
            fixed=True,
        ),
        criterion(
            "25a.prognosis", "Integrationsprognose", version(_PROGNOSIS, "§ 25a Abs. 1 S. 1 Nr. 4 AufenthG", "G26")
        ),
        criterion(
            "25a.fdgo",
            "Freiheitliche demokratische Grundordnung",
            version(_FDGO, "§ 25a Abs. 1 S. 1 Nr. 5 AufenthG", "G26"),
        ),
        criterion(
            "25a.livelihood",
            "Lebensunterhalt",
            version(
                Some(IN_EDUCATION, MayWaive(SECURED, "5.3.2", "§ 5 Abs. 3 S. 2 AufenthG")),
                "§ 5 Abs. 1 Nr. 1, § 25a Abs. 1 S. 2 AufenthG",
                "G26",
                note="Während Schule, Ausbildung und Studium schadet der Bezug öffentlicher Leistungen nicht.",
            ),
        ),
        criterion(
            "25a.deception",
            "Keine gegenwärtige Täuschung",
            version(NO_PRESENT_DECEPTION, "§ 25a Abs. 1 S. 3 AufenthG", "G26"),
        ),
        criterion(
            "25a.identity",
            "Identität (mit Titel nach § 104c)",
            version(
                OnlyFor(Some(CLARIFIED, Deviation(ALL_STEPS_TAKEN, "§ 25a Abs. 6 S. 2 AufenthG")), HOLDER_104C),
                "§ 5 Abs. 1 Nr. 1a, § 25a Abs. 6 AufenthG",
                "G26",
                _NEW,
            ),
        ),
        criterion(
            "25a.family",
            "Familienangehörige",
            version(
                OnlyFor(
                    Every(follows("25a"), NO_PRESENT_DECEPTION, COOPERATES, SECURED_BY_WORK, FINES_50_90), HAS_PRINCIPAL
                ),
                "§ 25a Abs. 2 AufenthG",
                "G26",
                note="Nur ein Hinweis: abgeleitete Rechte zählen nicht in das Ergebnis dieses Weges. Ehegatten soll "
                "(S. 3), minderjährigen Kindern des Inhabers soll (S. 5), Geschwistern kann (S. 2) erteilt werden. "
                "Eltern eines minderjährigen Inhabers kann unter denselben Voraussetzungen erteilt werden (S. 1); ihre "
                "Duldung soll erteilt werden (§ 60a Abs. 2b).",
            ),
        ),
    ),
    general=section_5(("25a.4", "§ 25a Abs. 4 AufenthG"), GENERAL_IDENTITY),
    routes=(
        route(
            "Abs. 1",
            (
                "25a.status",
                "25a.residence",
                "25a.school",
                "25a.age",
                "25a.prognosis",
                "25a.fdgo",
                "25a.livelihood",
                "25a.deception",
                "25a.identity",
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
)
