"""Logging in: what a person reads, and what an attacker does not learn."""

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import Argon2PasswordHasher, identify_hasher, make_password
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.exceptions import Resolver404

from kim.accounts import hints
from kim.accounts.actions import users
from kim.accounts.models import User
from tests.accounts.conftest import LogIn
from tests.cast import Cast
from tests.logging_in import SECRET, give_second_factor
from tests.make import PASSWORD


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_passwords_are_hashed_with_argon2() -> None:
    assert identify_hasher(make_password(PASSWORD)).algorithm == "argon2"


def test_a_quick_hash_opens_the_door_once_and_is_replaced(cast: Cast, settings: Any, type_password: LogIn) -> None:
    quick = make_password(PASSWORD)
    User.objects.filter(pk=cast.clara.user.pk).update(password=quick)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert type_password(cast.clara).status_code == 302
    stored = User.objects.get(pk=cast.clara.user.pk)
    assert stored.password != quick
    assert not Argon2PasswordHasher().must_update(stored.password)
    assert stored.password_set_at == cast.clara.user.password_set_at
    assert stored.check_password(PASSWORD)


def test_password_and_code_open_the_door(cast: Cast, client: Client, type_password: LogIn) -> None:
    give_second_factor(cast.clara.user)
    assert type_password(cast.clara)["Location"] == "/anmelden/code/"
    assert client.get("/konto/").status_code == 302  # the password alone opens nothing
    answer = client.post("/anmelden/code/", {"code": code_now()})
    assert answer["Location"] == "/"
    assert cast.clara.name in text(client.get("/konto/"))


def test_a_wrong_code_does_not(cast: Cast, client: Client, type_password: LogIn) -> None:
    give_second_factor(cast.clara.user)
    type_password(cast.clara)
    answer = client.post("/anmelden/code/", {"code": "000000" if code_now() != "000000" else "000001"})
    assert "Dieser Code stimmt nicht" in text(answer)
    assert client.get("/konto/").status_code == 302


def test_a_code_works_once(cast: Cast, client: Client, type_password: LogIn) -> None:
    give_second_factor(cast.clara.user)
    code = code_now()
    type_password(cast.clara)
    client.post("/anmelden/code/", {"code": code})
    client.post("/abmelden/")
    type_password(cast.clara)
    assert "Dieser Code stimmt nicht" in text(client.post("/anmelden/code/", {"code": code}))


def test_a_wrong_password_says_what_happens_next_and_not_what_was_wrong(cast: Cast, type_password: LogIn) -> None:
    page = text(type_password(cast.clara, "wrong"))
    assert "Anmeldung nicht möglich" in page
    assert "E-Mail-Adresse oder Passwort stimmen nicht. Noch 4 Versuche" in page
    assert "dann ist der Zugang 15 Minuten gesperrt" in page


def test_an_unknown_address_reads_the_same_as_a_wrong_password(
    cast: Cast, client: Client, type_password: LogIn
) -> None:
    known = text(type_password(cast.clara, "wrong"))
    unknown = text(client.post("/anmelden/", {"login": "nobody@example.org", "password": "wrong"}))
    for sentence in ("Anmeldung nicht möglich", "Noch 4 Versuche", "Bitte noch einmal eingeben."):
        assert sentence in known
        assert sentence in unknown


def test_the_address_stays_and_the_password_does_not(cast: Cast, type_password: LogIn) -> None:
    page = text(type_password(cast.clara, "wrong-password"))
    assert cast.clara.user.email in page
    assert "wrong-password" not in page


def test_after_five_failures_even_the_right_password_waits(cast: Cast, client: Client, type_password: LogIn) -> None:
    for left in (4, 3, 2, 1):
        assert f"Noch {left} Versuch" in text(type_password(cast.clara, "wrong"))
    assert "Der Zugang ist jetzt 15 Minuten gesperrt" in text(type_password(cast.clara, "wrong"))
    assert "Das waren zu viele Versuche" in text(type_password(cast.clara))


def test_the_lock_of_one_address_does_not_lock_another(cast: Cast, type_password: LogIn) -> None:
    for _attempt in range(5):
        type_password(cast.clara, "wrong")
    assert type_password(cast.stella).status_code == 302


def test_an_ended_user_learns_it_only_with_the_right_password(cast: Cast, type_password: LogIn) -> None:
    users.end(actor=cast.adam.actor, user=cast.stella.user, reason="Changed office.")
    assert "E-Mail-Adresse oder Passwort stimmen nicht" in text(type_password(cast.stella, "wrong"))
    assert type_password(cast.stella)["Location"] == "/anmelden/beendet/"


def test_there_is_no_sign_up(client: Client, db: None) -> None:
    for path in ("/registrieren/", "/signup/", "/accounts/signup/"):
        assert client.get(path).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


@pytest.mark.parametrize("name", ["account_email", "account_set_password", "account_request_login_code", "mfa_trust"])
def test_what_nobody_needs_is_not_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_administration_of_django_is_not_there() -> None:
    with pytest.raises(Resolver404):
        resolve("/admin/")


def test_logging_out_needs_a_click_on_a_button(cast: Cast, client: Client) -> None:
    client.force_login(cast.stella.user)
    assert client.get("/abmelden/").status_code == 200
    assert client.get("/konto/").status_code == 200
    client.post("/abmelden/")
    assert client.get("/konto/").status_code == 302


def test_after_the_log_in_one_comes_back_to_the_page_and_never_to_another_host(
    cast: Cast, type_password: LogIn, client: Client
) -> None:
    assert type_password(cast.stella, then="/konto/sitzungen/")["Location"] == "/konto/sitzungen/"
    client.post("/abmelden/")
    assert type_password(cast.stella, then="https://example.com/")["Location"] == "/"


def test_the_log_in_page_shows_no_demo_people_outside_the_demo(client: Client, db: None) -> None:
    page = text(client.get("/anmelden/"))
    assert "Zugänge der Demo" not in page
    assert "Zugangsverwaltung" in page


def test_an_expired_session_is_said(cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.stella)
    client.cookies.pop("sessionid")
    answer = client.get("/konto/", follow=True)
    assert "Ihre Sitzung ist abgelaufen" in text(answer)


def test_who_logged_out_is_not_told_that_a_session_ended(cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.stella)
    client.post("/abmelden/")
    assert "abgelaufen" not in text(client.get("/anmelden/"))


def test_pages_of_a_session_are_not_kept_by_the_browser(cast: Cast, client: Client) -> None:
    client.force_login(cast.stella.user)
    assert "no-store" in client.get("/konto/")["Cache-Control"]


def test_no_page_needs_an_inline_script_or_style(cast: Cast, client: Client) -> None:
    paths = ["/anmelden/", "/passwort-vergessen/", "/passwort-vergessen/gesendet/"]
    client.force_login(cast.clara.user)
    inside = ["/konto/", "/konto/zweiter-faktor/einrichten/", "/konto/sitzungen/", "/konto/rolle/", "/abmelden/"]
    for page in [text(client.get(path)) for path in inside] + [text(Client().get(path)) for path in paths]:
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page


def test_the_demo_shows_its_log_ins_and_opens_one_with_a_click(
    cast: Cast, client: Client, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KIM_DEMO = True  # type: ignore[attr-defined]
    stella = hints.Hint(cast.stella.name, "Steering", "Jobcenter", cast.stella.user.email, PASSWORD)
    monkeypatch.setattr(hints, "_providers", [lambda: [stella]])
    page = text(client.get("/anmelden/"))
    assert "Zugänge der Demo" in page
    assert f'<input type="hidden" name="login" value="{cast.stella.user.email}">' in page
