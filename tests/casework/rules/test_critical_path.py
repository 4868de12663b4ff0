"""The longest way through a plan in days: a table of plans, and what holds for every plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.codes import StepState
from kim.casework.rules.critical_path import UNKNOWN_DAYS, Forecast, TimedStep, forecast
from kim.casework.rules.plan_order import PlannedStep, PlanOrder

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Given:
    """A step of the table: what it needs, its agreed day (days ahead), the usual days of its office, days waited."""

    needs: str = ""
    due: int | None = None
    usual: int | None = None
    waited: int | None = None
    state: StepState = StepState.OPEN


def look_ahead(plan: dict[str, Given]) -> Forecast:
    timed = [
        TimedStep(
            PlannedStep(key, key, one.state, frozenset(one.needs.split())),
            TODAY + timedelta(days=one.due) if one.due is not None else None,
            one.usual,
            one.waited,
        )
        for key, one in plan.items()
    ]
    return forecast(timed, PlanOrder([one.step for one in timed]), TODAY)


DONE = StepState.DONE
TABLE = [
    # one step: the usual time of its office, less what has been waited; at least one day more
    ({"a": Given(usual=60)}, "a", 60),
    ({"a": Given(usual=60, waited=20)}, "a", 40),
    ({"a": Given(usual=60, waited=96)}, "a", 1),
    # an agreed day that lies later is waited for; an earlier one does not make an office quicker
    ({"a": Given(usual=10, due=30)}, "a", 30),
    ({"a": Given(usual=60, due=30)}, "a", 60),
    # nothing is known of the office: the agreed day; it is over: a day more; none: two weeks
    ({"a": Given(due=18)}, "a", 18),
    ({"a": Given(due=-3)}, "a", 1),
    ({"a": Given()}, "a", UNKNOWN_DAYS),
    # a chain adds up
    ({"a": Given(usual=30), "b": Given("a", usual=20)}, "a b", 50),
    ({"a": Given(due=10), "b": Given("a"), "c": Given("b", due=12)}, "a b c", 10 + UNKNOWN_DAYS + 1),
    # the longer of two ways in days, not in steps
    ({"a": Given(usual=90), "b": Given(usual=5), "c": Given("b", usual=5), "d": Given("a c", usual=1)}, "a d", 91),
    ({"a": Given(usual=9), "b": Given(usual=5), "c": Given("b", usual=5), "d": Given("a c", usual=1)}, "b c d", 11),
    # of two ways of the same length the one with more steps, then the first one
    ({"a": Given(usual=10), "b": Given(usual=5), "c": Given("b", usual=5), "d": Given("a c", usual=1)}, "b c d", 11),
    ({"a": Given(usual=10), "b": Given(usual=10), "c": Given("a b", usual=1)}, "a c", 11),
    # what is finished takes no time and holds nobody up
    ({"a": Given(usual=90, state=DONE), "b": Given("a", usual=5)}, "b", 5),
    ({"a": Given(usual=90, state=StepState.DROPPED), "b": Given(usual=5), "c": Given("a b", usual=1)}, "b c", 6),
]


@pytest.mark.parametrize(("plan", "path", "days"), TABLE)
def test_the_longest_way_of_a_plan(plan: dict[str, Given], path: str, days: int) -> None:
    found = look_ahead(plan)
    assert found.path == tuple(path.split())
    assert found.last_day == TODAY + timedelta(days=days)


def test_the_day_care_place_decides_when_the_application_can_be_made() -> None:
    plan = {
        "4": Given("6", due=92),
        "6": Given(due=9),
        "7": Given(due=18, usual=60, waited=96),
        "8": Given("7", due=18, waited=41),
        "9": Given("8", due=88),
        "10": Given("9", due=95),
        "11": Given(due=54),
        "12": Given("4 10 11", due=117),
        "13": Given("12", due=150),
    }
    assert look_ahead(plan).path == ("7", "8", "9", "10", "12", "13")


@pytest.mark.parametrize("plan", [{}, {"a": Given(state=DONE)}])
def test_where_nothing_is_to_be_done_there_is_no_way(plan: dict[str, Given]) -> None:
    found = look_ahead(plan)
    assert (found.path, found.last_day, found.ends_on) == ((), None, {})


def test_a_chain_of_thousands_of_steps_is_no_problem() -> None:
    plan = {str(n): Given(str(n - 1) if n else "", usual=1) for n in range(3000)}
    assert len(look_ahead(plan).path) == 3000


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Given]:
    """Plans without a circle: a step needs only steps that stand before it."""
    days = st.none() | st.integers(-30, 200)
    plan: dict[str, Given] = {}
    for number in range(draw(st.integers(0, 8))):
        needs = draw(st.sets(st.sampled_from(sorted(plan)))) if plan else set()
        usual = draw(st.none() | st.integers(0, 200))
        state = draw(st.sampled_from([StepState.OPEN, StepState.OPEN, StepState.WAITING, DONE, StepState.DROPPED]))
        plan[str(number)] = Given(
            " ".join(sorted(needs)), draw(days), usual, draw(st.none() | st.integers(0, 90)), state
        )
    return plan


@given(plans())
def test_the_longest_way_is_a_chain_of_unfinished_steps_to_the_last_day(plan: dict[str, Given]) -> None:
    found = look_ahead(plan)
    unfinished = {key for key, one in plan.items() if one.state not in (DONE, StepState.DROPPED)}
    assert set(found.ends_on) == unfinished
    assert set(found.path) <= unfinished
    assert all(before in plan[after].needs.split() for before, after in pairwise(found.path))
    assert found.last_day == max(found.ends_on.values(), default=None)


@given(plans())
def test_no_step_ends_before_tomorrow_or_before_what_it_needs(plan: dict[str, Given]) -> None:
    ends = look_ahead(plan).ends_on
    for key, end in ends.items():
        assert end > TODAY
        assert all(end > ends[need] for need in plan[key].needs.split() if need in ends)
