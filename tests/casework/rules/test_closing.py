"""Which closing reason the goals of a case speak for."""

import pytest

from kim.casework.rules.closing import suggested_reason
from kim.casework.rules.codes import ClosingReason, GoalState

REACHED, PARTLY, DROPPED, OPEN = GoalState.REACHED, GoalState.PARTLY_REACHED, GoalState.DROPPED, GoalState.OPEN


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([], None),
        ([REACHED, REACHED], ClosingReason.GOALS_REACHED),
        ([REACHED, DROPPED], ClosingReason.GOALS_REACHED),
        ([REACHED, PARTLY], ClosingReason.PARTLY_REACHED),
        ([PARTLY], ClosingReason.PARTLY_REACHED),
        ([REACHED, OPEN], None),
        # Everything was given up: goals say nothing about why.
        ([DROPPED], None),
    ],
)
def test_goals_speak_for_a_reason_once_all_were_looked_back_on(
    goals: list[GoalState], expected: ClosingReason | None
) -> None:
    assert suggested_reason(goals) is expected
