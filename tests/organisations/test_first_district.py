"""What the concept of the first district fixes, as its files state it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from kim.organisations.district import DistrictData
from kim.organisations.rules.codes import Role

KEYS = ["05378004", "05378008", "05378012", "05378016", "05378020", "05378024", "05378028", "05378032"]


def test_it_has_eight_municipalities_with_their_official_keys(first_district: DistrictData) -> None:
    assert [one.official_key for one in first_district.municipalities] == KEYS
    kinds = Counter(one.kind.value for one in first_district.municipalities)
    assert kinds == {"stadt": 6, "gemeinde": 2}


def test_actors_are_the_administrations_and_the_jobcenter_is_a_partner(first_district: DistrictData) -> None:
    roles = {one.key: one.role for one in first_district.organisations}
    assert roles["rheinisch-bergischer-kreis"] is Role.ACTOR
    assert roles["gemeinde-kuerten"] is Role.ACTOR
    assert roles["jobcenter-rhein-berg"] is Role.PARTNER
    assert roles["diakonie"] is Role.PARTNER


def test_the_steering_group_has_eleven_seats_and_its_secretariat_at_the_integration_centre(
    first_district: DistrictData,
) -> None:
    group = next(one for one in first_district.bodies if one.key == "lenkungsgruppe")
    assert sum(seat.count or 0 for seat in group.seats) == 11
    assert group.secretariat == "kommunales-integrationszentrum"
    assert {seat.organisation for seat in group.seats} >= {"jobcenter-rhein-berg", "stadt-overath"}
    assert "auslaenderbehoerde" in {seat.unit for seat in group.seats}
    assert (group.chair, group.rhythm, group.quorum, group.voting) == (None, None, None, None)


def test_case_management_has_seven_funded_posts_and_overath_two_people_of_its_own(
    first_district: DistrictData,
) -> None:
    positions = [one for one in first_district.elsewhere["positions"]["positions"] if one["component"] == 2]
    assert sum(one["posts"] for one in positions if one["funded"]) == 7
    (own,) = [one for one in positions if not one["funded"]]
    assert (own["employer"], own["people"], own.get("posts")) == ("stadt-overath", 2, None)


def test_every_municipality_has_a_unit_of_case_managers(first_district: DistrictData) -> None:
    units = [one for one in first_district.units if one.kind == "case_management"]
    assert {one.municipality for one in units} == {one.key for one in first_district.municipalities}
    employers = {one.municipality: one.organisation for one in units}
    assert employers["leichlingen"] == "diakonie"
    assert employers["burscheid"] == "katholische-jugendagentur"


def test_the_frames_keep_possible_applied_for_and_granted_apart(first_district: DistrictData) -> None:
    frames = first_district.elsewhere["positions"]["frames"]
    first = next(one for one in frames if one["component"] == 1)
    assert (first["posts_possible"], first["posts_applied_for"]) == (Decimal("3.5"), Decimal("2.0"))
    assert {one["year"]: one["posts_granted"] for one in frames if one["component"] == 2} == {2020: 6, 2021: 7}
    assert next(one for one in frames if one["component"] == 3)["posts_granted"] == Decimal("1.5")


def test_the_programme_of_participation_management_has_ended(first_district: DistrictData) -> None:
    schemes = {one["key"]: one for one in first_district.elsewhere["schemes"]["schemes"]}
    assert date.fromisoformat(schemes["teilhabemanagement"]["valid_to"]) == date(2022, 6, 30)
    assert {key for key, one in schemes.items() if "valid_to" not in one} == {
        "jugendmigrationsdienst",
        "migrationsberatung",
        "fluechtlingsberatung",
        "integrationsagentur",
        "fallmanagement-kim",
    }


def test_figures_have_date_and_source_or_say_neither(first_district: DistrictData) -> None:
    figures = {one["key"]: one for one in first_district.elsewhere["figures"]["figures"]}
    assert (figures["ohne-deutschen-pass"]["value"], figures["ohne-deutschen-pass"]["date"]) == (28282, "2019-12-31")
    assert "date" not in figures["bevoelkerung"]
    assert "source" not in figures["bevoelkerung"]
    assert figures["migrationshintergrund-anteil-kuerten"]["value"] == Decimal("8.5")


def test_only_the_address_that_the_concept_names_is_given(first_district: DistrictData) -> None:
    assert [one.key for one in first_district.units if one.address.lines] == ["kommunales-integrationszentrum"]
    assert first_district.head.letterhead.lines == ("An der Gohrsmühle 25", "51465 Bergisch Gladbach")
