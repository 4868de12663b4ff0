"""Own cases, those one stands in for, their titles and steps are looked up: a district's are never read through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from kim.casework.models import Case, Step
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
    [(sketches.for_list, "step_by_due"), (sketches.for_desk, "step_by_due"), (waits.of_actor, "step_that_waited")],
)
def test_steps_are_asked_for_by_the_condition_of_their_index(
    cast: Cast, ask: Callable[[Actor], Any], index: str
) -> None:
    """Word for word and without a value: a statement that is planned once leads to a partial index only so."""
    (found,) = [each for each in Step._meta.indexes if each.name == index]
    _select, condition = str(Step.objects.filter(found.condition).order_by().query).split(" WHERE ")
    assert condition in _asked(cast.clara.actor, ask)


def _asked(actor: Actor, ask: Callable[[Actor], Any]) -> str:
    texts: list[str] = []

    def note(execute: Any, text: str, params: Any, many: bool, context: Any) -> Any:
        texts.append(text)
        return execute(text, params, many, context)

    with acting_as(actor), remembered.for_one_page(), connection.execute_wrapper(note):
        ask(actor)
    return max(texts, key=len)
