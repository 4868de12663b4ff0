"""A file that somebody else wrote: what it does not name is asked, what is known is taken over, the rest is named."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from kim.accounts.models import FormDraft
from kim.directory.actions import services
from kim.directory.exchange.hsds import uuid_of
from kim.directory.exchange.terms import topic_of, whom_of
from kim.directory.models import Service
from kim.kernel.actor import acting_as
from kim.kernel.labels import LIFE_AREAS
from tests.cast import Cast
from tests.directory.hsds_schema import SERVICE
from tests.logging_in import log_in

IMPORT = "/angebote/einlesen/"
ID = "9f7d2c1e-0b3a-4a55-8a06-2d5d4b1f0c{:02d}"


def term(number: int, name: str, taxonomy: str = "AIRS") -> dict[str, Any]:
    said = {"id": ID.format(number), "name": name, "description": name, "taxonomy": taxonomy, "code": f"X-{number}"}
    return {"id": ID.format(number + 20), "link_entity": "service", "taxonomy_term": said}


def theirs(cast: Cast, **more: Any) -> dict[str, Any]:
    """A service as others write it: no codes of ours, more than we know."""
    organization = {"id": ID.format(2), "name": cast.jobcenter.organisation.name, "description": "Amt"}
    service = {
        "id": ID.format(1),
        "name": "Beratung am Markt",
        "description": "Beratung ohne Anmeldung",
        "status": "active",
        "minimum_age": 16.0,
        "organization": organization,
        "interpretation_services": "Auf Anfrage",
        "schedules": [
            {"id": ID.format(3), "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00Z", "closes_at": "12:00Z"}
        ],
        **more,
    }
    Draft202012Validator(SERVICE, format_checker=FormatChecker()).validate(service)
    return service


@pytest.fixture
def konrad(cast: Cast, client: Client) -> Client:
    return log_in(client, cast.konrad)


def send(client: Client, *found: dict[str, Any], **more: Any) -> tuple[int, str]:
    answer = client.post(IMPORT, {"content": json.dumps([*found]), **more})
    return answer.status_code, unescape(answer.content.decode())


def test_what_the_file_does_not_name_is_asked_and_not_guessed(cast: Cast, konrad: Client) -> None:
    status, page = send(konrad, theirs(cast), take="1")
    assert status == 422
    assert "Themen: Die Datei nennt keine." in page and "Zielgruppe: Die Datei nennt keine." in page
    assert "Themen der Zeilen, die keine nennen" in page
    assert not Service.objects.exists()
    given = {"topics": ["orientation", "work"], "whom": ["open"]}
    status, page = send(konrad, theirs(cast), **given)
    assert status == 200 and "neuer Eintrag" in page
    assert send(konrad, theirs(cast), **given, take="1")[0] == 302
    made = Service.objects.get()
    assert (made.life_areas, made.audiences, made.age_from, made.hours) == (
        ["orientation", "work"],
        [],
        16,
        "Mo 9:00–12:00",
    )


def test_terms_that_are_known_are_taken_and_others_are_named(cast: Cast, konrad: Client) -> None:
    attributes = [term(4, "Housing"), term(5, "Frauen"), term(6, "Haustiere")]
    status, page = send(konrad, theirs(cast, attributes=attributes))
    assert status == 200
    assert "nicht übernommen, weil dafür kein Thema und keine Zielgruppe bekannt ist: Haustiere" in page
    send(konrad, theirs(cast, attributes=attributes), take="1")
    made = Service.objects.get()
    assert (made.life_areas, made.audiences, made.leika) == (["housing"], ["women"], [])


def test_times_that_do_not_come_every_week_are_not_made_weekly(cast: Cast, konrad: Client) -> None:
    monthly = {"id": ID.format(7), "freq": "MONTHLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}
    given = {"attributes": [term(4, "Housing"), term(5, "Frauen")], "schedules": [monthly]}
    assert "Zeiten, die nicht jede Woche gelten" in send(konrad, theirs(cast, **given))[1]
    send(konrad, theirs(cast, **given), take="1")
    assert Service.objects.get().hours == ""


@pytest.mark.parametrize("status", ["defunct", "inactive", "temporarily closed"])
def test_what_is_not_offered_does_not_begin_here(cast: Cast, konrad: Client, status: str) -> None:
    code, page = send(konrad, theirs(cast, status=status), topics=["work"], whom=["open"], take="1")
    assert code == 422
    assert f"In der Datei steht „{status}“" in page
    assert not Service.objects.exists()


def test_an_entry_keeps_what_the_file_does_not_say(cast: Cast, konrad: Client) -> None:
    stored = services.add(
        actor=cast.konrad.actor,
        name="Beratung",
        organisation=cast.jobcenter.organisation,
        holder=cast.jobcenter,
        what="Alt",
        life_areas=["work"],
        audiences=["adults"],
        costs="free",
        visit="both",
        waiting_days=7,
        is_public=True,
    )
    send(konrad, theirs(cast, id=uuid_of("service", stored.key)), take="1")
    now = Service.objects.get()
    assert (now.name, now.what) == ("Beratung am Markt", "Beratung ohne Anmeldung")
    for name in ("life_areas", "audiences", "costs", "visit", "waiting_days", "is_public", "holder_id"):
        assert getattr(now, name) == getattr(stored, name)


def test_words_of_a_taxonomy_are_read_whatever_their_case() -> None:
    assert topic_of("Open Eligibility", "", "HOUSING") == "housing"
    assert topic_of("KIM-Themen", "recognition", "") == "recognition"
    assert whom_of("", "", "Geflüchtete") == "refugees"
    assert topic_of("KIM-Zielgruppen", "family", "Familie") == ""
    assert whom_of("LeiKa", "99088013000000", "Kinder") == ""
    assert {topic_of("KIM-Themen", str(area), "") for area in LIFE_AREAS} == {str(area) for area in LIFE_AREAS}


def test_what_was_pasted_waits_as_a_draft_and_goes_when_it_is_taken_over(cast: Cast, konrad: Client) -> None:
    page = konrad.get(IMPORT).content.decode()
    assert f'name="draft_of" value="{IMPORT}"' in page
    assert 'name="draft_of"' in konrad.get("/angebote/neu/").content.decode()
    marks = {"opening": "abcdefghijklmnopqrstuv", "draft_of": IMPORT}
    konrad.post("/entwurf/", {"content": "name;organisation;was", **marks})
    with acting_as(cast.konrad.actor):
        assert FormDraft.objects.count() == 1
    assert "name;organisation;was" in konrad.get(f"{IMPORT}?entwurf=abcdefghijklmnopqrstuv").content.decode()
    send(konrad, theirs(cast), topics=["work"], whom=["open"], take="1", **marks)
    with acting_as(cast.konrad.actor):
        assert FormDraft.objects.count() == 0
