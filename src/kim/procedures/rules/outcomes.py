"""How a procedure ends. `applied` is the only open state; every other outcome has a day.

Granted and refused are decisions; withdrawn is the applicant's; fell back: the title ended before a decision, and the
earlier status holds again (§ 104c AufenthG to Duldung); moved on: the application goes on on another pathway. A
mistaken outcome is taken back, which leaves a trace.
"""

from __future__ import annotations

from datetime import date

from kim.kernel.core_codes import ProcedureOutcome

ENDS = frozenset(ProcedureOutcome) - {ProcedureOutcome.APPLIED}


def problem(outcome: str, on: date, applied_on: date, today: date, moved_to: str, pathway: str) -> str:
    """The code of what is wrong with an outcome; empty if it may be recorded."""
    if outcome not in ENDS:
        return "no_outcome"
    if on < applied_on:
        return "before_application"
    if on > today:
        return "in_the_future"
    if outcome == ProcedureOutcome.MOVED_ON and (not moved_to or moved_to == pathway):
        return "moved_where"
    return ""
