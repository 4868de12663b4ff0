"""A district that decides everything differently runs on the same program."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kim.config import districts
from kim.kernel import clock
from kim.organisations import api
from kim.organisations.district import DistrictData
from kim.organisations.rules.codes import BodyKind, Role, SeatKind
from kim.steering.models import Body, Seat

DAY = date(2026, 3, 1)


def test_a_partner_may_have_a_seat_and_an_actor_may_have_none(second_district: DistrictData) -> None:
    roles = {one.key: one.role for one in second_district.organisations}
    seated = {seat.organisation for body in second_district.bodies for seat in body.seats}
    assert roles["jobcenter-aue"] is Role.PARTNER
    assert "jobcenter-aue" in seated
    assert roles["gemeinde-tannrode"] is Role.ACTOR
    assert "gemeinde-tannrode" not in seated


def test_what_a_body_leaves_open_is_none_and_not_a_guess(second_district: DistrictData) -> None:
    steering, table = second_district.bodies
    assert (steering.rhythm, steering.quorum, steering.voting) == ("vierteljährlich", "die Hälfte der Sitze", None)
    assert (table.chair, table.rhythm, table.secretariat, table.seats) == (None, None, None, ())


def test_one_position_may_serve_several_municipalities_and_one_municipality_may_have_none(
    second_district: DistrictData,
) -> None:
    positions = second_district.elsewhere["positions"]["positions"]
    served = {place: one["posts"] for one in positions for place in one["places"]}
    assert served == {"austadt": Decimal("1.5"), "birkental": Decimal(1), "quellbach": Decimal(1)}


@pytest.mark.django_db
def test_the_second_district_runs_with_its_own_words(second_district: DistrictData) -> None:
    with clock.at(DAY):
        districts.load(second_district)
        assert api.district().components == {1, 2}
        offices = {
            one.key: [found.office.id for found in api.find_responsible("immigration_authority", one.key).offices]
            for one in api.municipalities()
        }
    assert offices["austadt"] == ["auslaenderamt-austadt"]
    assert offices["tannrode"] == ["auslaenderamt-kreis"]
    body = Body.objects.get(key="steuerkreis")
    assert (body.name, body.kind) == ("Steuerkreis Ankommen", BodyKind.STEERING_GROUP)
    assert Seat.objects.filter(body=body, unit__key="auslaenderamt-austadt").exists()
    assert Seat.objects.filter(body=body, organisation__key="jobcenter-aue", role=SeatKind.ADVISORY).exists()
