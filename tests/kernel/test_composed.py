"""A text over several lists of Django's: one answer, the policy in each list, nothing where nothing may be seen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kim.casework.models import Case, Step
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.composed import ComposedFor, ahead
from tests import make
from tests.cast import Cast

DAY = date(2026, 11, 23)
TEXT = """
work AS (SELECT "case", count(*) FILTER (WHERE due_on <= today) AS due FROM steps CROSS JOIN day GROUP BY "case")
SELECT number, coalesce(due, 0) FROM cases FULL JOIN work ON work."case" = pk ORDER BY number
"""


def lists(actor: Actor) -> dict[str, Any]:
    return {
        "today": clock.today(),
        "cases": Case.objects.visible_to(actor).order_by().values_list("pk", "number"),
        "steps": Step.objects.visible_to(actor).order_by().values_list("case", "due_on"),
    }


def test_a_text_puts_lists_together_and_each_keeps_its_policy(cast: Cast) -> None:
    clara, carlo = cast.clara.actor, cast.carlo.actor
    with clock.at(DAY):
        first, second = make.case(clara, "Familie Blum"), make.case(clara, "Familie Korn")
        theirs = make.case(carlo, "Familie Fremd")
        for days in (0, 1, 1):
            make.step(clara, first, due_on=DAY + timedelta(days=days))
        make.step(carlo, theirs, due_on=DAY)
    asked = ComposedFor(TEXT, lists)
    with acting_as(clara):
        for day, due in ((DAY, 1), (DAY + timedelta(days=1), 3)):
            with clock.at(day):
                wanted = sorted([(first.number, due), (second.number, 0)])
                assert asked(clara) == ahead(TEXT, lists(clara))() == wanted
    with acting_as(carlo), clock.at(DAY):
        assert asked(carlo) == [(theirs.number, 1)]


def test_a_list_of_which_nothing_may_be_seen_is_empty_and_keeps_its_columns(cast: Cast) -> None:
    clara = cast.clara.actor
    with clock.at(DAY):
        case = make.case(clara)
        make.step(clara, case, due_on=DAY)
        with acting_as(clara):
            known = lists(clara)
            assert ahead(TEXT, known | {"steps": known["steps"].none()})() == [(case.number, 0)]
        with acting_as(cast.konrad.actor):
            assert ComposedFor(TEXT, lists)(cast.konrad.actor) == []


def test_an_argument_too_many_is_refused(cast: Cast) -> None:
    with pytest.raises(TypeError, match="expected"):
        ComposedFor(TEXT, lists)(cast.clara.actor, more=1)
