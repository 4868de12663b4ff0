"""A forgotten password, by mail – in the demo by the outbox page."""

import re

import pytest
from django.test import Client

from kim.accounts.models import Mail
from tests.accounts.conftest import LogIn
from tests.cast import Cast
from tests.mails import sent
from tests.make import PASSWORD

NEW = "Vier Igel lesen laut"


def ask(client: Client, email: str) -> str:
    answer = client.post("/passwort-vergessen/", {"email": email}, follow=True)
    return answer.content.decode()


def link_in(text: str) -> str:
    found = re.search(r"http://testserver(/passwort-vergessen/\S+/)", text)
    assert found
    return found[1]


def set_new(client: Client, link: str) -> None:
    form = client.get(link)["Location"]
    assert client.post(form, {"password1": NEW, "password2": NEW})["Location"] == "/passwort-vergessen/fertig/"


def test_the_link_in_the_mail_sets_a_new_password(cast: Cast, client: Client, type_password: LogIn) -> None:
    ask(client, cast.stella.user.email)
    [message] = sent()
    assert message.subject == "KIM: Neues Passwort setzen"
    assert "Er gilt einen Tag lang und einmal" in message.body
    set_new(client, link_in(message.body))
    assert type_password(cast.stella, PASSWORD).status_code == 200
    assert type_password(cast.stella, NEW).status_code == 302


def test_the_link_works_once(cast: Cast, client: Client) -> None:
    ask(client, cast.stella.user.email)
    link = link_in(sent()[0].body)
    set_new(client, link)
    assert "Dieser Link gilt nicht mehr" in client.get(link).content.decode()


def test_the_page_says_the_same_for_an_unknown_address_and_sends_nothing(cast: Cast, client: Client) -> None:
    known, unknown = ask(client, cast.stella.user.email), ask(Client(), "nobody@example.org")
    sentence = "Wenn zu dieser Adresse ein Zugang gehört"
    assert sentence in known
    assert sentence in unknown
    assert [message.to for message in sent()] == [[cast.stella.user.email]]


def test_a_new_password_is_told_to_its_owner(cast: Cast, client: Client) -> None:
    ask(client, cast.stella.user.email)
    set_new(client, link_in(sent()[0].body))
    notice = sent()[-1]
    assert notice.subject == "KIM: Ihr Passwort wurde geändert"
    assert "Das waren nicht Sie?" in notice.body


def test_a_new_password_ends_the_sessions(cast: Cast, client: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(cast.stella.user)
    assert elsewhere.get("/konto/").status_code == 200
    ask(client, cast.stella.user.email)
    set_new(client, link_in(sent()[0].body))
    assert elsewhere.get("/konto/").status_code == 302


def test_changing_the_password_ends_the_other_sessions(cast: Cast, client: Client, type_password: LogIn) -> None:
    elsewhere = Client()
    elsewhere.force_login(cast.stella.user)
    type_password(cast.stella)
    answer = client.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer["Location"] == "/konto/"
    assert client.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").status_code == 302


def test_the_demo_shows_its_mails_and_their_links(cast: Cast, client: Client, settings: pytest.FixtureRequest) -> None:
    settings.KIM_DEMO = True  # type: ignore[attr-defined]
    ask(client, cast.stella.user.email)
    page = client.get("/postausgang/").content.decode()
    assert "Neues Passwort setzen" in page
    found = re.search(r'href="http://testserver(/passwort-vergessen/[^"]+)"', page)
    assert found
    set_new(client, found[1])


def test_outside_the_demo_there_is_no_outbox(cast: Cast, client: Client) -> None:
    Mail.objects.create(address="x@example.org", subject="Secret", text="Secret")
    assert client.get("/postausgang/").status_code == 404
