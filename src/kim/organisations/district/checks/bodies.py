"""Seats belong to organisations that exist, and to units of theirs. Actor or partner plays no part in it."""

from __future__ import annotations

from itertools import combinations

from kim.organisations.district.checks.references import refer
from kim.organisations.district.files import Entry, Files


def run(files: Files) -> None:
    units = {unit.key: organisation.key for organisation, unit in files.units()}
    for body in files.entries("bodies"):
        refer(body, "secretariat", "unit", files.unit_keys())
        seats = body.entries("seats")
        for seat in seats:
            refer(seat, "organisation", "organisation", files.keys("organisations"), code="unknown_seat")
            refer(seat, "unit", "unit", files.unit_keys())
            _belongs(seat, units)
        for one, other in combinations([seat for seat in seats if seat.has_known_period], 2):
            if _holder(one) == _holder(other) and one.period.overlaps(other.period):
                about = " / ".join(part for part in _holder(one) if part)
                other.report((), "overlapping_validity", first=one.line(), about=about)


def _belongs(seat: Entry, units: dict[str, str]) -> None:
    unit, organisation = seat.text("unit"), seat.text("organisation")
    if unit in units and organisation and units[unit] != organisation:
        seat.report(("unit",), "seat_elsewhere", unit=unit, organisation=organisation)


def _holder(seat: Entry) -> tuple[str, str, str]:
    return seat.text("organisation"), seat.text("unit"), seat.text("kind")
