"""A file that somebody else wrote: what it does not name is asked, what is known is taken over, the rest is named."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from django.test import Client

from kim.accounts.models import FormDraft
from kim.directory.actions import services
from kim.directory.exchange.hsds import uuid_of
from kim.directory.exchange.terms import topic_of, whom_of
from kim.directory.models import Service
from kim.kernel.actor import acting_as
from kim.kernel.labels import LIFE_AREAS
from tests.cast import Cast
from tests.directory.hsds_schema import SERVICE, Schema, validate
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
            {"id": ID.format(3), "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00+01:00", "closes_at": "12:00+01:00"}
        ],
        **more,
    }
    validate(SERVICE, service)
    return service


def everything(schema: Schema, name: str = "") -> Any:
    """Something of each name that HSDS has, as deep as it goes."""
    if schema["type"] == "object":
        return {each: everything(part, each) for each, part in schema["properties"].items()}
    if schema["type"] == "array":
        return [everything(schema["items"], name)]
    if schema["type"] == "number":
        return 20
    if "enum" in schema:
        return schema["enum"][0]
    return {
        "uuid": ID.format(30), "uri": "https://example.org/x", "email": "a@example.org", "date": "2026-02-01",
        "date-time": "2026-02-01T08:00:00+01:00",
    }.get(schema.get("format", ""), f"{name}-words")  # fmt: skip


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


@pytest.mark.parametrize(
    ("opens", "zone", "hours"),
    [
        ("10:00", {}, "Mo 10:00–11:00"),
        ("10:00:00+02:00", {}, "Mo 10:00–11:00"),
        ("10:00", {"timezone": 1}, "Mo 10:00–11:00"),
        ("10:00Z", {}, ""),
        ("10:00-05:00", {}, ""),
        ("10:00", {"timezone": 0}, ""),
    ],
)
def test_hours_of_other_clocks_are_named_and_not_taken_for_ours(
    cast: Cast, konrad: Client, opens: str, zone: dict[str, Any], hours: str
) -> None:
    span = {"id": ID.format(7), "byday": "MO", "opens_at": opens, "closes_at": opens.replace("10", "11"), **zone}
    given = {"attributes": [term(4, "Housing"), term(5, "Frauen")], "schedules": [span]}
    said = "Zeiten einer anderen Zeitzone oder in UTC" in send(konrad, theirs(cast, **given))[1]
    send(konrad, theirs(cast, **given), take="1")
    assert (Service.objects.get().hours, said) == (hours, not hours)


def test_everything_that_hsds_has_can_be_in_a_file_and_what_is_left_out_is_named(cast: Cast, konrad: Client) -> None:
    one = everything(SERVICE)
    one["organization"]["name"] = cast.jobcenter.organisation.name
    one["schedules"][0] |= {"byday": "TU", "opens_at": "09:00", "closes_at": "10:00", "interval": 1, "timezone": 2}
    one["service_at_locations"][0]["schedules"], one["languages"][0]["code"] = [], "ar"
    one["service_at_locations"][0]["location"]["addresses"][0]["postal_code"] = "51465"
    one["phones"].append(one["phones"][0])
    validate(SERVICE, one)
    status, page = send(konrad, one, topics=["work"], whom=["open"])
    assert status == 200, page[page.find("<main") :][:3000]
    assert "mehr Telefonnummern als die erste" in page
    (named,) = [part for part in page.split("<") if "hat der Eintrag keinen Platz" in part]
    for name in ("contacts", "cost_options", "required_documents", "capacities", "additional_urls", "alert", "funding"):
        assert name in named
    assert not any(name in named for name in ("phones", "schedules", "description,", "minimum_age"))
    assert send(konrad, one, topics=["work"], whom=["open"], take="1")[0] == 302
    made = Service.objects.get()
    assert (made.hours, made.languages, made.phone, made.age_to) == ("Di 9:00–10:00", ["ar"], "number-words", 20)


def test_what_went_out_comes_back_without_a_word_of_loss(cast: Cast, konrad: Client) -> None:
    services.add(
        actor=cast.konrad.actor, name="Beratung", organisation=cast.jobcenter.organisation, what="Hilfe",
        life_areas=["work"], audiences=["adults"], visit="both", hours="Mo 8–12", phone="0221 555", is_public=True,
    )  # fmt: skip
    out = konrad.get("/angebote/hsds.json").content.decode()
    page = unescape(konrad.post(IMPORT, {"content": out}).content.decode())
    assert "ändert „Beratung“" in page and "nicht übernommen" not in page


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
