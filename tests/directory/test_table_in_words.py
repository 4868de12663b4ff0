"""A table as a coordination writes it by hand: German words for what the export calls by codes; refusals that help."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client

from kim.directory.exchange.words import CODED
from kim.directory.models import Service
from kim.organisations.models import Municipality
from tests.cast import Cast
from tests.logging_in import log_in

pytestmark = pytest.mark.django_db
HEAD = "name;organisation;was;themen;fuer_wen;nur_mit;sprachen;kommune;fuer_kommunen;barrierefrei;zugang;kosten;haelt\n"


@pytest.fixture
def town() -> Municipality:
    return Municipality.objects.create(key="auental", official_key="99999001", name="Auental")


def sent(client: Client, rows: str, **more: str) -> tuple[int, str]:
    answer = client.post("/angebote/einlesen/", {"content": HEAD + rows, **more})
    return answer.status_code, unescape(answer.content.decode())


def test_words_are_taken_for_their_codes(cast: Cast, client: Client, town: Municipality) -> None:
    log_in(client, cast.konrad)
    office = cast.jobcenter
    row = (
        f"Nähcafé;{office.organisation.name};Nähen;Bildung, Schule, Kita;Frauen, neu Zugewanderte;Duldung;"
        f"Deutsch, Arabisch;auental;AUENTAL;teilweise;offen ohne Termin;kostenlos;{office.name}\n"
    )
    status, page = sent(client, row, take="1")
    assert status == 302, page[page.find("<main") :][:2000]
    made = Service.objects.get()
    assert (made.organisation, made.holder, made.municipality) == (office.organisation, office, town)
    assert (made.life_areas, made.audiences, made.stays) == (["education"], ["women", "newly_arrived"], ["duldung"])
    assert (made.languages, list(made.serves.all())) == (["de", "ar"], [town])
    assert (made.accessible, made.visit, made.costs) == ("partly", "open", "free")


def test_what_is_neither_is_refused_with_what_there_is(cast: Cast, client: Client) -> None:
    log_in(client, cast.konrad)
    status, page = sent(client, "Kurs;Nirgends e. V.;x;Wandern;;;;;;;immer;;\n")
    assert status == 422
    assert "organisation: „Nirgends e. V.“ steht nicht in den Daten des Kreises. Schreiben Sie den Namen" in page
    assert "zugang: „immer“ ist nicht bekannt. Möglich: nicht angegeben; offen ohne Termin; " in page
    assert "themen: „Wandern“ ist nicht bekannt. Möglich: Aufenthalt; " in page
    assert not Service.objects.exists()


@pytest.mark.parametrize("field", CODED)
def test_no_two_codes_have_the_same_word(field: str) -> None:
    words = [str(word).casefold() for word in CODED[field].values()]
    assert len(words) == len(set(words))
