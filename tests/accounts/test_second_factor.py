"""Who sees personal data has a second factor before anything else opens."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from kim.accounts.adapters import MFAAdapter
from tests.accounts.conftest import LogIn
from tests.cast import Cast
from tests.logging_in import SECRET, give_second_factor, log_in

SET_UP = "/konto/zweiter-faktor/einrichten/"


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("who", ["clara", "konrad", "petra", "adam"])
def test_a_role_with_personal_data_is_sent_to_the_set_up(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who).user)
    for path in ("/zugaenge/", "/datenschutz/einsichten/", "/eingabe/23456789BC/"):
        assert client.get(path)["Location"] == SET_UP


@pytest.mark.parametrize("who", ["stella", "leon"])
def test_a_role_without_personal_data_is_not(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who).user)
    assert client.get("/eingabe/23456789BC/").status_code == 404


def test_before_the_set_up_nobody_acts(cast: Cast, client: Client) -> None:
    client.force_login(cast.adam.user)
    answer = client.get("/konto/")
    assert answer.wsgi_request.actor.role == "nobody"  # type: ignore[attr-defined]
    assert "/zugaenge/" not in answer.content.decode()


def test_setting_up_takes_the_password_and_one_code(cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.clara, then="/konto/")
    set_up = page(client, SET_UP)
    secret = re.search(r'<code class="kim-code">(\w+)</code>', set_up)
    assert secret
    code = format_hotp_value(hotp_value(secret[1], int(time.time()) // 30))
    answer = client.post(SET_UP, {"code": code})
    assert answer["Location"] == "/konto/notfallcodes/"
    codes = page(client, "/konto/notfallcodes/")
    assert "10 von 10 Codes gelten noch" in codes
    assert client.get("/konto/").wsgi_request.actor.role == "case_manager"  # type: ignore[attr-defined]


def test_a_wrong_code_sets_nothing_up(cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.clara)
    page(client, SET_UP)
    assert "Dieser Code stimmt nicht" in client.post(SET_UP, {"code": "12345"}).content.decode()
    assert not Authenticator.objects.filter(user=cast.clara.user).exists()


def test_the_set_up_asks_who_it_is_if_the_log_in_was_long_ago(cast: Cast, client: Client) -> None:
    client.force_login(cast.clara.user)  # a session without a fresh password
    assert client.get(SET_UP)["Location"].startswith("/anmelden/bestaetigen/")


def test_the_key_is_encrypted_in_the_database(cast: Cast) -> None:
    give_second_factor(cast.clara.user)
    stored = Authenticator.objects.get(user=cast.clara.user).data["secret"]
    assert SECRET not in stored
    assert MFAAdapter().decrypt(stored) == SECRET


def test_recovery_codes_are_encrypted_too(cast: Cast, client: Client, type_password: LogIn) -> None:
    test_setting_up_takes_the_password_and_one_code(cast, client, type_password)
    codes = Authenticator.objects.get(user=cast.clara.user, type="recovery_codes")
    shown = page(client, "/konto/notfallcodes/herunterladen/")
    assert not any(line in str(codes.data) for line in shown.split() if line.isalnum() and len(line) > 6)


def test_a_recovery_code_opens_once(cast: Cast, client: Client, type_password: LogIn) -> None:
    test_setting_up_takes_the_password_and_one_code(cast, client, type_password)
    code = page(client, "/konto/notfallcodes/herunterladen/").split()[-1]
    for expected in (302, 200):
        client.post("/abmelden/")
        type_password(cast.clara)
        assert client.post("/anmelden/code/", {"code": code}).status_code == expected


def test_without_the_requirement_the_pages_open_and_say_so(
    cast: Cast, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.KIM_REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]
    client.force_login(cast.adam.user)
    assert client.get("/zugaenge/").status_code == 200
    assert "Der zweite Faktor ist hier ausgeschaltet" in page(client, "/zugaenge/")
    assert "der zweite Faktor ausgeschaltet" in page(Client(), "/anmelden/")


def test_taking_the_phone_away_closes_every_page_again(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam)
    assert client.get("/zugaenge/").status_code == 200
    Authenticator.objects.filter(user=cast.adam.user).delete()
    assert client.get("/zugaenge/")["Location"] == SET_UP


def test_an_htmx_request_leads_the_whole_browser_to_the_set_up(cast: Cast, client: Client) -> None:
    client.force_login(cast.adam.user)
    answer = client.post("/zugaenge/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/zugaenge/"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, SET_UP)
