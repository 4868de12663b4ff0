"""A meeting as it is shown: agenda, the point in hand, who is there, what was decided today."""

from __future__ import annotations

from dataclasses import dataclass

from kim.kernel.actor import Actor
from kim.steering.models import AgendaItem, Decision, Meeting
from kim.steering.queries.board import Card, card_of, issues_for
from kim.steering.queries.meetings import SeatLine, seat_lines
from kim.steering.rules import votes
from kim.steering.rules.codes import AgendaItemState, MeetingState, SeatRole
from kim.steering.rules.transitions import MEETING


@dataclass(frozen=True)
class Session:
    """A meeting and the point that is looked at: the one chosen, else the first open one, else the last."""

    meeting: Meeting
    items: list[AgendaItem]
    item: AgendaItem | None
    card: Card | None
    seats: list[SeatLine]
    present: int
    is_quorate: bool | None
    decisions: list[Decision]
    following: list[MeetingState]

    @property
    def is_running(self) -> bool:
        return MeetingState(self.meeting.state) is MeetingState.IN_SESSION

    @property
    def together(self) -> list[AgendaItem]:
        """Open points that go without discussion."""
        return [each for each in self.items if each.is_consent and each.state == AgendaItemState.OPEN]

    @property
    def is_recorded(self) -> bool:
        """True once somebody wrote down who came."""
        return any(line.attendance != "not_recorded" for line in self.seats)


def session_of(meeting: Meeting, item: AgendaItem | None, actor: Actor) -> Session:
    """The meeting for this reader."""
    items = list(meeting.items.select_related("issue", "meeting").order_by("position"))
    first_open = next((each for each in items if each.state == AgendaItemState.OPEN), None)
    shown = item or first_open or (items[-1] if items else None)
    seats = seat_lines(meeting)
    present = votes.seats_present([(SeatRole(line.seat.role), line.attendance) for line in seats])
    issue = issues_for(actor).filter(pk=shown.issue_id).first() if shown and shown.issue_id else None
    made = Decision.objects.visible_to(actor).filter(item__meeting=meeting).select_related("item")
    return Session(
        meeting,
        items,
        shown,
        card_of(issue) if issue else None,
        seats,
        present,
        votes.is_quorate(present, meeting.body.least_present),
        list(made),
        sorted(MEETING.after(MeetingState(meeting.state))),
    )
