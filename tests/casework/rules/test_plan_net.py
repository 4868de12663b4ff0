"""The net of a plan: order from left to right, no two steps at one place, no more columns than needed."""

from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.plan_net import USUAL_COLUMNS, InLane, place


@st.composite
def plans(draw: st.DrawFn) -> list[InLane]:
    """Up to twelve steps in up to four lanes; a step needs earlier ones only, so there is no circle."""
    count = draw(st.integers(0, 12))
    steps = []
    for number in range(1, count + 1):
        needs = draw(st.frozensets(st.integers(1, number - 1), max_size=3)) if number > 1 else frozenset()
        steps.append(InLane(number, draw(st.integers(0, 3)), needs))
    return steps


@given(plans())
def test_every_step_stands_right_of_all_that_it_needs(steps: list[InLane]) -> None:
    column = {one.number: one.column for one in place(steps)}
    assert all(column[need] < column[step.number] for step in steps for need in step.needs)


@given(plans())
def test_every_step_has_a_place_of_its_own_in_its_lane(steps: list[InLane]) -> None:
    placed = place(steps)
    assert {one.number for one in placed} == {step.number for step in steps}
    assert len({(one.lane, one.column, one.row) for one in placed}) == len(steps)
    assert {one.number: one.lane for one in placed} == {step.number: step.lane for step in steps}


@given(plans())
def test_there_are_no_more_columns_than_the_longest_chain_or_the_usual_number(steps: list[InLane]) -> None:
    depth: dict[int, int] = {}
    for step in steps:
        depth[step.number] = max((depth[need] for need in step.needs), default=0) + 1
    columns = max((one.column for one in place(steps)), default=-1) + 1
    assert columns <= max([USUAL_COLUMNS, *depth.values()])


def test_steps_of_one_lane_that_hang_on_nothing_stand_side_by_side() -> None:
    placed = place([InLane(1, 0), InLane(2, 0), InLane(3, 0)])
    assert [(one.number, one.column, one.row) for one in placed] == [(1, 0, 0), (2, 1, 0), (3, 2, 0)]


def test_more_steps_than_columns_stand_below_each_other() -> None:
    placed = place([InLane(number, 0) for number in range(1, 8)])
    assert max(one.row for one in placed) == 1


def test_what_is_not_in_the_net_holds_nothing_back() -> None:
    assert place([InLane(2, 0, frozenset({1}))])[0].column == 0
