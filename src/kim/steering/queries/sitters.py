"""Who can sit where: per seat the memberships that act for it."""

from __future__ import annotations

from datetime import date

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.steering.models import Body, Seat
from kim.steering.queries.seats import seats_of

# Who can sit for their office. Case managers sit for their own unit only, never for the whole administration.
_FOR_THE_OFFICE = (Role.STEERING_MEMBER, Role.KI_COORDINATOR)


def sitters_of(body: Body, day: date) -> dict[Seat, list[Membership]]:
    """Everybody who acts for a seat, by the seats of the day, in the order of the list of those present."""
    office = [member for role in _FOR_THE_OFFICE for member in accounts.memberships_in(role)]
    managers = list(accounts.case_managers())
    return {seat: _of_seat(seat, office, managers) for seat in seats_of(body, day)}


def _of_seat(seat: Seat, office: list[Membership], managers: list[Membership]) -> list[Membership]:
    if seat.unit_id:
        return [each for each in (*office, *managers) if each.unit_id == seat.unit_id]
    return [each for each in office if each.unit.organisation_id == seat.organisation_id]
