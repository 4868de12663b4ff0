"""A planned wording for the demo, so that the preview of what a change of law would do is not empty there.

Invented, and says so wherever it is shown: no draft of a legislator is known that would change a criterion of the
rules. It waits for a sign-off that never comes; what runs is the law in force, in the demo as everywhere.
"""

from __future__ import annotations

from datetime import date

from kim.kernel import clock
from kim.pathways.rules import law
from kim.pathways.rules.book import Version
from kim.pathways.rules.conditions import Regularly, Some
from kim.pathways.rules.reading.knowledge import CIVIC_TEST
from kim.pathways.rules.reading.persons import SCHOOL_CHILDREN

RULE, CRITERION = "25b", "25b.civic"


def plan() -> None:
    """Let the example wait in this process, from the first of the month after next on."""
    law.PLANNED = law.planned_with(RULE, CRITERION, _example())


def _example() -> Version:
    return Version(
        test=Regularly(Some(CIVIC_TEST, SCHOOL_CHILDREN)),
        norm="§ 25b Abs. 1 S. 2 Nr. 2 AufenthG",
        source="Beispiel der Demo, kein Gesetzentwurf",
        start=_first_of_the_month_after_next(clock.today()),
        note="Erfunden: Grundkenntnisse hat auch, wessen Kinder nachweislich zur Schule gehen.",
    )


def _first_of_the_month_after_next(day: date) -> date:
    years, month = divmod(day.month + 1, 12)
    return date(day.year + years, month + 1, 1)
