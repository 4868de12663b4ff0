"""Seats, attendance and votes of a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from kim.steering.models import AgendaItem, Attendance, Meeting
from kim.steering.queries.seats import Duty, Place, duties_of, seats_of
from kim.steering.rules import votes
from kim.steering.rules.codes import AgendaItemState, SeatRole
from kim.steering.rules.codes import Attendance as AttendanceCode


@dataclass(frozen=True)
class SeatLine:
    """A seat or a unit that has to come, with what was recorded about it."""

    seat: Place
    attendance: AttendanceCode
    name: str

    @property
    def is_filled(self) -> bool:
        return self.attendance in (AttendanceCode.PRESENT, AttendanceCode.DEPUTY_PRESENT)

    @property
    def is_deputy(self) -> bool:
        return self.attendance is AttendanceCode.DEPUTY_PRESENT


def seat_lines(meeting: Meeting) -> list[SeatLine]:
    """Every seat on the day of the meeting, then the units that have to come; what was not recorded says so."""
    day = timezone.localdate(meeting.starts_at)
    recorded = {place_of(row): row for row in Attendance.objects.filter(meeting=meeting).select_related("seat", "unit")}
    places: list[Place] = [*seats_of(meeting.body, day), *duties_of(meeting.body, day)]
    # Who came stays on the list, also if it is found out later that nobody did case management there any more.
    places += [place for place in recorded if isinstance(place, Duty) and place not in places]
    return [_line(place, recorded.get(place)) for place in places]


def place_of(row: Attendance) -> Place:
    """What a row of the list of those present is about."""
    if row.seat:
        return row.seat
    assert row.unit  # noqa: S101  # the database refuses a row without either
    return Duty(row.unit)


def _line(seat: Place, row: Attendance | None) -> SeatLine:
    code = AttendanceCode(row.attendance) if row else AttendanceCode.NOT_RECORDED
    return SeatLine(seat, code, row.name if row else "")


def voting_seats_present(meeting: Meeting) -> int:
    """How many seats with a vote are filled."""
    return votes.seats_present([(SeatRole(line.seat.role), line.attendance) for line in seat_lines(meeting)])


def together(meeting: Meeting) -> list[AgendaItem]:
    """Open points that are decided together, without discussion."""
    return list(meeting.items.filter(is_consent=True, state=AgendaItemState.OPEN).order_by("position"))
