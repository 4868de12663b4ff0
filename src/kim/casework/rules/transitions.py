"""Which status of a case, plan, step, goal, obstacle and release may follow which.

Basis: the phases of the case-management standard, which are a cycle (reassessment is ordinary), and
the way noted → drafted → released. What is not decided here: who may do it (policy), and whether a
reason, a second person or the order of steps allows it (actions, `plan_order`).
"""

from kim.casework.rules.codes import (
    CasePhase,
    EnquiryState,
    GoalState,
    ObservationState,
    ObstacleState,
    PlanState,
    ReleaseState,
    StepState,
)
from kim.kernel.transitions import Transitions

_CYCLE = (
    CasePhase.ACCESS,
    CasePhase.INTAKE,
    CasePhase.ASSESSMENT,
    CasePhase.SERVICE_PLANNING,
    CasePhase.LINKING,
    CasePhase.MONITORING,
    CasePhase.EVALUATION,
)


def _following(phase: CasePhase) -> frozenset[CasePhase]:
    """The next phase, every earlier one from intake on, and the end."""
    position = _CYCLE.index(phase)
    return frozenset({*_CYCLE[position + 1 : position + 2], *_CYCLE[1:position], CasePhase.CLOSED})


# A closed case that is taken up again starts with looking anew, not with the old plan.
CASE = Transitions(
    {phase: _following(phase) for phase in _CYCLE} | {CasePhase.CLOSED: frozenset({CasePhase.ASSESSMENT})}
)

ENQUIRY = Transitions(
    {
        EnquiryState.OPEN: frozenset({EnquiryState.ANSWERED}),
        EnquiryState.ANSWERED: frozenset({EnquiryState.OPEN}),
    }
)

GOAL = Transitions(
    {
        GoalState.OPEN: frozenset(GoalState) - {GoalState.OPEN},
        GoalState.REACHED: frozenset({GoalState.OPEN}),
        GoalState.LARGELY_REACHED: frozenset({GoalState.OPEN, GoalState.REACHED}),
        GoalState.PARTLY_REACHED: frozenset({GoalState.OPEN, GoalState.REACHED, GoalState.LARGELY_REACHED}),
        GoalState.NOT_REACHED: frozenset({GoalState.OPEN}),
        GoalState.DROPPED: frozenset({GoalState.OPEN}),
    }
)

# An adopted version was agreed with people and offices: it is replaced or ended, never taken back.
PLAN = Transitions(
    {
        PlanState.DRAFT: frozenset({PlanState.ADOPTED}),
        PlanState.ADOPTED: frozenset({PlanState.REPLACED, PlanState.ENDED}),
        PlanState.REPLACED: frozenset(),
        PlanState.ENDED: frozenset(),
    }
)

STEP = Transitions(
    {
        StepState.OPEN: frozenset({StepState.WAITING, StepState.DONE, StepState.DROPPED}),
        StepState.WAITING: frozenset({StepState.OPEN, StepState.DONE, StepState.DROPPED}),
        StepState.DONE: frozenset({StepState.OPEN}),
        StepState.DROPPED: frozenset({StepState.OPEN}),
    }
)

OBSTACLE = Transitions(
    {
        ObstacleState.OPEN: frozenset({ObstacleState.RESOLVED}),
        ObstacleState.RESOLVED: frozenset({ObstacleState.OPEN}),
    }
)

# Released is not the end while the text still waits for the weekly delivery: see `may_withdraw`.
OBSERVATION = Transitions(
    {
        ObservationState.NOTED: frozenset({ObservationState.DRAFTED}),
        ObservationState.DRAFTED: frozenset(
            {ObservationState.NOTED, ObservationState.RELEASED, ObservationState.WITHDRAWN}
        ),
        ObservationState.RELEASED: frozenset({ObservationState.WITHDRAWN}),
        ObservationState.WITHDRAWN: frozenset({ObservationState.DRAFTED}),
    }
)

RELEASE = Transitions(
    {
        ReleaseState.OPEN: frozenset({ReleaseState.RELEASED, ReleaseState.RETURNED, ReleaseState.WITHDRAWN}),
        ReleaseState.RELEASED: frozenset(),
        ReleaseState.RETURNED: frozenset(),
        ReleaseState.WITHDRAWN: frozenset(),
    }
)


def may_withdraw(state: ObservationState, delivered: bool) -> bool:
    """True while the text is still on this side.

    Once delivered, steering holds a line without author or case: nobody could find it to take it back.
    """
    return not delivered and OBSERVATION.allows(state, ObservationState.WITHDRAWN)
