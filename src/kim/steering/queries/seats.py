"""Who belongs to a body on a day: its seats, and the units that have to come without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kim.accounts import api as accounts
from kim.accounts.models import Membership
from kim.organisations.models import Municipality, Unit
from kim.steering import labels
from kim.steering.models import Body, Seat
from kim.steering.rules.codes import BodyFormat, SeatRole


@dataclass(frozen=True)
class Duty:
    """A unit that belongs to a body without a seat: whoever does case management there has to come.

    It is read like a `Seat` of a member. As every seat it counts once, however many people the unit sends.
    """

    unit: Unit
    role = SeatRole.MEMBER

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def public_id(self) -> str:
        return self.unit.public_id

    @property
    def municipality(self) -> Municipality | None:
        return self.unit.municipality

    def get_role_display(self) -> str:
        """What stands where a seat says its kind."""
        return str(labels.BY_OBLIGATION)


Place = Seat | Duty


def seats_of(body: Body, on: date) -> QuerySet[Seat]:
    """The seats of a body that hold on a day, in the order of the list of those present."""
    return body.seats.filter(valid__contains=on).select_related("organisation", "unit")


def further_members(body: Body, on: date | None = None) -> list[Membership]:
    """The project group belongs to all who do case management that day: for them it is part of the work."""
    return list(accounts.case_managers(on=on)) if body.kind == BodyFormat.PROJECT_GROUP else []


def duties_of(body: Body, on: date) -> list[Duty]:
    """Units that have to come and have no seat of their own that day, by name."""
    seated = set(seats_of(body, on).values_list("unit", flat=True))
    units = {member.unit_id: member.unit for member in further_members(body, on) if member.unit}
    return [Duty(unit) for key, unit in sorted(units.items(), key=lambda pair: str(pair[1])) if key not in seated]
