"""How long the offices usually take, and which ones somebody waits for: one statement for both, once a page.

What is usual is measured from three answers on; before that, what the office has promised stands in for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db.models import Q, QuerySet

from kim.casework.models import Step
from kim.casework.rules.codes import StepState
from kim.directory import api as directory
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.kernel.remembered import once

# Below this a median says more about single cases than about an office.
LEAST_FOR_USUAL = 3
_FINISHED = Q(state=StepState.DONE, waiting_since__isnull=False, office__isnull=False)
_WAITING = Q(state=StepState.WAITING, case__closed_on__isnull=True)
_COLUMNS = ("state", "office", "waiting_since", "done_on", "office__public_id", "office__short_name", "office__name")
_OF_FILES = ("office__answer_days", "office__organisation__answer_days")


@dataclass(frozen=True)
class Waits:
    """`usual`: days until an answer by office (the median, or what it has promised). `awaited`: key and name."""

    usual: dict[int, int]
    awaited: list[tuple[str, str]]


@once
def of_actor(actor: Actor) -> Waits:
    """From all steps that the actor may see."""
    taken: dict[int, list[int]] = defaultdict(list)
    awaited: set[tuple[str, str]] = set()
    usual: dict[int, int] = {}
    for state, office, since, until, key, short, name, written, *promised in _asked(actor):
        usual |= _promised(office, promised)
        if state == StepState.DONE:
            taken[office].append((until - since).days)
        elif office or written:
            awaited.add((key, short or name) if office else (written, written))
    usual |= {office: round(median(days)) for office, days in taken.items() if len(days) >= LEAST_FOR_USUAL}
    return Waits(usual, sorted(awaited, key=lambda pair: pair[1]))


def _rows(actor: Actor) -> QuerySet[Any]:
    found = Step.objects.visible_to(actor).filter(_FINISHED | _WAITING).order_by()
    rows: QuerySet[Any] = found.values_list(*_COLUMNS, "office_name", directory.days_said(actor, "office"), *_OF_FILES)
    return rows


_asked = PreparedFor(_rows)


def _promised(office: int | None, promised: list[int | None]) -> dict[int, int]:
    """What the office says, else what the district's files say of it; nothing where nobody has promised anything."""
    days = next((each for each in promised if each is not None), None)
    return {office: directory.in_calendar_days(days)} if office and days else {}
