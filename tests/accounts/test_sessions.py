"""Where one is logged in, ending one of them or the rest, and what is kept of it."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils.timezone import localtime

from kim.accounts.actions import sessions, users
from kim.kernel import clock
from tests.accounts.conftest import LogIn
from tests.cast import Cast
from tests.make import PASSWORD

LIST = "/konto/sitzungen/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def other(cast: Cast) -> Client:
    """Stella is logged in elsewhere, too."""
    other = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="203.0.113.77")
    other.post("/anmelden/", {"login": cast.stella.user.email, "password": PASSWORD})
    return other


def page(client: Client) -> str:
    return client.get(LIST).content.decode()


def key_of(client: Client) -> int:
    return int(UserSession.objects.get(session_key=client.session.session_key).pk)


def test_all_sessions_are_listed_and_the_present_one_is_marked(
    other: Client, cast: Cast, client: Client, type_password: LogIn
) -> None:
    type_password(cast.stella)
    shown = page(client)
    assert "Firefox auf Windows" in shown and "Unbekannter Browser" in shown
    assert shown.count("diese Sitzung") == 1


def test_of_the_network_address_the_network_is_kept(other: Client) -> None:
    assert UserSession.objects.get().ip == "203.0.113.0"
    assert "203.0.113.77" not in page(other)


def test_also_after_a_new_password(other: Client) -> None:
    new = "drei lange Wörter"
    answer = other.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"203.0.113.0"}


def test_when_a_session_was_used_last_is_shown(other: Client, cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.stella)
    with clock.at(clock.now() + timedelta(minutes=20)):
        other.get("/konto/")
        expected = clock.now()
    assert f"{localtime(expected):%H:%M}" in page(client)


def test_one_session_ends_and_the_others_stay(other: Client, cast: Cast, client: Client, type_password: LogIn) -> None:
    type_password(cast.stella)
    third = Client()
    third.post("/anmelden/", {"login": cast.stella.user.email, "password": PASSWORD})
    client.post(LIST, {"session": key_of(other)})
    assert "Die Sitzung ist beendet" in page(client)
    assert other.get("/konto/").status_code == 302
    assert third.get("/konto/").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(
    other: Client, cast: Cast, client: Client, type_password: LogIn
) -> None:
    type_password(cast.leon)
    for wanted in (key_of(other), "x", "0"):
        assert client.post(LIST, {"session": wanted}).status_code == 404
    assert other.get("/konto/").status_code == 200


def test_the_other_sessions_end_and_this_one_stays(
    other: Client, cast: Cast, client: Client, type_password: LogIn
) -> None:
    type_password(cast.stella)
    client.post(LIST)
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_ending_a_user_deletes_the_sessions(other: Client, cast: Cast) -> None:
    key = other.session.session_key
    users.end(actor=cast.adam.actor, user=cast.stella.user, reason="Changed office.")
    assert not other.session.exists(key)  # type: ignore[arg-type]


def test_what_is_noted_about_a_session_goes_with_it(
    other: Client, cast: Cast, client: Client, type_password: Any
) -> None:
    type_password(cast.stella)
    Session.objects.filter(session_key=other.session.session_key).update(expire_date=clock.now())
    assert "Firefox" not in page(client)
    sessions.sweep()
    assert [each.session_key for each in UserSession.objects.all()] == [client.session.session_key]
