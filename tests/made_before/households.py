"""Cases of a household, once through actions and then as rows.

Where time stands still, and outside a transaction, they are made anew: their rows would come from another moment, and
the wall lets nobody write.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from django.db import connection

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from tests.made_before import stored

_cases: dict[tuple[Any, ...], tuple[Case, list[str]]] = {}


def case(actor: Actor, family: str, make: Callable[[], Case]) -> Case:
    """A case as `make` made it for a new household; `family`: what tells it from other families that are made."""
    if clock.stands_still() or not connection.in_atomic_block:
        return make()
    key = (stored.database(), clock.today(), actor, family)
    if key in _cases and _put_case(actor, *_cases[key]):
        return copy.deepcopy(_cases[key][0])
    made = make()
    if key not in _cases:
        with acting_as(actor):
            _cases[key] = copy.deepcopy(made), _rows_of_case(made)
    return made


# In the order in which one row points to another, and the wall lets one in because of another.
_MEMBERS = "SELECT person_id FROM people_householdmember WHERE household_id = {household}"
ROWS_OF_CASE = {
    "people_household": "id = {household}",
    "casework_case": "id = {case}",
    "casework_phasechange": "case_id = {case}",
    "casework_assignment": "case_id = {case}",
    "people_person": f"id IN ({_MEMBERS})",
    "people_nametoken": f"person_id IN ({_MEMBERS})",
    "people_householdmember": "household_id = {household}",
}


def _rows_of_case(made: Case) -> list[str]:
    keys = {"case": made.pk, "household": made.household_id}
    return [stored.many(table, condition.format(**keys)) for table, condition in ROWS_OF_CASE.items()]


def _put_case(actor: Actor, made: Case, found: list[str]) -> bool:
    """False where it is there already, or where somebody deputises: that makes rows of its own."""
    tables = list(ROWS_OF_CASE)
    persons = tables.index("people_person")
    # Each row is written down with the reason that it was made for.
    with acting_as(actor, why="case_opened"), connection.cursor() as cursor:
        cursor.execute(_PUT_HOUSEHOLD, [found[0], made.assigned_to_id])
        if not cursor.rowcount:
            return False
        stored.put(tables[1:persons], found[1:persons])
    with acting_as(actor, why="person_added"):
        stored.put(tables[persons:], found[persons:])
    return True


_PUT_HOUSEHOLD = f"""{stored.PUT.format(table="people_household")}
    WHERE NOT EXISTS (SELECT FROM casework_deputation WHERE manager_id = %s) ON CONFLICT DO NOTHING
"""
