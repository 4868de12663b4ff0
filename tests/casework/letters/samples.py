"""One filled sheet of every letter, with texts that would do harm if anything but text were made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kim.casework.letters import catalogue, fill, sheet
from kim.casework.letters.catalogue import Letter
from kim.casework.letters.fill import Declaration, Invitation, OfficeLetter
from kim.casework.letters.sheet import Head, Sheet, Values
from kim.casework.queries.plan_paper import PaperStep, PlanPaper

TYPED = '#import "x" *fett* {{ 7*7 }} {% for %} <b>&'
DAY = date(2027, 5, 14)
DECLARATION = Declaration(["Hanan Sommer"], ["Jobcenter (KJC)"], "step_sharing", ["identity", "health"], DAY)
INVITATION = Invitation("Hanan Sommer", DAY, "10:30 Uhr", "Rathaus", TYPED, "Pass\nVertrag", interpreter=True)
OFFICE = OfficeLetter(
    "Hanan Sommer", "Einwilligung vom 12.11.2026", question=TYPED, body=TYPED, subject=TYPED, answer=DAY
)
PLAN = PlanPaper(
    household="Familie Sommer",
    manager="Jana Steinhoff",
    unit="Fallmanagement",
    letterhead=("Kreis",),
    contact=("02205 000-000",),
    agreed_on=DAY,
    printed_on=DAY,
    review_on=DAY,
    goals=("Wir wollen bleiben.",),
    steps=(
        PaperStep("Bescheinigung holen", TYPED, "", True, "", DAY, "education", "", DAY),
        PaperStep("Kita-Platz", "", "Jugendamt", False, "Lina", None, "education", "Frau Muster"),
    ),
    signers=("Hanan Sommer", "Paul Sommer"),
    number="7K2-M4P",
    version=3,
)
FILLED: dict[str, Callable[[Letter, str], Values]] = {
    "consent": lambda letter, language: fill.declaration(letter, language, DECLARATION),
    "release": lambda letter, language: fill.declaration(letter, language, DECLARATION),
    "plan": lambda letter, language: fill.plan(letter, language, PLAN),
    "invitation": lambda letter, language: fill.invitation(INVITATION),
    "referral": lambda letter, language: fill.office_letter(OFFICE),
    "authority": lambda letter, language: fill.office_letter(OFFICE),
}
ALL = [
    (letter.key, language)
    for letter in catalogue.letters()
    for language in ("", *(letter.languages if letter.for_household else ()))
]


def letter(key: str) -> Letter:
    return next(one for one in catalogue.letters() if one.key == key)


def made(key: str, language: str = "") -> Sheet:
    """The sheet of one letter."""
    chosen = letter(key)
    to = () if chosen.for_household else ("Jobcenter", "51503 Rösrath")
    head = Head(("Kreis",), "Jana Steinhoff", "Fallmanagement", (), to, "Rösrath", ("Hanan Sommer",), "7K2-M4P")
    return sheet.make(chosen, language, FILLED[key](chosen, language), head)
