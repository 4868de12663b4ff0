"""What a part says, in fields: a new file begins with this after a hand-over. The same as its lines, no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kim.casework.models import Case, Step
from kim.casework.queries.people import Resident
from kim.casework.rules.codes import StepState

Record = dict[str, Any]


def field(code: str, case: Case, one: Resident) -> Record | None:
    """A field of a person as `people.actions` take it; None for what is only told in words."""
    return _FIELDS[code](case, one) if code in _FIELDS else None


def step(found: Step) -> Record | None:
    """A step that is still to be done; what is done or dropped is history and stays in words."""
    if found.state not in (StepState.OPEN, StepState.WAITING):
        return None
    return {
        "title": found.title,
        "life_area": found.life_area,
        "legal_domain": found.legal_domain,
        "party": found.party,
        "office": found.office.key if found.office else "",
        "office_name": found.office_name,
        "due_on": found.due_on.isoformat() if found.due_on else "",
    }


def _status(_case: Case, one: Resident) -> Record | None:
    if one.status is None:
        return None
    last = one.status.record.last_day
    return {"status": one.status.record.key, "until": last.isoformat() if last else ""}


_FIELDS: dict[str, Callable[[Case, Resident], Record | None]] = {
    "name": lambda _case, one: {"given_name": one.person.given_name, "family_name": one.person.family_name},
    "birth": lambda _case, one: {"birth": one.person.birth},
    "home": lambda case, _one: {"address": case.household.address},
    "languages": lambda _case, one: {"languages": [{"language": each["language"]} for each in one.person.languages]},
    "ways": lambda _case, one: {
        "contact_ways": [{"kind": each["kind"], "value": each["value"]} for each in one.person.contact_ways]
    },
    "status": _status,
}
