import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.casework.rules.codes import StepState
from kim.casework.rules.plan_order import (
    Circle,
    PlannedStep,
    PlanOrder,
    StepStanding,
    UnknownStep,
    circle_with,
)

OPEN, WAITING, DONE, DROPPED = StepState.OPEN, StepState.WAITING, StepState.DONE, StepState.DROPPED


def step(key: str, *needs: str, state: StepState = OPEN) -> PlannedStep:
    return PlannedStep(key, f"Schritt {key}", state, frozenset(needs))


# The plan that the pages show: a day-care place holds up a course, an exam and an application.
PLAN = [
    step("1", state=DONE),
    step("2", state=DONE),
    step("3"),
    step("4", "6"),
    step("5", state=DONE),
    step("6"),
    step("7", state=WAITING),
    step("8", "5", "7", state=WAITING),
    step("9", "8"),
    step("10", "9"),
    step("11"),
    step("12", "1", "2", "3", "4", "10", "11"),
    step("13", "12"),
]


@pytest.mark.parametrize(
    ("key", "standing"),
    [
        ("1", StepStanding.DONE),
        ("3", StepStanding.READY),
        ("4", StepStanding.BLOCKED),
        ("7", StepStanding.WAITING),
        ("8", StepStanding.WAITING),
        ("9", StepStanding.BLOCKED),
        ("13", StepStanding.BLOCKED),
    ],
)
def test_each_step_of_a_plan_stands_as_the_page_shows_it(key: str, standing: StepStanding) -> None:
    assert PlanOrder(PLAN).standing(key) is standing


def test_a_blocked_step_names_what_it_waits_for() -> None:
    assert PlanOrder(PLAN).blocked_by("12") == ("3", "4", "10", "11")


def test_a_step_names_all_that_it_holds_up() -> None:
    assert PlanOrder(PLAN).holds_up("7") == ("8", "9", "10", "12", "13")
    assert PlanOrder(PLAN).holds_up("13") == ()


def test_done_unblocks_the_next_step() -> None:
    assert PlanOrder([step("a"), step("b", "a")]).standing("b") is StepStanding.BLOCKED
    assert PlanOrder([step("a", state=DONE), step("b", "a")]).standing("b") is StepStanding.READY


def test_a_dropped_step_holds_nobody_up() -> None:
    order = PlanOrder([step("a", state=DROPPED), step("b", "a")])
    assert order.standing("b") is StepStanding.READY
    assert order.holds_up("a") == ()


def test_reopening_a_done_step_blocks_its_followers_again() -> None:
    before = PlanOrder([step("a", state=DONE), step("b", "a"), step("c", "b"), step("d", "a", state=DONE)])
    assert before.after_reopening("a") == ("b",)
    after = PlanOrder([step("a"), step("b", "a"), step("c", "b"), step("d", "a", state=DONE)])
    assert after.standing("b") is StepStanding.BLOCKED
    assert after.standing("d") is StepStanding.DONE


def test_a_circle_is_refused_and_names_its_steps() -> None:
    with pytest.raises(Circle) as error:
        PlanOrder([step("x"), step("a", "c", "x"), step("b", "a"), step("c", "b")])
    assert set(error.value.keys) == {"a", "b", "c"}
    assert str(error.value).count("→") == 3
    assert "Schritt a" in error.value.titles


def test_a_step_that_needs_itself_is_a_circle() -> None:
    with pytest.raises(Circle) as error:
        PlanOrder([step("a", "a")])
    assert error.value.titles == ("Schritt a",)


def test_a_circle_is_known_before_it_is_saved() -> None:
    steps = [step("a"), step("b", "a"), step("c", "b")]
    assert set(circle_with(steps, "a", "c")) == {"a", "b", "c"}
    assert circle_with(steps, "c", "a") == ()


def test_a_step_cannot_need_one_from_another_plan() -> None:
    with pytest.raises(UnknownStep, match="z"):
        PlanOrder([step("a", "z")])


def test_a_chain_of_thousands_of_steps_is_no_problem() -> None:
    steps = [step("0"), *(step(str(n), str(n - 1)) for n in range(1, 3000))]
    order = PlanOrder(steps)
    assert len(order.order()) == 3000
    assert len(order.holds_up("0")) == 2999


def test_an_empty_plan_has_no_order() -> None:
    assert PlanOrder([]).order() == ()


@st.composite
def plans(draw: st.DrawFn) -> list[PlannedStep]:
    """Plans without a circle: a step needs only steps of smaller number, then the list is shuffled."""
    steps = []
    for n in range(draw(st.integers(1, 9))):
        needs = draw(st.sets(st.integers(0, n - 1), max_size=3)) if n else set()
        steps.append(step(str(n), *map(str, needs), state=draw(st.sampled_from(StepState))))
    return draw(st.permutations(steps))


@st.composite
def graphs(draw: st.DrawFn) -> list[PlannedStep]:
    """Any graph, with or without circles."""
    keys = [str(n) for n in range(draw(st.integers(1, 7)))]
    return [step(key, *draw(st.sets(st.sampled_from(keys), max_size=3))) for key in keys]


@given(plans())
def test_in_the_order_every_step_comes_after_what_it_needs(steps: list[PlannedStep]) -> None:
    position = {key: n for n, key in enumerate(PlanOrder(steps).order())}
    assert len(position) == len(steps)
    for item in steps:
        assert all(position[need] < position[item.key] for need in item.needs)


@given(plans())
def test_while_something_is_open_something_is_ready_or_waiting(steps: list[PlannedStep]) -> None:
    order = PlanOrder(steps)
    standings = {order.standing(item.key) for item in steps}
    if StepStanding.BLOCKED in standings:
        assert standings & {StepStanding.READY, StepStanding.WAITING}


@given(plans())
def test_whoever_blocks_a_step_also_holds_it_up(steps: list[PlannedStep]) -> None:
    order = PlanOrder(steps)
    for item in steps:
        for blocker in order.blocked_by(item.key):
            if not item.is_finished:
                assert item.key in order.holds_up(blocker)


@given(plans(), st.data())
def test_doing_a_step_never_blocks_another(steps: list[PlannedStep], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(steps))
    after = [PlannedStep(item.key, item.title, DONE, item.needs) if item is chosen else item for item in steps]
    before_order, after_order = PlanOrder(steps), PlanOrder(after)
    for item in steps:
        if before_order.standing(item.key) is StepStanding.READY and item is not chosen:
            assert after_order.standing(item.key) is StepStanding.READY


@given(plans(), st.data())
def test_reopening_blocks_exactly_the_steps_it_announced(steps: list[PlannedStep], data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(steps))
    before = PlanOrder(steps)
    announced = before.after_reopening(chosen.key)
    after = PlanOrder(
        PlannedStep(item.key, item.title, OPEN, item.needs) if item is chosen and item.is_finished else item
        for item in steps
    )
    newly = {
        item.key
        for item in steps
        if before.standing(item.key) is StepStanding.READY and after.standing(item.key) is StepStanding.BLOCKED
    }
    assert newly == set(announced)


@given(graphs())
def test_a_circle_is_found_exactly_if_no_order_exists(steps: list[PlannedStep]) -> None:
    remaining = {item.key: set(item.needs) for item in steps}
    while free := [key for key, needs in remaining.items() if not needs & set(remaining)]:
        for key in free:
            del remaining[key]
    try:
        PlanOrder(steps)
    except Circle as circle:
        assert remaining
        needs = {item.key: item.needs for item in steps}
        keys = circle.keys
        assert all(keys[(n + 1) % len(keys)] in needs[key] for n, key in enumerate(keys))
    else:
        assert not remaining
