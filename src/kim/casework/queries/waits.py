"""How long the offices usually take, and which ones somebody waits for: one statement for both, once a page.

What is usual is measured from three answers on; before that, what the office has promised stands in for it. The
database counts (`sql/waits.sql`): whoever has worked for years has thousands of answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet

from kim.casework.models import Step
from kim.casework.rules.codes import StepState
from kim.directory import api as directory
from kim.kernel.actor import Actor
from kim.kernel.composed import ComposedFor, Lists
from kim.kernel.remembered import once

# Below this a median says more about single cases than about an office.
LEAST_FOR_USUAL = 3
# Said before both, although whatever waits has waited (`step_waits_since_a_day`): a condition without a value leads to
# the index of what has waited, in a statement that is planned for whatever values.
_HAS_WAITED = Q(waiting_since__isnull=False)
_ANSWERED = Q(state=StepState.DONE, office__isnull=False)
_WAITING = Q(state=StepState.WAITING, case__closed_on__isnull=True) & ~Q(office__isnull=True, office_name="")


@dataclass(frozen=True)
class Waits:
    """`usual`: days until an answer by office (the median, or what it has promised). `awaited`: key and name.

    `usual_by_code`: the same by public id.
    """

    usual: dict[int, int]
    awaited: list[tuple[str, str]]
    usual_by_code: dict[str, int]


@once
def of_actor(actor: Actor) -> Waits:
    """From all steps that the actor may see."""
    awaited: set[tuple[str, str]] = set()
    usual: dict[int, int] = {}
    codes: dict[str, int] = {}
    for office, answers, middle, waits, code, name, written, promised in _asked(actor):
        if waits:
            awaited.add((code, name) if office else (written, written))
        days = _usual(answers, middle, promised)
        if office and days is not None:
            usual[office] = codes[code] = days
    return Waits(usual, sorted(awaited, key=lambda pair: pair[1]), codes)


def _usual(answers: int, middle: float | None, promised: int | None) -> int | None:
    """What was measured, else what the office says, else what the district's files say of it; None: nobody knows."""
    if middle is not None and answers >= LEAST_FOR_USUAL:
        return round(middle)
    return directory.in_calendar_days(promised) if promised else None


def _lists(actor: Actor) -> Lists:
    found = Step.objects.visible_to(actor).filter(_HAS_WAITED & (_ANSWERED | _WAITING)).order_by()
    steps: QuerySet[Any] = found.annotate(is_answered=Q(state=StepState.DONE)).values_list(
        *("office", "office_name", "office__public_id", "office__short_name", "office__name", "office__answer_days"),
        *("office__organisation__answer_days", "waiting_since", "done_on", "is_answered"),
    )
    return {"steps": steps, "said": directory.days_said(actor)}


_asked = ComposedFor((Path(__file__).parents[1] / "sql" / "waits.sql").read_text(), _lists)
