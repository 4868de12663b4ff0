"""Who is invited to a meeting: those who act for an organisation or unit with a seat, at their official address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from kim.steering.models import Body, Meeting, Seat
from kim.steering.queries.seats import further_members
from kim.steering.queries.sitters import sitters_of


@dataclass
class Invitee:
    """One address, and for which seats it is asked."""

    name: str
    address: str
    seats: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Invitees:
    """Everybody who gets the invitation, and the seats that nobody can be reached for."""

    reached: list[Invitee]
    unreached: list[Seat]


def invitees_of(meeting: Meeting) -> Invitees:
    """By the seats on the day of the meeting. An office without anybody in KIM is asked at its own address."""
    return invitees_on(meeting.body, timezone.localdate(meeting.starts_at))


def invitees_on(body: Body, day: date) -> Invitees:
    """The same for a body and a day, before there is a meeting."""
    found: dict[str, Invitee] = {}
    unreached: list[Seat] = []
    for seat, members in sitters_of(body, day).items():
        for member in members:
            _note(found, member.user.name, member.user.email, str(seat))
        if not members and seat.unit and seat.unit.email:
            _note(found, str(seat.unit), seat.unit.email, str(seat))
        elif not members:
            unreached.append(seat)
    for manager in further_members(body):
        _note(found, manager.user.name, manager.user.email, str(manager.unit))
    return Invitees(sorted(found.values(), key=lambda each: each.name), unreached)


def _note(found: dict[str, Invitee], name: str, address: str, seat: str) -> None:
    invitee = found.setdefault(address.lower(), Invitee(name, address))
    if seat not in invitee.seats:
        invitee.seats.append(seat)
