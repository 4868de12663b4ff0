"""Who sees and does what in steering: the coordinator all, a member what is on an agenda, everybody else nothing."""

from __future__ import annotations

from datetime import date

import pytest

from kim.kernel import access, clock
from kim.kernel.actor import Actor
from kim.kernel.errors import Refused
from kim.steering.actions import evidence, guidance, issues, meetings
from kim.steering.models import (
    AgendaItem,
    Body,
    Decision,
    EvidenceTable,
    Guidance,
    IssueObservation,
    Measure,
    Meeting,
    Observation,
    StructuralIssue,
)
from kim.steering.rules.codes import MeetingState
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db
EVERYTHING = (
    AgendaItem,
    Body,
    Decision,
    EvidenceTable,
    Guidance,
    IssueObservation,
    Measure,
    Meeting,
    Observation,
    StructuralIssue,
)


def test_case_managers_leads_and_officers_have_no_door_into_steering(cast: Cast) -> None:
    for player in (cast.clara, cast.leon, cast.petra, cast.adam):
        assert [model.__name__ for model in EVERYTHING if access.may(player.actor, "read", model)] == []


def test_a_member_sees_an_issue_once_it_is_on_an_agenda(cast: Cast) -> None:
    issue = making.issue(cast, why_grave="Selten, aber schwer.")
    assert not access.may(cast.stella.actor, "read", issue)
    assert access.may(cast.konrad.actor, "read", issue)
    meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=making.meeting(cast))
    assert access.may(cast.stella.actor, "read", issue)
    assert not access.may(cast.stella.actor, "edit", issue)


def test_a_cancelled_meeting_takes_its_issues_out_of_sight_again(cast: Cast) -> None:
    issue, meeting = making.issue(cast, why_grave="Schwer."), making.meeting(cast)
    meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=meeting)
    meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.CANCELLED)
    assert not access.may(cast.stella.actor, "read", issue)


def test_figures_measures_and_guidance_follow_their_issue(cast: Cast) -> None:
    with clock.at(making.MONDAY):
        issue = making.issue(cast, why_grave="Schwer.")
        table = making.evidence_of(issue)
        assert table
        row = guidance.draft(
            actor=cast.konrad.actor,
            issue=issue,
            title="Zuerst anfragen",
            text="Beim KI.",
            valid=making.span(date(2026, 11, 1), date(2027, 6, 1)),
            life_areas=["language"],
        )
        assert not access.may(cast.stella.actor, "read", table)
        meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=making.meeting(cast))
        assert access.may(cast.stella.actor, "read", table)
        assert not access.may(cast.stella.actor, "read", row)
        guidance.publish(actor=cast.konrad.actor, guidance=row)
        assert access.may(cast.stella.actor, "read", row)


def test_single_observations_are_for_the_coordinator_only(cast: Cast) -> None:
    observation = making.observation()
    making.issue(cast, observations=[observation])
    assert access.may(cast.konrad.actor, "read", observation)
    assert not access.may(cast.stella.actor, "read", Observation)
    assert not access.may(cast.konrad.actor, "edit", Observation)


def test_nobody_writes_observations_or_figures_by_hand(cast: Cast) -> None:
    issue = making.issue(cast)
    for player in cast.everyone():
        assert not access.may(player.actor, "add", Observation)
        assert not access.may(player.actor, "add", EvidenceTable)
    with pytest.raises(Refused), clock.at(making.MONDAY):
        evidence.publish(
            actor=cast.konrad.actor,
            issue=issue,
            period=making.Period.single(making.Quarter(2026, 3)),
            k=5,
            total=9,
            reach="several",
        )


def test_the_delivery_adds_and_cannot_read(cast: Cast) -> None:
    delivery = Actor.system("delivery")
    assert access.may(delivery, "add", Observation)
    assert not any(access.may(delivery, "read", model) for model in EVERYTHING)


def test_a_member_changes_nothing(cast: Cast) -> None:
    issue = making.open_item(cast).issue
    assert issue
    for model in EVERYTHING:
        assert not access.may(cast.stella.actor, "edit", model)
        assert not access.may(cast.stella.actor, "add", model)
    with pytest.raises(Refused):
        issues.edit(actor=cast.stella.actor, issue=issue, version=issue.version, title="Anders")
