"""§ 104c AufenthG: Chancen-Aufenthaltsrecht. Ground for issue from 2022-12-31 to 2025-12-30; soll."""

from datetime import date

from kim.pathways.rules.book import Outside, Pathway, criterion, route, version
from kim.pathways.rules.calendar import years
from kim.pathways.rules.conditions import Answer, Leaf, Some
from kim.pathways.rules.law.general import HINTS, section_5
from kim.pathways.rules.reading.conduct import FINES_50_90, NO_PRESENT_DECEPTION, NO_REPEATED_DECEPTION
from kim.pathways.rules.reading.persons import follows
from kim.pathways.rules.reading.residence import PERIODS, TOLERATED, Gaps, resident_since
from kim.pathways.rules.reading.simple import signed
from kim.pathways.rules.situation import Situation
from kim.pathways.rules.values import Effect, Flag, Outcome, Value, question

_FIRST, _LAST = "2022-12-31", "2025-12-30"
_CUT_OFF = date(2022, 10, 31)


def _still_pending(situation: Situation) -> Answer:
    if situation.at <= date.fromisoformat(_LAST):
        return True
    if situation.application <= date.fromisoformat(_LAST):
        return question("LQ-104C-PENDING")
    return Outcome(Value.NOT_MET, flags=(Flag.NOT_IN_FORCE,))


def _five_years(situation: Situation) -> Answer:
    if situation.timeline is None:
        return None
    return resident_since(situation, years(5), Gaps.INTERRUPT, counts_60b=True, on=_CUT_OFF)


_IN_FORCE = Leaf(
    "der Rechtsgrund gilt am Stichtag; vor dem 31.12.2025 beantragt und danach noch offen: ungeklärt (LQ-104C-PENDING)",
    _still_pending,
    "",
    "Eingangsbestätigung des Antrags",
)
_RESIDENCE = Leaf(
    "am 31.10.2022 seit fünf Jahren ununterbrochen geduldet (auch § 60b), gestattet oder mit Aufenthaltserlaubnis",
    _five_years,
    "status_periods",
    PERIODS,
)
_FDGO = signed(
    "fdgo",
    "das Bekenntnis zur freiheitlichen demokratischen Grundordnung ist unterschrieben",
    "unterschriebene Erklärung",
)

PATHWAY = Pathway(
    "104c",
    "Chancen-Aufenthaltsrecht",
    "§ 104c AufenthG",
    criteria=(
        criterion(
            "104c.in_force",
            "Rechtsgrund in Kraft",
            version(_IN_FORCE, "§ 104c AufenthG a. F.", "O24, G26", _FIRST, _LAST, lasting=True),
            outside=Outside.GRANTS,
            fixed=True,
        ),
        criterion(
            "104c.status",
            "Geduldet",
            version(TOLERATED, "§ 104c Abs. 1 S. 1 AufenthG a. F.", "O24", _FIRST, _LAST, lasting=True),
        ),
        criterion(
            "104c.residence",
            "Voraufenthalt am 31.10.2022",
            version(
                Some(_RESIDENCE, follows("104c")),
                "§ 104c Abs. 1 S. 1, 3, Abs. 2 AufenthG a. F.",
                "O24",
                _FIRST,
                _LAST,
                lasting=True,
            ),
            fixed=True,
        ),
        criterion(
            "104c.fdgo",
            "Bekenntnis zur Grundordnung",
            version(_FDGO, "§ 104c Abs. 1 S. 1 Nr. 1 AufenthG a. F.", "O24", _FIRST, _LAST, lasting=True),
        ),
        criterion(
            "104c.convictions",
            "Keine Straftaten",
            version(FINES_50_90, "§ 104c Abs. 1 S. 1 Nr. 2 AufenthG a. F.", "O24", _FIRST, _LAST, lasting=True),
        ),
        criterion(
            "104c.deception",
            "Keine wiederholte Täuschung, die jetzt die Abschiebung verhindert",
            version(
                Some(NO_REPEATED_DECEPTION, NO_PRESENT_DECEPTION),
                "§ 104c Abs. 1 S. 2 AufenthG a. F.",
                "O24",
                _FIRST,
                _LAST,
                lasting=True,
            ),
        ),
    ),
    general={
        identifier: condition
        for identifier, condition in section_5(("104c.3", "§ 104c Abs. 3 AufenthG a. F.")).items()
        if identifier not in ("g.identity", "g.passport")
    },
    routes=(
        route(
            "Abs. 1",
            (
                "104c.in_force",
                "104c.status",
                "104c.residence",
                "104c.fdgo",
                "104c.convictions",
                "104c.deception",
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
    note="Lebensunterhalt, Identität und Pass werden nicht verlangt. 18 Monate, nicht verlängerbar; danach nur §§ "
    "25a, 25b; andere Anträge wirken nicht fort (§ 81 Abs. 4). Seit 31.12.2025 laufen erteilte Titel bis zu ihrem Ende "
    "und zählen als Titel des Abschnitts 5.",
)
