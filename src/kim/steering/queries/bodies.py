"""Bodies: who sits in them, who sat in them before, who came, and which municipality has nobody there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.models import Municipality
from kim.steering.models import Attendance, Body, Meeting, Seat
from kim.steering.queries.meetings import place_of
from kim.steering.queries.seats import Duty, Place, duties_of, seats_of
from kim.steering.rules.codes import Attendance as AttendanceCode
from kim.steering.rules.codes import MeetingState

HELD = (MeetingState.IN_SESSION, MeetingState.CLOSED)


@dataclass(frozen=True)
class SeatYear:
    """A seat, or a unit that has to come, and what was recorded in each meeting of a year; None where it was none."""

    seat: Place
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
        missed = {_town_of(line.seat) for line in self.seats if line.missed}
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
    rows = Attendance.objects.filter(meeting__in=held).select_related("seat", "unit__municipality")
    recorded = {(row.meeting_id, place_of(row)): AttendanceCode(row.attendance) for row in rows}
    days = {meeting.pk: timezone.localdate(meeting.starts_at) for meeting in held}
    seats = body.seats.select_related("organisation__municipality", "unit")
    lines = [SeatYear(seat, [_code(seat, key, day, recorded) for key, day in days.items()]) for seat in seats]
    held_by = [line for line in lines if any(code is not None for code in line.attendances)]
    held_by += _duty_lines(body, days, recorded)
    return BodyYear(year, held, held_by, _never_seated(body, [*seats, *(line.seat for line in held_by)], year))


Recorded = dict[tuple[int, Place], AttendanceCode]


def _duty_lines(body: Body, days: dict[int, date], recorded: Recorded) -> list[SeatYear]:
    """A line for each unit that had to come to one of the meetings without a seat, or is on its list."""
    there: dict[int, set[Place]] = {key: set(duties_of(body, day)) for key, day in days.items()}
    for key, place in recorded:
        if isinstance(place, Duty):
            there[key].add(place)
    duties = sorted(set().union(*there.values()), key=str)
    return [
        SeatYear(
            duty,
            [
                recorded.get((key, duty), AttendanceCode.NOT_RECORDED) if duty in places else None
                for key, places in there.items()
            ],
        )
        for duty in duties
    ]


def _town_of(place: Place) -> Municipality | None:
    return place.municipality if isinstance(place, Duty) else place.organisation.municipality


def number_of_seats(body: Body, on: date) -> int:
    """Seats that are laid down, and units that belong to the body without one."""
    return seats_of(body, on).count() + len(duties_of(body, on))


def _never_seated(body: Body, places: Iterable[Place], year: int) -> list[Municipality]:
    """Municipalities that on no day of the year had a seat or had to come, as far as it has come."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), clock.today())
    there = [place for place in places if isinstance(place, Duty) or _overlaps(place, first, last)]
    return _others(body, {town.pk for town in map(_town_of, there) if town}, last)


def _others(body: Body, seated: set[int | None] | set[int], on: date) -> list[Municipality]:
    """Municipalities for which neither a seat nor case management speaks."""
    there = seated | {duty.unit.municipality_id for duty in duties_of(body, on)}
    return [town for town in organisations.municipalities() if town.pk not in there]


def _overlaps(seat: Seat, first: date, last: date) -> bool:
    lower, upper = seat.valid.lower, seat.valid.upper
    return (lower is None or lower <= last) and (upper is None or upper > first)


def _code(seat: Seat, meeting: int, day: date, recorded: Recorded) -> AttendanceCode | None:
    valid = seat.valid
    if (valid.lower and day < valid.lower) or (valid.upper and day >= valid.upper):
        return None
    return recorded.get((meeting, seat), AttendanceCode.NOT_RECORDED)


def without_seat(body: Body, on: date) -> list[Municipality]:
    """Municipalities whose own administration has no seat on the day."""
    seats: Iterable[Seat] = seats_of(body, on).select_related("organisation")
    return _others(body, {seat.organisation.municipality_id for seat in seats}, on)


def years_of(body: Body) -> list[int]:
    """Years in which the body met, the latest first."""
    return [day.year for day in body.meetings.filter(state__in=HELD).dates("starts_at", "year", order="DESC")]
