"""The page "Who is responsible?": a question in the address, an answer with its reason, the overview below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kim.kernel import clock
from kim.organisations.district import DistrictData
from kim.organisations.models import Municipality, Unit
from tests import make
from tests.cast import Cast, Player

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]


@pytest.fixture
def page(client: Client, cast: Cast, log_in: LogIn, first_district: DistrictData) -> Callable[..., Any]:
    """Ask the page as a case manager; the first district is loaded."""
    make.loaded(first_district)
    log_in(client, cast.clara)

    def ask(*, htmx: bool = False, **question: str) -> Any:
        headers = {"HX-Request": "true"} if htmx else {}
        return client.get(reverse("organisations:responsibility"), question, headers=headers)

    return ask


def test_every_member_may_read_it_and_nobody_else(client: Client, cast: Cast, log_in: LogIn) -> None:
    address = reverse("organisations:responsibility")
    assert address == "/zustaendigkeiten/"
    assert client.get(address).status_code == 302
    for player in cast.everyone():
        assert log_in(client, player).get(address).status_code == 200, player.name


def test_without_a_district_the_page_says_so(client: Client, cast: Cast, log_in: LogIn) -> None:
    response = log_in(client, cast.clara).get(reverse("organisations:responsibility"))
    assert "Der Kreis ist noch nicht geladen" in response.content.decode()


def test_without_a_question_it_shows_the_form_and_the_overview(page: Callable[..., Any]) -> None:
    response = page()
    text = response.content.decode()
    assert response.status_code == 200
    assert "Wer ist zuständig?" in text
    assert "Zuständige Stelle je Aufgabe und Kommune" in text
    assert "is-hit" not in text


def test_the_place_where_one_works_is_chosen_already(page: Callable[..., Any], cast: Cast) -> None:
    assert page().context["form"]["ort"].value() == ""
    Unit.objects.filter(pk=cast.clara.unit.pk).update(municipality=Municipality.objects.get(key="roesrath"))
    assert page().context["form"]["ort"].value() == "roesrath"


def test_each_task_of_the_overview_leads_to_its_answer_for_the_place_asked_about(page: Callable[..., Any]) -> None:
    assert "?anliegen=" not in page().content.decode(), "nobody has said which place"
    later = f"{clock.today() + timedelta(days=40):%d.%m.%Y}"
    text = page(anliegen="jobcenter", ort="kuerten", am=later).content.decode()
    link = f"anliegen=youth_office&amp;ort=kuerten&amp;am={later}"
    assert f'href="/zustaendigkeiten/?{link}">Jugendamt</a>' in text
    answer = page(anliegen="youth_office", ort="kuerten", am=later)
    assert "Kreisjugendamt" in answer.content.decode()


def test_the_answer_has_office_reason_and_basis_and_marks_its_cell(page: Callable[..., Any]) -> None:
    text = page(anliegen="youth_office", ort="kuerten").content.decode()
    assert '<h2 id="antwort" tabindex="-1" data-focus>Kreisjugendamt des Rheinisch-Bergischen Kreises</h2>' in text
    assert "Kürten hat kein eigenes Jugendamt" in text
    assert "Abschnitt 3.3" in text
    assert "Stand 07.2021" in text
    assert text.count("is-hit") == 1
    assert "in den Daten des Kreises nicht genannt" in text


def test_the_school_form_decides_and_the_note_names_the_service_supervision(page: Callable[..., Any]) -> None:
    text = page(anliegen="school_supervision", ort="roesrath", schulform="hauptschule").content.decode()
    assert "Schulamt des Rheinisch-Bergischen Kreises</h2>" in text
    assert "Die Dienstaufsicht über Hauptschulen hat die Bezirksregierung Köln." in text


def test_nobody_is_said_with_the_next_contact_and_its_address(page: Callable[..., Any]) -> None:
    text = page(anliegen="integration_office", ort="roesrath").content.decode()
    assert "Dafür ist niemand genannt" in text
    assert "Kommunales Integrationszentrum des Rheinisch-Bergischen Kreises" in text
    assert "An der Gohrsmühle 25" in text


def test_the_day_of_the_question_counts(page: Callable[..., Any]) -> None:
    text = page(anliegen="youth_office", ort="overath", am="01.07.2027", alter="3").content.decode()
    assert "01.07.2027" in text
    assert "Jugendamt der Stadt Overath" in text


@pytest.mark.parametrize(
    "wrong",
    [{"anliegen": "x"}, {"ort": "koeln"}, {"schulform": "kita"}, {"alter": "-1"}, {"am": "31.02.2026"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_question_that_makes_no_sense_comes_back_with_its_errors(
    page: Callable[..., Any], wrong: dict[str, str]
) -> None:
    response = page(**({"anliegen": "youth_office", "ort": "kuerten"} | wrong))
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()


def test_htmx_gets_the_part_and_an_announcement(page: Callable[..., Any]) -> None:
    response = page(htmx=True, anliegen="youth_office", ort="kuerten")
    text = response.content.decode()
    assert text.strip().startswith('<div id="ergebnis">')
    assert "<html" not in text
    assert "Kreisjugendamt" in response.headers["HX-Trigger-After-Swap"]
    assert "HX-Request" in response.headers["Vary"]


def test_the_menu_has_the_page(page: Callable[..., Any]) -> None:
    text = page().content.decode()
    assert "Nachschlagen" in text
    assert 'href="/zustaendigkeiten/"' in text


def test_today_comes_from_the_clock(page: Callable[..., Any]) -> None:
    day = clock.today() + timedelta(days=40)  # later than today: the membership that asks begins today
    with clock.at(day):
        assert f"{day:%d.%m.%Y}" in page(anliegen="jobcenter", ort="burscheid").content.decode()
