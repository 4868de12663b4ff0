"""The directory as files and as a public interface: valid HSDS 3, a round trip, and no undocumented answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import ValidationError

from kim.config.wsgi import application
from kim.directory.actions import importing, services
from kim.directory.exchange import hsds, interface, table
from kim.directory.models import Service
from kim.kernel import clock
from kim.kernel.errors import RuleViolation
from kim.organisations.models import District, Municipality
from tests.cast import Cast
from tests.directory.hsds_schema import INFO, PAGE, SERVICE, validate
from tests.logging_in import log_in

BASE = "/schnittstelle/v1"


@pytest.fixture
def full(cast: Cast) -> Service:
    """An entry that says everything."""
    town = Municipality.objects.create(key="auental", official_key="99999001", name="Auental")
    return services.add(
        actor=cast.konrad.actor,
        name="Sprachkurs",
        organisation=cast.jobcenter.organisation,
        holder=cast.jobcenter,
        what="Deutsch; am Vormittag,\nmit Kindern",
        life_areas=["language"],
        audiences=["women", "parents"],
        age_from=16,
        languages=["ar", "de"],
        municipality=town,
        serves=[town],
        street="Weg 1",
        postal_code="51465",
        town="Auental",
        accessible="partly",
        accessible_note="Rampe",
        visit="both",
        hours="Mo–Do 8:30–12:00\nFr 9–10",
        costs="free",
        waiting_days=14,
        phone="+49 221 555",
        email="kurs@example.org",
        website="https://example.org",
        leika=["99088013000000"],
        is_public=True,
    )


def page(client: Client, **query: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{BASE}/services", query).json()
    return found


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_file_is_chosen_and_what_was_looked_at_is_taken(
    cast: Cast, client: Client, full: Service, encoding: str
) -> None:
    log_in(client, cast.konrad)
    out = client.get("/angebote/tabelle.csv").content.decode("utf-8-sig").replace("Sprachkurs", "Kurs für Mütter", 1)
    dry = client.post("/angebote/einlesen/", {"file": SimpleUploadedFile("a.csv", out.encode(encoding))})
    assert dry.status_code == 200, dry.content.decode()
    shown = dry.context["form"]["content"].value()
    assert "Kurs für Mütter" in shown and "Kurs für Mütter" in dry.content.decode()
    assert client.post("/angebote/einlesen/", {"content": shown, "take": "1"}).status_code == 302


def test_what_is_no_table_is_said_at_the_file(cast: Cast, client: Client) -> None:
    log_in(client, cast.konrad)
    workbook = client.post("/angebote/einlesen/", {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04\x00")})
    assert workbook.status_code == 422 and "als CSV" in workbook.content.decode()
    nothing = client.post("/angebote/einlesen/", {})
    assert nothing.status_code == 422 and "Wählen Sie eine Datei" in nothing.content.decode()


def test_what_leaves_is_hsds_3_and_only_what_is_public(cast: Cast, client: Client, full: Service) -> None:
    given_ = {"organisation": full.organisation, "what": "x"}
    services.add(actor=cast.konrad.actor, name="Intern", **given_)
    invented = services.add(actor=cast.konrad.actor, name="Erfunden", is_public=True, **given_)
    Service.objects.filter(pk=invented.pk).update(is_demo=True)
    found = page(client)
    validate(PAGE, found)
    (one,) = found["contents"]
    assert (one["name"], one["status"]) == ("Sprachkurs", "active")
    assert [span["byday"] for span in one["schedules"]] == ["MO,TU,WE,TH", "FR"]
    assert client.get(f"{BASE}/services/{one['id']}").json() == one
    assert client.get(f"{BASE}/services/{hsds.uuid_of('service', 'intern')}").status_code == 404
    assert page(client, per_page=1, page=2)["empty"]
    log_in(client, cast.clara)
    all_of_them = client.get("/angebote/hsds.json").json()
    validate(PAGE, all_of_them)
    assert len(all_of_them["contents"]) == 3


def test_hours_leave_with_their_distance_to_utc(full: Service) -> None:
    for day, offset in ((date(2026, 1, 15), "+01:00"), (date(2026, 7, 15), "+02:00")):
        with clock.at(day):
            (week, friday) = hsds.service(full)["schedules"]
        assert (week["opens_at"], week["closes_at"]) == (f"08:30{offset}", f"12:00{offset}")
        assert friday["opens_at"] == f"09:00{offset}"


def test_words_are_german_whoever_asks(full: Service) -> None:
    german = hsds.service(full)
    with override("en"):
        assert hsds.service(full) == german
        assert hsds.fees(full) == german["fees_description"] == "kostenlos"


def test_the_state_stands_in_every_address(full: Service) -> None:
    District.objects.create(key="x", name="X", kind="kreis", official_key="05999", state="Nordrhein-Westfalen")
    (place,) = hsds.service(full)["service_at_locations"]
    assert place["location"]["addresses"][0]["state_province"] == "Nordrhein-Westfalen"


@pytest.mark.parametrize(
    ("typed", "leaves"),
    [
        ("https://example.org/kurs", "https://example.org/kurs"),
        ("www.example.org", "https://www.example.org"),
        ("auf Anfrage", ""),
        ("ftp://example.org", ""),
        ("", ""),
    ],
)
def test_an_address_of_the_web_leaves_with_its_scheme_or_not_at_all(typed: str, leaves: str) -> None:
    assert hsds.uri(typed) == leaves


def test_what_the_interface_says_of_itself_leads_to_its_document(client: Client, db: None) -> None:
    said = client.get(f"{BASE}/").json()
    validate(INFO, said)
    assert client.get(said["openapi_url"].removeprefix("http://testserver")).json()["openapi"].startswith("3.1")


BROKEN = {
    "an address without a scheme": ("url", "www.example.org"),
    "an address of mail without a place": ("email", "kurs"),
    "an identifier that is none": ("id", "sprachkurs"),
    "a state that is not listed": ("status", "open"),
    "a day in German": ("assured_date", "1.2.2026"),
    "a number in words": ("minimum_age", "sechzehn"),
    "a name that HSDS does not have": ("target", "x"),
    "a moment without its zone": ("last_modified", "2026-02-01T08:00:00"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_schema_of_these_tests_finds(full: Service, what: str) -> None:
    sound = hsds.service(full)
    validate(SERVICE, sound)
    name, wrong = BROKEN[what]
    with pytest.raises(ValidationError):
        validate(SERVICE, sound | {name: wrong})


def test_too_many_questions_are_refused(client: Client, full: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    (throttle,) = interface.interface.throttle
    monkeypatch.setattr(throttle, "num_requests", 2)
    assert [client.get(f"{BASE}/services").status_code for _each in range(3)] == [200, 200, 429]
    cache.clear()


@pytest.mark.parametrize("kind", ["csv", "hsds"])
def test_what_went_out_comes_in_again(cast: Cast, client: Client, full: Service, kind: str) -> None:
    log_in(client, cast.konrad)
    out = client.get("/angebote/tabelle.csv" if kind == "csv" else "/angebote/hsds.json").content.decode()
    dry = client.post("/angebote/einlesen/", {"content": out})
    assert dry.status_code == 200, dry.content.decode()
    assert "ändert „Sprachkurs“" in dry.content.decode()
    before = Service.objects.values().get()
    assert client.post("/angebote/einlesen/", {"content": out, "take": "1"}).status_code == 302
    after = Service.objects.values().get()
    assert {name for name in before if before[name] != after[name]} <= {"version"}
    assert client.get("/angebote/tabelle.csv").content.decode().count("Sprachkurs") == 1


def test_every_row_that_is_wrong_says_why_and_nothing_is_written(cast: Cast, client: Client, full: Service) -> None:
    log_in(client, cast.konrad)
    rows = "name;organisation;was;zugang;ab_alter\nKurs;nirgends;x;immer;viele\n"
    for more in ({}, {"take": "1"}):
        answer = client.post("/angebote/einlesen/", {"content": rows, **more})
        said = answer.content.decode()
        assert answer.status_code == 422
        assert all(column in said for column in ("organisation: ", "zugang: ", "ab_alter: "))
    assert Service.objects.count() == 1


NO_TABLES = ("Unsinn", "name;organisation", "[1, 2]", '{"contents": 3}', "[" * 5000, '{"a": "', "name,was,neu")


@pytest.mark.parametrize("content", NO_TABLES)
def test_what_is_no_table_is_refused_in_a_sentence(cast: Cast, client: Client, content: str) -> None:
    log_in(client, cast.konrad)
    answer = client.post("/angebote/einlesen/", {"content": content})
    assert answer.status_code == 422
    assert "Alles übernehmen" not in answer.content.decode()


def test_a_rule_that_refuses_a_row_takes_back_all(cast: Cast, full: Service) -> None:
    values = {"organisation": full.organisation, "what": "x"}
    good = importing.Wanted(2, None, {"name": "Gut", **values}, [])
    bad = importing.Wanted(3, None, {"name": "Schlecht", "hours": "immer", **values}, [])
    with pytest.raises(RuleViolation, match="3"):
        importing.take_over(actor=cast.konrad.actor, rows=[good, bad])
    assert Service.objects.count() == 1


def test_no_cell_is_a_formula(full: Service) -> None:
    assert "'+49 221 555" in table.write([full])


@pytest.mark.parametrize("who", ["anonymous", "everyone"])
def test_no_server_error_and_no_undocumented_answer(cast: Cast, client: Client, full: Service, who: str) -> None:
    """As anonymous thoroughly, as each role briefly: the interface does not look at who asks."""
    # It brings along a hundred modules that every process of tests would load.
    import schemathesis

    cookies = [""] if who == "anonymous" else [_cookie(player) for player in cast.everyone()]
    document = client.get(f"{BASE}/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    schema.app = application
    # As the test client does: the connection with the rows of this test stays open.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    for cookie in cookies:
        for operation in schema.get_all_operations():
            _try(operation.ok(), {"Cookie": cookie} if cookie else {}, 15 if who == "anonymous" else 2)


@pytest.fixture(autouse=True)
def connections_close_again() -> Iterator[None]:
    """What one test here switches off is on for all others."""
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def _try(operation: Any, headers: dict[str, str], examples: int) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
        derandomize=True,
    )
    def check(case: Any) -> None:
        cache.clear()
        case.call_and_validate(headers=headers)

    check()


def _cookie(player: Any) -> str:
    session = log_in(Client(), player).cookies["sessionid"].value
    return f"sessionid={session}"


def test_the_document_is_openapi_3_1(client: Client, db: None) -> None:
    document = json.loads(client.get(f"{BASE}/openapi.json").content)
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {f"{BASE}/", f"{BASE}/services", f"{BASE}/services/{{hsds_id}}"}
    assert all(set(path) == {"get"} for path in document["paths"].values())
