"""How long the offices usually take, and which ones somebody waits for: one statement for both, once a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median

from django.db.models import Q

from kim.casework.models import Step
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor
from kim.kernel.remembered import once

# Below this a median says more about single cases than about an office.
LEAST_FOR_USUAL = 3
_FINISHED = Q(state=StepState.DONE, waiting_since__isnull=False, office__isnull=False)
_WAITING = Q(state=StepState.WAITING, case__closed_on__isnull=True)
_COLUMNS = ("state", "office", "waiting_since", "done_on", "office__public_id", "office__short_name", "office__name")


@dataclass(frozen=True)
class Waits:
    """`usual`: median days until an answer by office, from three answers on. `awaited`: key of the filter and name."""

    usual: dict[int, int]
    awaited: list[tuple[str, str]]


@once
def of_actor(actor: Actor) -> Waits:
    """From all steps that the actor may see."""
    taken: dict[int, list[int]] = defaultdict(list)
    awaited: set[tuple[str, str]] = set()
    found = Step.objects.visible_to(actor).filter(_FINISHED | _WAITING).order_by()
    for state, office, since, until, key, short, name, written in found.values_list(*_COLUMNS, "office_name"):
        if state == StepState.DONE:
            taken[office].append((until - since).days)
        elif office or written:
            awaited.add((key, short or name) if office else (written, written))
    usual = {office: round(median(days)) for office, days in taken.items() if len(days) >= LEAST_FOR_USUAL}
    return Waits(usual, sorted(awaited, key=lambda pair: pair[1]))
