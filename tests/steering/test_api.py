"""What other contexts read from steering."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from kim.kernel import clock
from kim.kernel.anonymity import EvidenceStep
from kim.kernel.errors import RuleViolation
from kim.kernel.periods import Quarter
from kim.steering import api
from kim.steering.actions import decisions, issues, meetings, regrouping
from kim.steering.models import Observation
from kim.steering.rules.codes import Outcome
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def test_observations_are_stored_in_the_order_given_and_answered_by_their_ids(cast: Cast) -> None:
    ids = api.receive(actor=making.DELIVERY, observations=[making.OBSERVATION] * 3, week=making.MONDAY)
    assert list(Observation.objects.order_by("pk").values_list("public_id", flat=True)) == ids


def test_an_observation_is_dated_by_a_monday(cast: Cast) -> None:
    with pytest.raises(RuleViolation):
        api.receive(actor=making.DELIVERY, observations=[making.OBSERVATION], week=date(2026, 11, 17))


def test_an_observation_that_belongs_to_no_issue_has_no_answer_yet(cast: Cast) -> None:
    ids = api.receive(actor=making.DELIVERY, observations=[making.OBSERVATION], week=making.MONDAY)
    assert api.answers_for(ids) == {}


def test_the_answer_tells_outcome_and_reason_also_of_a_rejection(cast: Cast) -> None:
    ids = api.receive(actor=making.DELIVERY, observations=[making.OBSERVATION], week=making.MONDAY)
    issue = making.issue(cast, observations=Observation.objects.all(), why_grave="Schwer.")
    item = making.open_item(cast, issue)
    decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.REJECTED, reason="Das Land ist zuständig.")
    with override("en"):
        answer = api.answers_for(ids)[ids[0]]
        (news,) = answer.decisions
        assert (str(answer.state_label), str(news.outcome_label), news.reason) == (
            "closed",
            "rejected",
            "Das Land ist zuständig.",
        )
    assert news.body == "Lenkungsgruppe"


def test_a_series_starts_with_the_week_before_the_first_delivery(cast: Cast) -> None:
    """The release lies in the week before; the start says no more than the weeks that steering has anyway."""
    making.issue(cast, observations=[making.observation(week=date(2026, 10, 5))])
    (series,) = api.evidence_series()
    assert series.since == Quarter(2026, 3)
    assert set(series.observations.values()) == {Quarter(2026, 3)}


def test_a_series_goes_on_after_its_last_table(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        issue = making.issue(cast, observations=[making.observation()])
        making.evidence_of(issue, "2026-Q3")
        late = making.observation()
        issues.cluster(actor=cast.konrad.actor, issue=issue, observations=[late])
    (series,) = api.evidence_series()
    assert series.since == Quarter(2026, 4)
    assert series.observations[late.public_id] == Quarter(2026, 4)


def test_merged_issues_are_counted_no_more(cast: Cast) -> None:
    old, new = making.issue(cast, observations=[making.observation()]), making.issue(cast)
    regrouping.merge(actor=cast.konrad.actor, issue=old, into=new)
    assert [series.issue for series in api.evidence_series()] == [new.public_id]


def test_an_open_quarter_is_refused_and_a_second_table_changes_nothing(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        issue = making.issue(cast)
        with pytest.raises(RuleViolation) as refusal:
            making.evidence_of(issue, "2026-Q4")
        assert refusal.value.code == "quarter_open"
        assert making.evidence_of(issue, "2026-Q3", total=12)
        assert making.evidence_of(issue, "2026-Q3", total=99) is None
        assert making.evidence_of(issue, "2026-Q2", total=7) is None
    assert [table.total for table in issue.evidence.all()] == [12]


def test_a_count_below_k_is_refused_before_it_is_written(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refusal, clock.at(making.MONDAY):
        making.evidence_of(making.issue(cast), total=4)
    assert refusal.value.code == "below_k"


def test_known_issues_are_those_on_an_agenda_the_same_kind_first(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        meeting = making.meeting(cast)
        waiting = making.issue(cast, title="Wartezeit", obstacle_kind="waiting_time", why_grave="Schwer.")
        gap = making.issue(cast, title="Lücke", why_grave="Schwer.")
        making.issue(cast, title="Auf keiner Tagesordnung")
        making.evidence_of(gap, total=12)
        for issue in (gap, waiting):
            meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=meeting)
    known = api.known_issues("language", "waiting_time")
    assert [issue.title for issue in known] == ["Wartezeit", "Lücke"]
    assert [issue.step for issue in known] == [EvidenceStep.BELOW, EvidenceStep.FROM_10]
    assert api.known_issues("housing") == []
