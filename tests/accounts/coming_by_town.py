"""Coming to KIM by a town's single sign-on, and what one meets."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.test import Client

from kim.accounts.actions import links
from tests.accounts.town import Town
from tests.cast import Player

BEGIN, BACK, OUT = "/anmelden/ueber/stadt/", "/anmelden/ueber/stadt/zurueck/", "/anmelden/ueber/stadt/abmeldung/"
CONNECT = "/konto/verbinden/stadt/"


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def come_back(client: Client, town: Town, begun: Any, **more: str) -> Any:
    """The person logs in at the town, and the browser comes back."""
    code = town.code(begun["Location"])
    return client.get(BACK, {"code": code, "state": town.asked["state"], **more})


def by_town(client: Client, town: Town, then: str = "/konto/") -> Any:
    return come_back(client, town, client.post(BEGIN, {"next": then}))


def linked(player: Player, town: Town, settings: Any, subject: str = "4711") -> None:
    links.link(actor=player.actor, user=player.user, provider=settings.KIM_SIGN_ON["stadt"], subject=subject)


def who(client: Client) -> str:
    return str(client.get("/konto/").wsgi_request.actor.role)  # type: ignore[attr-defined]


def refused(client: Client, answer: Any, *words: str) -> None:
    """Back at the log-in page with a sentence, and nobody is logged in."""
    assert answer["Location"] == "/anmelden/"
    page = text(client.get("/anmelden/"))
    assert all(word in page for word in words), page[page.find("<main") :][:900]
    assert client.get("/konto/").status_code == 302
