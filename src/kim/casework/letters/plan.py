"""The plan as a sheet: the page of the plan prints it at once, the letters write and file it."""

from __future__ import annotations

from kim.casework.letters import catalogue, fill, sheet
from kim.casework.letters.sheet import Head, Sheet
from kim.casework.queries.plan_paper import PlanPaper


def sheet_of(paper: PlanPaper, language: str = "") -> Sheet:
    """The plan in German, and in `language` if one is named.

    A version that was agreed is printed with the wording of that day, by whoever it was agreed with.
    """
    letter = catalogue.on("plan", paper.agreed_on or paper.printed_on)
    head = Head(
        sender=paper.letterhead,
        manager=paper.manager,
        unit=paper.unit,
        contact=paper.contact,
        to=(),
        place_and_day="",
        signers=paper.signers,
        number=paper.number,
    )
    return sheet.make(letter, language, fill.plan(letter, language, paper), head, f"Plan, Fassung {paper.version}")
