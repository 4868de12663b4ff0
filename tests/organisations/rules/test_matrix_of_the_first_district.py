"""The district's overview of responsibilities, cell by cell: 8 municipalities × 9 topics, and the topics beside it.

A dash of the overview means: the district's office where the district row covers the place, else nobody.
"""

from __future__ import annotations

from datetime import date

import pytest

from kim.organisations.district import DistrictData
from kim.organisations.district.matrix import matrix_of
from kim.organisations.notes import in_words
from kim.organisations.rules.asking import ask
from kim.organisations.rules.codes import Topic
from kim.organisations.rules.finder import Answer

PLACES = (
    "bergisch-gladbach",
    "burscheid",
    "kuerten",
    "leichlingen",
    "odenthal",
    "overath",
    "roesrath",
    "wermelskirchen",
)
DAY = date(2026, 11, 23)

# Columns in the order of the overview: for each topic the office of each place in the order of PLACES.
# "*" stands for the place's own key, "-" for nobody.
OVERVIEW = {
    "immigration_authority": ("auslaenderbehoerde",) * 8,
    "jobcenter": ("jobcenter-rhein-berg",) * 8,
    "youth_office": (
        "jugendamt-*",
        "kreisjugendamt",
        "kreisjugendamt",
        "jugendamt-*",
        "kreisjugendamt",
        *("jugendamt-*",) * 3,
    ),
    "school_supervision": ("schulamt bezirksregierung-koeln",) * 8,
    "school_administration": ("schulverwaltung-*",) * 8,
    "refugee_reception": ("aufnahme-*",) * 8,
    "integration_office": ("integrationsbeauftragte-*", "-", "-", "-", "integrationsbeauftragte-*", "-", "-", "-"),
    "integration_council": ("integrationsrat-*", "integrationsrat-*", "-", "integrationsrat-*", "-", "-", "-", "-"),
    "health_office": ("gesundheitsamt",) * 8,
}
BESIDE = {
    "social_office": ("sozialamt-*",) * 8,
    "employment_agency": ("agentur-fuer-arbeit",) * 8,
    "jobcenter_contact_point": ("jobcenter-*",) * 8,
    "integration_course": ("auslaenderbehoerde",) * 8,
    "naturalisation_application": ("-",) * 8,
    "naturalisation_decision": ("einbuergerungsbehoerde",) * 8,
}
CELLS = [
    (topic, place, offices)
    for topic, row in (OVERVIEW | BESIDE).items()
    for place, offices in zip(PLACES, row, strict=True)
]


def answer(data: DistrictData, topic: str, place: str, form: str | None = None, on: date = DAY) -> Answer:
    return in_words(ask(matrix_of(data), topic, place, on, form))


def ids(found: Answer) -> list[str]:
    return [one.office.id for one in found.offices]


def test_the_overview_has_seventy_two_cells() -> None:
    assert sum(len(row) for row in OVERVIEW.values()) == 72


def test_every_topic_is_in_the_tables() -> None:
    assert set(OVERVIEW | BESIDE) == {topic.value for topic in Topic}


@pytest.mark.parametrize(("topic", "place", "offices"), CELLS, ids=[f"{topic}-{place}" for topic, place, _ in CELLS])
def test_a_cell_of_the_overview(first_district: DistrictData, topic: str, place: str, offices: str) -> None:
    found = answer(first_district, topic, place)
    expected = [] if offices == "-" else offices.replace("*", place).split()
    assert ids(found) == expected
    assert all(one.reason.endswith(".") and one.basis for one in found.offices)


@pytest.mark.parametrize(("topic", "place", "offices"), CELLS, ids=[f"{topic}-{place}" for topic, place, _ in CELLS])
def test_where_nobody_is_responsible_the_note_names_the_next_contact(
    first_district: DistrictData, topic: str, place: str, offices: str
) -> None:
    found = answer(first_district, topic, place)
    assert bool(found.next_contacts) == (offices == "-")
    assert all(contact.name in found.note for contact in found.next_contacts)


FORMS = {
    "grundschule": "schulamt",
    "hauptschule": "schulamt",
    "foerderschule": "schulamt",
    "realschule": "bezirksregierung-koeln",
    "sekundarschule": "bezirksregierung-koeln",
    "gesamtschule": "bezirksregierung-koeln",
    "gymnasium": "bezirksregierung-koeln",
    "berufskolleg": "bezirksregierung-koeln",
}


@pytest.mark.parametrize(("form", "office"), FORMS.items())
@pytest.mark.parametrize("place", PLACES)
def test_the_school_form_decides_about_supervision(
    first_district: DistrictData, place: str, form: str, office: str
) -> None:
    assert ids(answer(first_district, "school_supervision", place, form)) == [office]


def test_the_service_supervision_of_a_hauptschule_stands_in_the_note(first_district: DistrictData) -> None:
    found = answer(first_district, "school_supervision", "kuerten", "hauptschule")
    assert ids(found) == ["schulamt"]
    assert "Dienstaufsicht" in found.note
    assert "Bezirksregierung Köln" in found.note


def test_a_gesamtschule_has_no_note_about_service_supervision(first_district: DistrictData) -> None:
    assert "Dienstaufsicht" not in answer(first_district, "school_supervision", "roesrath", "gesamtschule").note


def test_the_youth_office_of_kuerten_is_the_district_s_and_says_why(first_district: DistrictData) -> None:
    (found,) = answer(first_district, "youth_office", "kuerten").offices
    assert found.office.name == "Kreisjugendamt des Rheinisch-Bergischen Kreises"
    assert found.reason.startswith("Kürten hat kein eigenes Jugendamt")


def test_the_youth_office_of_overath_is_the_town_s(first_district: DistrictData) -> None:
    (found,) = answer(first_district, "youth_office", "overath").offices
    assert found.office.name == "Jugendamt der Stadt Overath"


@pytest.mark.parametrize(
    ("form", "office"),
    [
        ("gymnasium", "schulverwaltung-odenthal"),
        ("foerderschule", "schulverwaltung-kreis"),
        ("berufskolleg", "traeger-der-berufskollegs"),
    ],
)
def test_the_school_form_decides_who_runs_a_school(first_district: DistrictData, form: str, office: str) -> None:
    assert ids(answer(first_district, "school_administration", "odenthal", form)) == [office]


def test_without_a_school_form_the_town_answers_and_the_note_names_the_exceptions(first_district: DistrictData) -> None:
    found = answer(first_district, "school_administration", "roesrath")
    assert ids(found) == ["schulverwaltung-roesrath"]
    assert "vier Förderschulen" in found.note
    assert "Zweckverbänden" in found.note


@pytest.mark.parametrize("place", ["burscheid", "kuerten", "leichlingen", "overath", "roesrath", "wermelskirchen"])
def test_without_an_integration_officer_the_note_names_the_integration_centre(
    first_district: DistrictData, place: str
) -> None:
    found = answer(first_district, "integration_office", place)
    assert found.offices == ()
    assert "Kommunales Integrationszentrum" in found.note


def test_naturalisation_applications_are_not_stated_and_the_note_names_the_authority(
    first_district: DistrictData,
) -> None:
    found = answer(first_district, "naturalisation_application", "wermelskirchen")
    assert "nicht festgehalten" in found.note
    assert "Einbürgerungsbehörde des Rheinisch-Bergischen Kreises" in found.note


def test_a_municipality_is_found_by_its_official_key(first_district: DistrictData) -> None:
    assert answer(first_district, "youth_office", "05378012") == answer(first_district, "youth_office", "kuerten")


def test_the_address_of_the_integration_centre_is_known_and_others_are_not_guessed(
    first_district: DistrictData,
) -> None:
    centre = answer(first_district, "integration_office", "roesrath").next_contacts[0]
    assert centre.contact == ("An der Gohrsmühle 25", "51465 Bergisch Gladbach")
    assert answer(first_district, "youth_office", "roesrath").offices[0].office.contact == ()
