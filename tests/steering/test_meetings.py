from __future__ import annotations

import pytest

from kim.kernel.errors import RuleViolation
from kim.steering.actions import meetings
from kim.steering.queries.meetings import seat_lines, voting_seats_present
from kim.steering.rules.codes import Attendance, IssueState, MeetingState
from tests.cast import Cast
from tests.steering import making

pytestmark = pytest.mark.django_db


def test_meetings_are_counted_through_by_body(cast: Cast) -> None:
    body = making.body(cast)
    assert [making.meeting(cast, body).number for _ in range(2)] == [1, 2]


def test_putting_an_issue_on_an_agenda_submits_it(cast: Cast) -> None:
    issue = making.issue(cast, why_grave="Selten, aber schwer.")
    item = meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=making.meeting(cast), minutes=25)
    assert (item.position, item.title, item.minutes) == (1, issue.title, 25)
    assert issue.state == IssueState.SUBMITTED


def test_an_issue_stands_on_an_agenda_once(cast: Cast) -> None:
    issue, meeting = making.issue(cast, why_grave="Schwer."), making.meeting(cast)
    meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=meeting)
    with pytest.raises(RuleViolation) as refusal:
        meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=meeting)
    assert refusal.value.code == "already_on_agenda"


def test_nothing_is_added_to_a_meeting_that_is_over(cast: Cast) -> None:
    meeting = making.meeting(cast)
    for state in (MeetingState.IN_SESSION, MeetingState.CLOSED):
        meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=state)
    with pytest.raises(RuleViolation) as refusal:
        meetings.add_item(actor=cast.konrad.actor, meeting=meeting, title="Verschiedenes")
    assert refusal.value.code == "meeting_over"


def test_closed_minutes_stay_closed(cast: Cast) -> None:
    meeting = making.meeting(cast)
    for state in (MeetingState.IN_SESSION, MeetingState.CLOSED):
        meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=state)
    with pytest.raises(RuleViolation):
        meetings.move_on(actor=cast.konrad.actor, meeting=meeting, state=MeetingState.IN_SESSION)


def test_a_seat_that_nobody_recorded_is_not_absent(cast: Cast) -> None:
    lines = seat_lines(making.meeting(cast))
    assert {line.attendance for line in lines} == {Attendance.NOT_RECORDED}
    assert len(lines) == 4


def test_only_seats_with_a_vote_count_as_present(cast: Cast) -> None:
    meeting = making.meeting(cast)
    lines = seat_lines(meeting)
    seats = {line.seat: (Attendance.PRESENT, "") for line in lines}
    first = next(line.seat for line in lines if line.seat.role == "member")
    seats[first] = (Attendance.DEPUTY_PRESENT, "R. Linnartz")
    meetings.record_attendance(actor=cast.konrad.actor, meeting=meeting, seats=seats)
    assert voting_seats_present(meeting) == 3
    seats[first] = (Attendance.EXCUSED, "")
    meetings.record_attendance(actor=cast.konrad.actor, meeting=meeting, seats=seats)
    assert voting_seats_present(meeting) == 2
