"""Meetings, their agenda, and who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.kernel.transitions import ForbiddenChange
from kim.steering.actions import invitations, issues
from kim.steering.models import AgendaItem, Attendance, Body, Meeting, StructuralIssue
from kim.steering.oparl import traces
from kim.steering.queries.seats import Duty, Place
from kim.steering.rules.codes import AgendaItemState, IssueState, MeetingState
from kim.steering.rules.transitions import MEETING

# States from which an issue has to be submitted (again) when it comes onto an agenda.
_TO_SUBMIT = frozenset(
    {
        IssueState.DESCRIBED,
        IssueState.CLUSTERED,
        IssueState.DECIDED,
        IssueState.IN_PROJECT_GROUP,
        IssueState.EFFECT_CHECKED,
    }
)
_AHEAD = frozenset({MeetingState.PLANNED, MeetingState.INVITED})
_RUNNING = frozenset({MeetingState.PLANNED, MeetingState.INVITED, MeetingState.IN_SESSION})


@action("meeting_planned", _("A meeting was planned"))
def plan(
    *, actor: Actor, body: Body, starts_at: datetime, place: str, lasts: int = 120, number: int | None = None
) -> Meeting:
    """Plan a meeting of `lasts` minutes; without a number it gets the next one of its body."""
    access.require(actor, "add", Meeting)
    last = Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    return Meeting.objects.create(body=body, starts_at=starts_at, place=place, lasts=lasts, number=number or last + 1)


@action("meeting_changed", _("Day, time or place of a meeting was changed"))
def change(*, actor: Actor, meeting: Meeting, version: int, starts_at: datetime, place: str, lasts: int) -> Meeting:
    """Change a meeting that has not begun. Those who were invited get the new date into their calendars."""
    access.require(actor, "edit", meeting)
    if MeetingState(meeting.state) not in _AHEAD:
        raise RuleViolation("has_begun", _("This meeting has begun or is over; its date stays."))
    before = (meeting.starts_at, meeting.place, meeting.lasts)
    locking.update(meeting, version, starts_at=starts_at, place=place, lasts=lasts)
    if meeting.state == MeetingState.INVITED and before != (starts_at, place, lasts):
        invitations.tell_change(meeting, actor)
    return meeting


@action("meeting_moved_on", _("A meeting changed its state"))
def move_on(*, actor: Actor, meeting: Meeting, state: MeetingState) -> Meeting:
    """Invite, open, close or cancel a meeting. Closed minutes stay closed.

    Inviting mails the members of the body; cancelling tells those who were invited.
    """
    access.require(actor, "edit", meeting)
    try:
        MEETING.require(MeetingState(meeting.state), state)
    except ForbiddenChange as error:
        raise RuleViolation("forbidden_change", _("The meeting cannot take this state now."), "state") from error
    was_invited = meeting.state == MeetingState.INVITED
    locking.update(meeting, state=state)
    if state is MeetingState.INVITED:
        invitations.invite(meeting, actor)
    elif state is MeetingState.CANCELLED and was_invited:
        invitations.cancel(meeting, actor)
    return meeting


@action("issue_put_on_agenda", _("An issue was put on an agenda"))
def put_on(*, actor: Actor, issue: StructuralIssue, meeting: Meeting, minutes: int | None = None) -> AgendaItem:
    """Put an issue on the agenda of a meeting. From now on the members of steering see it."""
    access.require(actor, "edit", issue)
    if meeting.items.filter(issue=issue).exists():
        raise RuleViolation("already_on_agenda", _("The issue already is on this agenda."), "meeting")
    if IssueState(issue.state) in _TO_SUBMIT:
        issues.advance(actor=actor, issue=issue, state=IssueState.SUBMITTED, note=str(meeting))
    return add_item(actor=actor, meeting=meeting, title=issue.title, minutes=minutes, issue=issue)


@action("agenda_item_added", _("A point was added to an agenda"))
def add_item(
    *, actor: Actor, meeting: Meeting, title: str, minutes: int | None = None, issue: StructuralIssue | None = None
) -> AgendaItem:
    """Add a point at the end of the agenda of a meeting that is not over."""
    access.require(actor, "edit", meeting)
    if MeetingState(meeting.state) not in _RUNNING:
        raise RuleViolation("meeting_over", _("This meeting is over."), "meeting")
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    made: AgendaItem = AgendaItem.objects.create(
        meeting=meeting, position=last + 1, title=title, minutes=minutes, issue=issue
    )
    if meeting.is_public:
        traces.keep()
    return made


@action("consent_set", _("It was said whether a point goes without discussion"))
def set_consent(*, actor: Actor, item: AgendaItem, is_consent: bool) -> AgendaItem:
    """Mark an open point as one that is decided together with others, without discussion; or take that back."""
    access.require(actor, "edit", item)
    if item.state != AgendaItemState.OPEN:
        raise RuleViolation("dealt_with", _("This point already has its decision."))
    return locking.update(item, is_consent=is_consent)


@action("discussion_written", _("The minutes of a point were written"))
def write_discussion(*, actor: Actor, item: AgendaItem, version: int, discussion: str) -> AgendaItem:
    """Note what was said about a point while the meeting runs. Minutes that are closed stay as they are."""
    access.require(actor, "edit", item)
    if item.meeting.state != MeetingState.IN_SESSION:
        raise RuleViolation("not_in_session", _("Minutes are written while the meeting is in session."), "discussion")
    return locking.update(item, version, discussion=discussion.strip())


@action("attendance_recorded", _("It was recorded who came to a meeting"))
def record_attendance(
    *, actor: Actor, meeting: Meeting, seats: Mapping[Place, tuple[str, str]], version: int | None = None
) -> None:
    """Record per seat or unit that has to come whether it was filled, and by whom: `{seat: (attendance, name)}`.

    Raises `Conflict` if the meeting is no longer in the `version` that was shown: somebody else wrote the list.
    """
    access.require(actor, "edit", meeting)
    if MeetingState(meeting.state) not in _RUNNING:
        raise RuleViolation("meeting_over", _("This meeting is over."))
    locking.update(meeting, version)
    for place, (attendance, name) in seats.items():
        about = {"unit": place.unit} if isinstance(place, Duty) else {"seat": place}
        Attendance.objects.update_or_create(meeting=meeting, **about, defaults={"attendance": attendance, "name": name})
