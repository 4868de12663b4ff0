"""Passkeys: two factors in one gesture, also without a password; only one's own, and only here."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from kim.accounts.actions import users
from kim.accounts.models import Mail
from tests.accounts.authenticator import Device, asked_at_log_in, asked_on
from tests.accounts.conftest import LogIn
from tests.cast import Cast, Player
from tests.make import PASSWORD

NEW = "/konto/passkeys/neu/"
SECOND_STEP = "/anmelden/code/"
BY_PASSKEY = "/anmelden/passkey/"


@pytest.fixture(autouse=True)
def _encrypted(client: Client) -> None:
    """Browsers know passkeys on encrypted connections only."""
    client.defaults |= {"wsgi.url_scheme": "https", "SERVER_PORT": "443"}


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def log_in(client: Client, player: Player) -> Any:
    return client.post("/anmelden/", {"login": player.user.email, "password": PASSWORD})


def set_up(client: Client, device: Device, name: str = "Dienst-Laptop") -> Any:
    return client.post(NEW, {"name": name, "credential": device.create(asked_on(client.get(NEW)))})


@pytest.fixture
def laptop(cast: Cast, client: Client) -> Device:
    """Clara's passkey, with which she has no app; she is logged out."""
    device = Device()
    log_in(client, cast.clara)
    assert set_up(client, device)["Location"] == "/konto/notfallcodes/"
    client.post("/abmelden/")
    return device


def show(client: Client, device: Device, **more: str) -> Any:
    """Press the button on the log-in page."""
    return client.post(BY_PASSKEY, {"credential": device.get(asked_at_log_in(client)), **more})


def test_a_passkey_is_a_second_factor_and_brings_recovery_codes(cast: Cast, client: Client) -> None:
    log_in(client, cast.clara)
    assert client.get("/zugaenge/")["Location"] == "/konto/zweiter-faktor/einrichten/"
    assert NEW in text(client.get("/konto/zweiter-faktor/einrichten/"))
    assert set_up(client, Device())["Location"] == "/konto/notfallcodes/"
    assert client.get("/konto/").wsgi_request.actor.role == "case_manager"  # type: ignore[attr-defined]
    shown = text(client.get("/konto/zweiter-faktor/"))
    assert "Dienst-Laptop" in shown and "noch nicht" in shown and "Notfallcodes" in shown


def test_it_opens_without_a_password_and_leads_back(cast: Cast, client: Client, laptop: Device) -> None:
    assert show(client, laptop, next="/konto/sitzungen/")["Location"] == "/konto/sitzungen/"
    answer = client.get("/konto/")
    assert answer.wsgi_request.actor.role == "case_manager"  # type: ignore[attr-defined]
    assert cast.clara.name in text(answer)


def test_it_is_the_second_step_after_the_password(cast: Cast, client: Client, laptop: Device) -> None:
    assert log_in(client, cast.clara)["Location"] == SECOND_STEP
    page = client.get(SECOND_STEP)
    assert "Ihr Passkey" in text(page)
    client.post(SECOND_STEP, {"credential": laptop.get(asked_on(page))})
    assert client.get("/konto/").status_code == 200


def test_a_device_that_does_not_check_who_is_there_is_refused(cast: Cast, client: Client) -> None:
    log_in(client, cast.clara)
    answer = set_up(client, Device(verifies=False))
    assert answer.status_code == 422
    assert "Der Browser hat keinen Passkey übergeben" in text(answer)
    assert not Authenticator.objects.filter(user=cast.clara.user).exists()


def test_it_does_not_open_unless_it_checks_who_is_there(client: Client, laptop: Device) -> None:
    laptop.verifies = False
    show(client, laptop)
    assert client.get("/konto/").status_code == 302


def test_what_was_asked_on_another_page_opens_nothing(client: Client, laptop: Device) -> None:
    laptop.origin = "https://kim.example.com"
    answer = show(client, laptop)
    assert answer["Location"] == "/anmelden/"
    assert "Dieser Passkey öffnet hier keinen Zugang" in text(client.get("/anmelden/"))


def test_an_answer_counts_once(cast: Cast, client: Client, laptop: Device) -> None:
    answer = laptop.get(asked_at_log_in(client))
    client.post(BY_PASSKEY, {"credential": answer})
    assert client.get("/konto/").status_code == 200
    client.post("/abmelden/")
    client.post(BY_PASSKEY, {"credential": answer})
    assert client.get("/konto/").status_code == 302


def test_a_strange_device_opens_nobodys_access(cast: Cast, client: Client, laptop: Device) -> None:
    stranger = Device(handle=laptop.handle, credential_id=laptop.credential_id)
    show(client, stranger)
    assert client.get("/konto/").status_code == 302


RUBBISH = ("", "{}", "[]", "null", "1", '"x"', '{"response": []}', '{"response": {"userHandle": "____"}}', "{")


@pytest.mark.parametrize("sent", RUBBISH)
def test_what_is_no_passkey_is_said_and_breaks_nothing(client: Client, laptop: Device, sent: str) -> None:
    asked_at_log_in(client)
    answer = client.post(BY_PASSKEY, {"credential": sent, "next": "/konto/"})
    assert answer["Location"] == "/anmelden/?next=%2Fkonto%2F"
    assert "asskey" in text(client.get("/anmelden/"))


@pytest.mark.parametrize("sent", RUBBISH)
def test_nothing_is_set_up_from_what_is_no_passkey(cast: Cast, client: Client, sent: str) -> None:
    log_in(client, cast.clara)
    client.get(NEW)
    answer = client.post(NEW, {"name": "Dienst-Laptop", "credential": sent})
    assert answer.status_code == 422
    assert "Dienst-Laptop" in text(answer)
    assert not Authenticator.objects.filter(user=cast.clara.user).exists()


def test_an_ended_access_stays_closed(cast: Cast, client: Client, laptop: Device) -> None:
    users.end(actor=cast.adam.actor, user=cast.clara.user, reason="Changed office.")
    assert show(client, laptop)["Location"] == "/anmelden/beendet/"
    assert client.get("/konto/").status_code == 302


def test_nobody_passes_a_single_sign_on_by_with_a_passkey(cast: Cast, client: Client, laptop: Device) -> None:
    SocialAccount.objects.create(user=cast.clara.user, provider="stadt", uid="4711")
    assert show(client, laptop)["Location"] == "/anmelden/"
    assert "Sie melden sich mit stadt an" in text(client.get("/anmelden/"))
    assert client.get("/konto/").status_code == 302


def test_it_is_renamed_and_removed_and_a_mail_says_so(cast: Cast, client: Client, laptop: Device) -> None:
    show(client, laptop)
    key = Authenticator.objects.get(user=cast.clara.user, type="webauthn").pk
    assert client.post(f"/konto/passkeys/{key}/", {"name": "x" * 61}).status_code == 422
    client.post(f"/konto/passkeys/{key}/", {"name": "Schlüssel am Bund"})
    assert "Schlüssel am Bund" in text(client.get("/konto/zweiter-faktor/"))
    client.post(f"/konto/passkeys/{key}/entfernen/")
    assert not Authenticator.objects.filter(user=cast.clara.user).exists(), "recovery codes alone are no factor"
    subjects = set(Mail.objects.values_list("subject", flat=True))
    assert {"Ein Passkey wurde eingerichtet", "Ein Passkey wurde entfernt"} <= subjects
    assert client.get("/faelle/")["Location"] == "/konto/zweiter-faktor/einrichten/"


def test_nobody_touches_the_passkey_of_somebody_else(cast: Cast, client: Client, laptop: Device) -> None:
    key = Authenticator.objects.get(user=cast.clara.user, type="webauthn").pk
    log_in(client, cast.stella)
    for path in (f"/konto/passkeys/{key}/", f"/konto/passkeys/{key}/entfernen/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"name": "Meiner"}).status_code == 404


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The log-in is older than what needs a fresh one accepts."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0


def test_who_logged_in_long_ago_confirms_first(cast: Cast, client: Client, laptop: Device, long_ago: None) -> None:
    show(client, laptop)
    key = Authenticator.objects.get(user=cast.clara.user, type="webauthn").pk
    for path in (NEW, f"/konto/passkeys/{key}/", f"/konto/passkeys/{key}/entfernen/"):
        assert client.get(path)["Location"].startswith("/anmelden/bestaetigen/")


def test_one_confirms_with_the_passkey(cast: Cast, client: Client, laptop: Device) -> None:
    show(client, laptop)
    confirm = "/anmelden/bestaetigen/passkey/"
    client.get(confirm + "?next=/konto/sitzungen/")
    refused = client.post(confirm, {"credential": "{}", "next": "/konto/sitzungen/"})
    assert refused["Location"] == confirm + "?next=%2Fkonto%2Fsitzungen%2F"
    page = client.get(refused["Location"])
    assert "Dieser Passkey öffnet hier keinen Zugang" in text(page) or "keinen Passkey übergeben" in text(page)
    answer = client.post(confirm, {"credential": laptop.get(asked_on(page)), "next": "/konto/sitzungen/"})
    assert answer["Location"] == "/konto/sitzungen/"


def test_a_reset_by_the_administration_takes_the_passkey_too(
    cast: Cast, client: Client, laptop: Device, type_password: LogIn
) -> None:
    users.reset_second_factor(actor=cast.adam.actor, user=cast.clara.user, reason="Lost.")
    show(client, laptop)
    assert client.get("/konto/").status_code == 302
    assert type_password(cast.clara)["Location"] == "/"
