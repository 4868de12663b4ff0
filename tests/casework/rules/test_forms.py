"""When a case may become a short counselling."""

import pytest

from kim.casework.rules.forms import Hindrance, Standing, hindrance


@pytest.mark.parametrize(
    ("has_plan", "open_steps", "expected"),
    [
        (False, 0, None),
        (False, 2, Hindrance.STEPS_OPEN),
        (True, 0, Hindrance.PLAN_ADOPTED),
        # The plan is what cannot be undone, so it is said first.
        (True, 2, Hindrance.PLAN_ADOPTED),
    ],
)
def test_an_agreed_plan_or_an_open_step_keeps_a_case_a_case(
    has_plan: bool, open_steps: int, expected: Hindrance | None
) -> None:
    assert hindrance(Standing(has_plan, open_steps)) is expected
