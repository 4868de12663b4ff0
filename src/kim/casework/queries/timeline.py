"""What happened in a case, newest first: contacts, finished steps, adopted plans, changes of hands and phases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kim.casework.models import Assignment, Case, Contact, FormChange, PhaseChange, Plan, Step
from kim.casework.queries import glance
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


def of_case(actor: Actor, case: Case, limit: int = glance.NEWEST) -> list[Event]:
    """The newest events of a case, `glance.NEWEST` at most."""
    seen = glance.of_case(actor, case)
    events = [
        *_events(EventKind.CONTACT, "took_place_on", seen.contacts),
        *_events(EventKind.STEP_DONE, "done_on", seen.done),
        *_events(EventKind.PLAN_ADOPTED, "adopted_on", seen.plans),
        *_events(EventKind.ASSIGNED, "began_on", seen.assignments),
        # A short counselling has no phases; those of the case that it was say nothing here.
        *_events(EventKind.PHASE, "began_on", () if case.is_short else seen.phases),
        *_events(EventKind.FORM, "began_on", seen.forms),
    ]
    return sorted(events, key=lambda event: (event.on, event.subject.created_at), reverse=True)[:limit]


def _events(kind: EventKind, day: str, records: Any) -> list[Event]:
    return [Event(getattr(record, day), kind, record) for record in records]
