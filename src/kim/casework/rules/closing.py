"""What the goals of a case say about its closing reason. A suggestion; the case manager decides."""

from collections.abc import Collection

from kim.casework.rules.codes import ClosingReason, GoalState


def suggested_reason(goals: Collection[GoalState]) -> ClosingReason | None:
    """The reason that follows from goals that were looked back on; None while one is open, or if none was reached.

    A dropped goal was given up together and does not count against the others.
    """
    wanted = [goal for goal in goals if goal is not GoalState.DROPPED]
    if not wanted or GoalState.OPEN in wanted:
        return None
    if all(goal is GoalState.REACHED for goal in wanted):
        return ClosingReason.GOALS_REACHED
    return ClosingReason.PARTLY_REACHED
