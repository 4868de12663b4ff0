"""What other contexts ask about the district."""

from __future__ import annotations

from datetime import date

import pytest

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api
from kim.organisations.actions import district
from kim.organisations.district import DistrictData
from kim.organisations.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def loaded(second_district: DistrictData) -> None:
    with clock.at(DAY):
        district.load(actor=Actor.system("district"), data=second_district)


def test_without_a_district_the_api_says_so() -> None:
    with pytest.raises(api.NoDistrict):
        api.district()
    with pytest.raises(api.NoDistrict):
        api.find_responsible("youth_office", "austadt")


def test_without_a_district_only_the_holidays_of_all_states_are_known() -> None:
    assert api.working_days().free(date(2026, 12, 25)) == "Erster Weihnachtstag"
    assert api.working_days().is_working(date(2026, 6, 4))


@pytest.mark.usefixtures("loaded")
def test_the_official_key_of_the_district_decides_about_holidays() -> None:
    assert api.working_days().free(date(2026, 6, 4)) == "Fronleichnam"


@pytest.mark.usefixtures("loaded")
def test_the_profile_has_settings_letterhead_and_contact() -> None:
    profile = api.district()
    assert (profile.name, profile.smallest_count, profile.components) == ("Auenkreis", 7, frozenset({1, 2}))
    assert (profile.letterhead.street, profile.letterhead.phone) == ("Am Deich 1", "")
    assert profile.contact.email == "integration@auenkreis.example"
    assert profile.phases == {"assessment": "Bestandsaufnahme"}


@pytest.mark.usefixtures("loaded")
def test_a_municipality_is_found_by_both_keys() -> None:
    assert api.municipality("tannrode") == api.municipality("05990004")
    assert [one.key for one in api.municipalities()] == ["austadt", "birkental", "quellbach", "tannrode"]


@pytest.mark.usefixtures("loaded")
def test_units_that_have_ended_are_found_by_key_but_not_offered() -> None:
    assert api.unit("schulamt-alt").name == "Schulamt Auenkreis (bis 2025)"
    with clock.at(DAY):
        assert not api.units().filter(key="schulamt-alt").exists()
        assert api.units(date(2025, 7, 31)).filter(key="schulamt-alt").exists()


@pytest.mark.usefixtures("loaded")
def test_units_are_listed_by_kind() -> None:
    with clock.at(DAY):
        keys = {unit.key for unit in api.units(kind="case_management")}
    assert keys == {"fallmanagement-austadt", "fallmanagement-birkental"}


@pytest.mark.usefixtures("loaded")
def test_the_office_picker_finds_every_word_in_name_organisation_or_place() -> None:
    with clock.at(DAY):
        assert [one.id for one in api.offices("fall zwei")] == ["fallmanagement-birkental"]
        assert {one.id for one in api.offices("austadt")} == {"auslaenderamt-austadt", "fallmanagement-austadt"}
        assert len(api.offices()) == Unit.objects.count() - 1


@pytest.mark.usefixtures("loaded")
def test_an_unknown_topic_is_refused_with_the_valid_ones() -> None:
    with pytest.raises(api.UnknownTopic) as raised:
        api.find_responsible("jugendamt", "austadt")
    assert "youth_office" in raised.value.valid
