from itertools import pairwise

import pytest

from kim.casework.rules.codes import CasePhase, ObservationState, PlanState, ReleaseState, StepState
from kim.casework.rules.transitions import CASE, OBSERVATION, PLAN, RELEASE, STEP, may_withdraw

FORWARD = [phase for phase in CasePhase if phase is not CasePhase.CLOSED]


@pytest.mark.parametrize(("before", "after"), list(pairwise(FORWARD)))
def test_a_case_goes_from_each_phase_to_the_next(before: CasePhase, after: CasePhase) -> None:
    assert CASE.allows(before, after)


@pytest.mark.parametrize("phase", FORWARD)
def test_a_case_can_be_closed_from_every_phase(phase: CasePhase) -> None:
    assert CASE.allows(phase, CasePhase.CLOSED)


def test_a_case_cannot_jump_over_the_assessment() -> None:
    assert not CASE.allows(CasePhase.INTAKE, CasePhase.SERVICE_PLANNING)


def test_a_case_returns_to_planning_when_life_changes() -> None:
    assert CASE.allows(CasePhase.MONITORING, CasePhase.SERVICE_PLANNING)
    assert CASE.allows(CasePhase.EVALUATION, CasePhase.ASSESSMENT)


def test_no_open_case_returns_to_access() -> None:
    assert not any(CASE.allows(phase, CasePhase.ACCESS) for phase in CasePhase)


def test_a_closed_case_is_taken_up_with_a_new_assessment_only() -> None:
    assert CASE.after(CasePhase.CLOSED) == {CasePhase.ASSESSMENT}


def test_an_adopted_plan_is_never_a_draft_again() -> None:
    assert not PLAN.allows(PlanState.ADOPTED, PlanState.DRAFT)
    assert PLAN.final == {PlanState.REPLACED, PlanState.ENDED}


def test_a_done_step_can_be_reopened_and_not_dropped() -> None:
    assert STEP.after(StepState.DONE) == {StepState.OPEN}


def test_nothing_is_released_that_was_not_drafted() -> None:
    assert not OBSERVATION.allows(ObservationState.NOTED, ObservationState.RELEASED)
    assert not OBSERVATION.allows(ObservationState.WITHDRAWN, ObservationState.RELEASED)
    assert OBSERVATION.allows(ObservationState.DRAFTED, ObservationState.RELEASED)


def test_a_release_request_is_answered_once() -> None:
    assert RELEASE.final == {ReleaseState.RELEASED, ReleaseState.RETURNED, ReleaseState.WITHDRAWN}


def test_a_released_text_is_withdrawn_only_before_delivery() -> None:
    assert may_withdraw(ObservationState.RELEASED, delivered=False)
    assert not may_withdraw(ObservationState.RELEASED, delivered=True)
    assert not may_withdraw(ObservationState.NOTED, delivered=False)
