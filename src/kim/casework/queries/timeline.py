"""What happened in a case, newest first: contacts, finished steps, adopted plans, changes of hands and phases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kim.casework.models import Assignment, Case, Contact, FormChange, PhaseChange, Plan, Step
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor


class EventKind(StrEnum):
    """What kind of line it is."""

    CONTACT = "contact"
    STEP_DONE = "step_done"
    PLAN_ADOPTED = "plan_adopted"
    ASSIGNED = "assigned"
    PHASE = "phase"
    FORM = "form"


@dataclass(frozen=True)
class Event:
    """One line of the history; `subject` is the record it is about."""

    on: date
    kind: EventKind
    subject: Contact | Step | Plan | Assignment | PhaseChange | FormChange


def of_case(actor: Actor, case: Case, limit: int = 10) -> list[Event]:
    """The newest events of a case. Eight statements at most."""
    events = [
        *_events(EventKind.CONTACT, "took_place_on", _contacts(actor, case)[:limit]),
        *_events(EventKind.STEP_DONE, "done_on", _steps(actor, case)[:limit]),
        *_events(EventKind.PLAN_ADOPTED, "adopted_on", _mine(Plan, actor, case).filter(adopted_on__isnull=False)),
        *_events(EventKind.ASSIGNED, "began_on", _mine(Assignment, actor, case).select_related("manager__user")),
        *_events(EventKind.PHASE, "began_on", _mine(PhaseChange, actor, case)),
        *_events(EventKind.FORM, "began_on", _mine(FormChange, actor, case)),
    ]
    return sorted(events, key=lambda event: (event.on, event.subject.created_at), reverse=True)[:limit]


def _events(kind: EventKind, day: str, records: Any) -> list[Event]:
    return [Event(getattr(record, day), kind, record) for record in records]


def _mine(model: Any, actor: Actor, case: Case) -> Any:
    return model.objects.visible_to(actor).filter(case=case)


def _contacts(actor: Actor, case: Case) -> Any:
    found = _mine(Contact, actor, case).select_related("recorded_by__user")
    return found.prefetch_related("participants__person", "participants__office")


def _steps(actor: Actor, case: Case) -> Any:
    return _mine(Step, actor, case).filter(state=StepState.DONE).select_related("office").order_by("-done_on")
