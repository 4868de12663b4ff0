"""Own cases, those one stands in for and the titles in them are looked up: a district's are never read through."""

from __future__ import annotations

import pytest
from django.db import connection

from kim.casework.models import Case
from kim.kernel import remembered
from kim.kernel.actor import acting_as
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
