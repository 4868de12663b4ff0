"""Who is invited to a meeting: those who act for an organisation or unit with a seat, at their official address."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils import timezone

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.steering.models import Body, Meeting, Seat
from kim.steering.queries.meetings import seats_of
from kim.steering.rules.codes import BodyFormat

# Who can sit for their office. Case managers sit for their own unit only, never for the whole administration.
_FOR_THE_OFFICE = (Role.STEERING_MEMBER, Role.KI_COORDINATOR)


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
    day = timezone.localdate(meeting.starts_at)
    office = [member for role in _FOR_THE_OFFICE for member in accounts.memberships_in(role)]
    managers = list(accounts.case_managers())
    found: dict[str, Invitee] = {}
    unreached: list[Seat] = []
    for seat in seats_of(meeting.body, day):
        addresses = _addresses(seat, office, managers)
        for name, address in addresses:
            _note(found, name, address, str(seat))
        if not addresses:
            unreached.append(seat)
    if _is_for_all_case_managers(meeting.body):
        for manager in managers:
            _note(found, manager.user.name, manager.user.email, str(manager.unit))
    return Invitees(sorted(found.values(), key=lambda each: each.name), unreached)


def _addresses(seat: Seat, office: list[Membership], managers: list[Membership]) -> list[tuple[str, str]]:
    if seat.unit_id:
        members = [each for each in (*office, *managers) if each.unit_id == seat.unit_id]
    else:
        members = [each for each in office if each.unit.organisation_id == seat.organisation_id]
    if members:
        return [(each.user.name, each.user.email) for each in members]
    return [(str(seat.unit), seat.unit.email)] if seat.unit and seat.unit.email else []


def _is_for_all_case_managers(body: Body) -> bool:
    """The project group belongs to all who do case management: for them it is part of the work."""
    return body.kind == BodyFormat.PROJECT_GROUP


def _note(found: dict[str, Invitee], name: str, address: str, seat: str) -> None:
    invitee = found.setdefault(address.lower(), Invitee(name, address))
    if seat not in invitee.seats:
        invitee.seats.append(seat)
