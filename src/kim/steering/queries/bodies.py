"""Bodies: who sits in them, who sat in them before, who came, and which municipality has nobody there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Municipality, Unit
from kim.steering.models import Attendance, Body, Meeting, Seat
from kim.steering.queries.meetings import seats_of
from kim.steering.queries.sitters import further_members
from kim.steering.rules.codes import Attendance as AttendanceCode
from kim.steering.rules.codes import MeetingState

HELD = (MeetingState.IN_SESSION, MeetingState.CLOSED)


@dataclass(frozen=True)
class SeatYear:
    """A seat and what was recorded of it in each meeting of a year; None where it did not exist on that day."""

    seat: Seat
    attendances: list[AttendanceCode | None]

    @property
    def missed(self) -> int:
        """How often nobody came, excused or not."""
        return sum(code in (AttendanceCode.ABSENT, AttendanceCode.EXCUSED) for code in self.attendances)


@dataclass(frozen=True)
class BodyYear:
    """Meetings that were held in a year, with every seat that existed on one of their days."""

    year: int
    meetings: list[Meeting]
    seats: list[SeatYear]
    without_seat: list[Municipality]

    @property
    def municipalities_absent(self) -> list[Municipality]:
        """Municipalities that had a seat and missed at least one meeting."""
        missed = {line.seat.organisation.municipality for line in self.seats if line.missed}
        return sorted(missed - {None}, key=str)  # type: ignore[arg-type]


def bodies(actor: Actor) -> QuerySet[Body]:
    """All bodies, also those that have ended."""
    return Body.objects.visible_to(actor).order_by("name")


def former_seats(body: Body, on: date) -> list[Seat]:
    """Seats that ended before the day, the latest first."""
    rows = body.seats.filter(valid__fully_lt=(on, None)).select_related("organisation", "unit")
    return sorted(rows, key=lambda seat: seat.valid.upper, reverse=True)


def year_of(body: Body, year: int) -> BodyYear:
    """Who came to the meetings of a year."""
    held = list(body.meetings.filter(starts_at__year=year, state__in=HELD).order_by("starts_at"))
    recorded = {
        (row.meeting_id, row.seat_id): AttendanceCode(row.attendance)
        for row in Attendance.objects.filter(meeting__in=held)
    }
    days = {meeting.pk: meeting.starts_at.date() for meeting in held}
    seats = body.seats.select_related("organisation__municipality", "unit")
    lines = [SeatYear(seat, [_code(seat, key, day, recorded) for key, day in days.items()]) for seat in seats]
    held_by = [line for line in lines if any(code is not None for code in line.attendances)]
    return BodyYear(year, held, held_by, _never_seated(body, seats, year))


def obliged(body: Body, on: date) -> list[Unit]:
    """Units that belong to the body without a seat, because whoever does case management there has to come."""
    units = {member.unit_id: member.unit for member in further_members(body, on) if member.unit}
    return sorted(units.values(), key=str)


def number_of_seats(body: Body, on: date) -> int:
    """Seats that are laid down, and units that belong to the body without one."""
    return seats_of(body, on).count() + len(obliged(body, on))


def _never_seated(body: Body, seats: Iterable[Seat], year: int) -> list[Municipality]:
    """Municipalities whose own administration had no seat on any day of the year, as far as it has come."""
    last = min(date(year, 12, 31), clock.today())
    seated = {seat.organisation.municipality_id for seat in seats if _overlaps(seat, date(year, 1, 1), last)}
    return _others(body, seated, last)


def _others(body: Body, seated: set[int | None], on: date) -> list[Municipality]:
    """Municipalities for which neither a seat nor case management speaks."""
    there = seated | {unit.municipality_id for unit in obliged(body, on)}
    return [town for town in organisations.municipalities() if town.pk not in there]


def _overlaps(seat: Seat, first: date, last: date) -> bool:
    lower, upper = seat.valid.lower, seat.valid.upper
    return (lower is None or lower <= last) and (upper is None or upper > first)


def _code(
    seat: Seat, meeting: int, day: date, recorded: dict[tuple[int, int], AttendanceCode]
) -> AttendanceCode | None:
    valid = seat.valid
    if (valid.lower and day < valid.lower) or (valid.upper and day >= valid.upper):
        return None
    return recorded.get((meeting, seat.pk), AttendanceCode.NOT_RECORDED)


def without_seat(body: Body, on: date) -> list[Municipality]:
    """Municipalities whose own administration has no seat on the day."""
    seats: Iterable[Seat] = seats_of(body, on).select_related("organisation")
    return _others(body, {seat.organisation.municipality_id for seat in seats}, on)


def years_of(body: Body) -> list[int]:
    """Years in which the body met, the latest first."""
    return [day.year for day in body.meetings.filter(state__in=HELD).dates("starts_at", "year", order="DESC")]
