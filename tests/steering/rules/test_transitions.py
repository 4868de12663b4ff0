from itertools import pairwise

import pytest

from kim.steering.rules.codes import GuidanceState, IssueState, MeasureState, MeetingState, Outcome
from kim.steering.rules.transitions import (
    GUIDANCE,
    ISSUE,
    MEASURE,
    MEETING,
    after_decision,
    leads_to_measures,
)

WAY = [
    IssueState.DESCRIBED,
    IssueState.CLUSTERED,
    IssueState.SUBMITTED,
    IssueState.RANKED,
    IssueState.DECIDED,
    IssueState.IN_PROJECT_GROUP,
    IssueState.MEASURE_AGREED,
    IssueState.IMPLEMENTED,
    IssueState.EFFECT_CHECKED,
    IssueState.CLOSED,
]


@pytest.mark.parametrize(("before", "after"), list(pairwise(WAY)))
def test_an_issue_can_go_the_whole_way(before: IssueState, after: IssueState) -> None:
    assert ISSUE.allows(before, after)


def test_an_issue_is_not_decided_before_it_is_submitted() -> None:
    assert not ISSUE.allows(IssueState.DESCRIBED, IssueState.DECIDED)
    assert not ISSUE.allows(IssueState.CLUSTERED, IssueState.DECIDED)


def test_a_merged_issue_stays_merged() -> None:
    assert ISSUE.final == {IssueState.MERGED}


@pytest.mark.parametrize("outcome", list(Outcome))
def test_whatever_a_decision_makes_possible_the_issue_table_allows(outcome: Outcome) -> None:
    assert after_decision(outcome)
    assert after_decision(outcome) <= ISSUE.after(IssueState.DECIDED)


def test_a_rejected_issue_is_closed_and_starts_no_measure() -> None:
    assert after_decision(Outcome.REJECTED) == {IssueState.CLOSED}
    assert not leads_to_measures(Outcome.REJECTED)


def test_a_deferred_issue_comes_back() -> None:
    assert after_decision(Outcome.DEFERRED) == {IssueState.SUBMITTED}


def test_acceptance_with_conditions_starts_measures_too() -> None:
    assert leads_to_measures(Outcome.ACCEPTED_WITH_CONDITIONS)
    assert IssueState.MEASURE_AGREED in after_decision(Outcome.ACCEPTED_WITH_CONDITIONS)


def test_closed_minutes_stay_closed() -> None:
    assert MEETING.after(MeetingState.CLOSED) == frozenset()


def test_published_guidance_does_not_become_a_draft() -> None:
    assert GUIDANCE.after(GuidanceState.PUBLISHED) == {GuidanceState.WITHDRAWN}


def test_the_effect_of_a_measure_is_checked_after_it_is_done() -> None:
    assert not MEASURE.allows(MeasureState.UNDER_WAY, MeasureState.EFFECT_CHECKED)
    assert MEASURE.allows(MeasureState.DONE, MeasureState.EFFECT_CHECKED)
