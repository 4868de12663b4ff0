from __future__ import annotations

import pytest
from django.http import Http404

from kim.kernel import clock
from kim.kernel.errors import Conflict, Refused, RuleViolation
from kim.steering.actions import issues
from kim.steering.models import IssueObservation, IssueStage, StructuralIssue
from kim.steering.rules.codes import IssueState
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def test_issues_are_numbered_within_the_year(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        first, second = making.issue(cast), making.issue(cast)
    assert (first.number, second.number) == ("T-2026-001", "T-2026-002")


def test_an_issue_that_observations_start_is_clustered(cast: Cast) -> None:
    issue = making.issue(cast, observations=[making.observation(), making.observation()])
    assert issue.state == IssueState.CLUSTERED
    assert issue.observations.count() == 2
    assert [stage.state for stage in IssueStage.objects.filter(issue=issue)] == ["described", "clustered"]


def test_an_observation_belongs_to_one_issue_only(cast: Cast) -> None:
    observation = making.observation()
    making.issue(cast, observations=[observation])
    with pytest.raises(RuleViolation) as refusal:
        making.issue(cast, observations=[observation])
    assert refusal.value.code == "already_clustered"


def test_an_observation_can_be_taken_out_again(cast: Cast) -> None:
    observation = making.observation()
    issue = making.issue(cast, observations=[observation])
    issues.take_out(actor=cast.konrad.actor, observation=observation)
    assert not issue.observations.exists()


def test_what_is_put_together_after_a_table_counts_from_the_next_quarter(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        issue = making.issue(cast)
        making.evidence_of(issue, "2026-Q3")
        late = making.observation()
        issues.cluster(actor=cast.konrad.actor, issue=issue, observations=[late])
    assert IssueObservation.objects.get(observation=late).counts_from == "2026-Q4"


def test_an_issue_without_figures_is_submitted_only_with_a_reason(cast: Cast) -> None:
    issue = making.issue(cast)
    with pytest.raises(RuleViolation) as refusal:
        issues.advance(actor=cast.konrad.actor, issue=issue, state=IssueState.SUBMITTED)
    assert (refusal.value.code, refusal.value.field) == ("no_weight", "why_grave")
    grave = making.issue(cast, why_grave="Ein Kind blieb ohne Behandlung.")
    issues.advance(actor=cast.konrad.actor, issue=grave, state=IssueState.SUBMITTED)
    assert grave.state == IssueState.SUBMITTED


def test_an_issue_with_figures_needs_no_reason(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        issue = making.issue(cast)
        making.evidence_of(issue)
        issues.advance(actor=cast.konrad.actor, issue=issue, state=IssueState.SUBMITTED)
    assert issue.state == IssueState.SUBMITTED


def test_a_state_that_may_not_follow_is_refused(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal:
        issues.advance(actor=cast.konrad.actor, issue=making.issue(cast), state=IssueState.DECIDED)
    assert refusal.value.code == "forbidden_change"


def test_ranking_gives_a_submitted_issue_its_place(cast: Cast) -> None:
    issue = making.issue(cast, why_grave="Selten, aber schwer.")
    issues.advance(actor=cast.konrad.actor, issue=issue, state=IssueState.SUBMITTED)
    issues.rank(actor=cast.konrad.actor, issue=issue, rank=2)
    issues.rank(actor=cast.konrad.actor, issue=issue, rank=1)
    assert (issue.state, issue.rank) == (IssueState.RANKED, 1)


def test_the_last_to_save_does_not_win_silently(cast: Cast) -> None:
    issue = making.issue(cast)
    seen = issue.version
    issues.edit(actor=cast.konrad.actor, issue=issue, version=seen, title="Betreuung in Kursen")
    with pytest.raises(Conflict):
        issues.edit(actor=cast.konrad.actor, issue=issue, version=seen, title="Kinder")
    assert StructuralIssue.objects.get(pk=issue.pk).title == "Betreuung in Kursen"


def test_state_and_number_cannot_be_edited_on_the_paper(cast: Cast) -> None:
    issue = making.issue(cast)
    with pytest.raises(ValueError, match="not editable"):
        issues.edit(actor=cast.konrad.actor, issue=issue, version=issue.version, state="closed")


def test_possibilities_are_lettered_in_their_order(cast: Cast) -> None:
    issue = making.issue(cast)
    options = [{"title": "Plätze beim Kursträger", "is_preferred": True}, {"title": "Bericht an das Land"}]
    issues.set_options(actor=cast.konrad.actor, issue=issue, options=options)
    assert [str(option) for option in issue.options.all()] == ["A Plätze beim Kursträger", "B Bericht an das Land"]


def test_nobody_but_the_coordinator_describes_issues(cast: Cast) -> None:
    for player in (cast.clara, cast.stella, cast.leon, cast.adam):
        with pytest.raises((Refused, Http404)):
            issues.describe(actor=player.actor, title="x")
