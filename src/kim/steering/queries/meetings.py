"""Seats, attendance and votes of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kim.steering.models import AgendaItem, Attendance, Body, Meeting, Seat
from kim.steering.rules import votes
from kim.steering.rules.codes import AgendaItemState, SeatRole
from kim.steering.rules.codes import Attendance as AttendanceCode


@dataclass(frozen=True)
class SeatLine:
    """A seat in a meeting, with what was recorded about it."""

    seat: Seat
    attendance: AttendanceCode
    name: str

    @property
    def is_filled(self) -> bool:
        return self.attendance in (AttendanceCode.PRESENT, AttendanceCode.DEPUTY_PRESENT)

    @property
    def is_deputy(self) -> bool:
        return self.attendance is AttendanceCode.DEPUTY_PRESENT


def seats_of(body: Body, on: date) -> QuerySet[Seat]:
    """The seats of a body that hold on a day, in the order of the list of those present."""
    return body.seats.filter(valid__contains=on).select_related("organisation", "unit")


def seat_lines(meeting: Meeting) -> list[SeatLine]:
    """Every seat on the day of the meeting; what was not recorded says so."""
    recorded = {row.seat_id: row for row in Attendance.objects.filter(meeting=meeting)}
    return [_line(seat, recorded.get(seat.pk)) for seat in seats_of(meeting.body, meeting.starts_at.date())]


def _line(seat: Seat, row: Attendance | None) -> SeatLine:
    code = AttendanceCode(row.attendance) if row else AttendanceCode.NOT_RECORDED
    return SeatLine(seat, code, row.name if row else "")


def voting_seats_present(meeting: Meeting) -> int:
    """How many seats with a vote are filled."""
    return votes.seats_present([(SeatRole(line.seat.role), line.attendance) for line in seat_lines(meeting)])


def together(meeting: Meeting) -> list[AgendaItem]:
    """Open points that are decided together, without discussion."""
    return list(meeting.items.filter(is_consent=True, state=AgendaItemState.OPEN).order_by("position"))
