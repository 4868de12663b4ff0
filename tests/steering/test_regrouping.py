"""Merging and splitting: the way stays readable, and nothing that was counted counts again."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from kim.kernel import clock
from kim.kernel.errors import Refused, RuleViolation
from kim.kernel.periods import Quarter
from kim.steering import api
from kim.steering.actions import issues, regrouping
from kim.steering.models import IssueObservation, StructuralIssue
from kim.steering.rules.codes import IssueState
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = date(2026, 8, 10), making.MONDAY
NEW = {
    "title": "Kurse am Abend",
    "problem": "Wer in Schichten arbeitet, findet keinen Kurs.",
    "obstacle_kind": "offer_gap",
    "life_area": "language",
    "office_kinds": ["language_course_provider"],
    "level": "district_wide",
    "influence": "negotiate",
}


def counts_from(issue: StructuralIssue) -> list[str]:
    return sorted(IssueObservation.objects.filter(issue=issue).values_list("counts_from", flat=True))


def test_a_merged_issue_names_the_other_one_and_keeps_its_figures(cast: Cast) -> None:
    with clock.at(AUTUMN):
        old, new = making.issue(cast, observations=[making.observation(week=SUMMER)]), making.issue(cast)
        making.evidence_of(old)
        regrouping.merge(actor=cast.konrad.actor, issue=old, into=new)
    assert (old.state, old.merged_into) == (IssueState.MERGED, new)
    assert old.evidence.count() == 1
    assert old.stages.get(state=IssueState.MERGED).note == new.number
    assert old.number in str(new.stages.last().note)


def test_what_a_table_has_counted_never_counts_in_the_other_series(cast: Cast) -> None:
    with clock.at(AUTUMN):
        old, new = making.issue(cast, observations=[making.observation(week=SUMMER)]), making.issue(cast)
        making.evidence_of(old, "2026-Q3")
        regrouping.merge(actor=cast.konrad.actor, issue=old, into=new)
        (series,) = api.evidence_series()
    (counted,) = series.observations.values()
    assert (series.issue, series.since) == (new.public_id, Quarter(2026, 4))
    assert counted < series.since


def test_what_no_table_has_counted_yet_counts_from_now_on(cast: Cast) -> None:
    with clock.at(AUTUMN):
        old = making.issue(cast, observations=[making.observation(week=SUMMER)])
        new = making.issue(cast, observations=[making.observation(week=SUMMER)])
        regrouping.merge(actor=cast.konrad.actor, issue=old, into=new)
        assert [found.since for found in api.evidence_series()] == [Quarter(2026, 4)]
    assert counts_from(new) == ["2026-Q4", "2026-Q4"]


def test_in_doubt_an_observation_was_counted(cast: Cast) -> None:
    """Delivered in the first days of October, it may have been released in September."""
    with clock.at(AUTUMN):
        old = making.issue(cast, observations=[making.observation(week=date(2026, 10, 5))])
        making.evidence_of(old, "2026-Q3")
        regrouping.merge(actor=cast.konrad.actor, issue=old, into=making.issue(cast))
        (series,) = api.evidence_series()
    assert max(series.observations.values()) < series.since


def test_a_second_merge_does_not_bring_back_what_the_first_left_behind(cast: Cast) -> None:
    with clock.at(AUTUMN):
        first = making.issue(cast, observations=[making.observation(week=SUMMER)])
        making.evidence_of(first, "2026-Q3")
        second, third = making.issue(cast), making.issue(cast)
        regrouping.merge(actor=cast.konrad.actor, issue=first, into=second)
        regrouping.merge(actor=cast.konrad.actor, issue=second, into=third)
        (series,) = api.evidence_series()
    assert max(series.observations.values()) < series.since


def test_a_split_names_both_and_starts_two_new_series(cast: Cast) -> None:
    with clock.at(AUTUMN):
        stays, goes = making.observation(week=SUMMER), making.observation(week=SUMMER)
        issue = making.issue(cast, observations=[stays, goes])
        made = regrouping.split(actor=cast.konrad.actor, issue=issue, observations=[goes], **NEW)
        since = {found.issue: found.since for found in api.evidence_series()}
    assert (made.split_from, made.state) == (issue, IssueState.CLUSTERED)
    assert [row.observation for row in made.observations.all()] == [goes]
    assert [row.observation for row in issue.observations.all()] == [stays]
    assert since == {issue.public_id: Quarter(2026, 4), made.public_id: Quarter(2026, 4)}
    assert made.number in str(issue.stages.last().note)


@pytest.mark.parametrize(("chosen", "code"), [(0, "none_chosen"), (2, "none_left")])
def test_a_split_takes_some_and_leaves_some(cast: Cast, chosen: int, code: str) -> None:
    both = [making.observation(), making.observation()]
    issue = making.issue(cast, observations=both)
    with pytest.raises(RuleViolation) as refusal:
        regrouping.split(actor=cast.konrad.actor, issue=issue, observations=both[:chosen], **NEW)
    assert (refusal.value.code, refusal.value.field) == (code, "observations")
    assert StructuralIssue.objects.count() == 1


def test_an_issue_is_merged_neither_into_itself_nor_into_one_that_is_over(cast: Cast) -> None:
    issue, closed = making.issue(cast), making.issue(cast)
    issues.advance(actor=cast.konrad.actor, issue=closed, state=IssueState.CLOSED)
    for target, code in ((issue, "same_issue"), (closed, "issue_is_over")):
        with pytest.raises(RuleViolation) as refusal:
            regrouping.merge(actor=cast.konrad.actor, issue=issue, into=target)
        assert refusal.value.code == code


def test_only_the_coordinator_regroups(cast: Cast) -> None:
    issue, other = making.issue(cast), making.issue(cast)
    for player in (cast.stella, cast.clara, cast.leon):
        with pytest.raises((Refused, Http404)):
            regrouping.merge(actor=player.actor, issue=issue, into=other)
