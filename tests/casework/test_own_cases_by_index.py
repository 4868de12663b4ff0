"""Own cases, those one stands in for, their titles and steps are looked up: a district's are never read through."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.db import connection

from kim.casework.models import Case
from kim.casework.queries import sketches, waits
from kim.kernel import remembered
from kim.kernel.actor import Actor, acting_as
from kim.people.models import ResidenceStatus
from tests import make
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _as_in_a_large_district(cast: Cast) -> None:
    # The tables of a test are so small that reading them through would be quickest.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


@pytest.mark.parametrize("verb", ["read", "edit"])
def test_cases_are_found_by_two_indexes(cast: Cast, verb: str) -> None:
    clara = cast.clara.actor
    with acting_as(clara):
        plan = Case.objects.visible_to(clara, verb).order_by().explain()
    assert "BitmapOr" in plan
    assert "Seq Scan on casework_case " not in plan


def test_titles_are_found_by_an_array_of_persons(cast: Cast) -> None:
    clara = cast.clara.actor
    make.case(clara)
    with acting_as(clara), remembered.for_one_page():
        plan = ResidenceStatus.objects.visible_to(clara).order_by().explain()
    assert "person_id = ANY (" in plan
    assert "Join" not in plan.split("SubPlan")[0]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (sketches.for_list, "Index Scan using step_by_due on casework_step"),
        (sketches.for_desk, "Index Scan using step_by_due on casework_step"),
        (sketches.for_list, "Index Only Scan using contact_by_day on casework_contact"),
        (waits.of_actor, "Index Scan using step_that_waited on casework_step"),
    ],
)
def test_only_steps_that_count_and_days_of_contacts_are_read(
    cast: Cast, ask: Callable[[Actor], Any], index: str
) -> None:
    plan = _planned_for_any_values(cast.clara.actor, ask)
    assert index in plan


def _planned_for_any_values(actor: Actor, ask: Callable[[Actor], Any]) -> str:
    """The plan that is kept (`kernel/planning.py`): it may not need a value to know that its index is the right one."""
    texts: list[str] = []

    def note(execute: Any, text: str, params: Any, many: bool, context: Any) -> Any:
        texts.append(text)
        return execute(text, params, many, context)

    with acting_as(actor), remembered.for_one_page():
        with connection.execute_wrapper(note):
            ask(actor)
        numbers = count(1)
        text = re.sub("%s", lambda _place: f"${next(numbers)}", max(texts, key=len))
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN (GENERIC_PLAN) {text}")
            return "\n".join(line for (line,) in cursor.fetchall())
