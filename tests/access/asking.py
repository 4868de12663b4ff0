"""Ask for a page as somebody: sessions are prepared once, and whatever a request did is undone."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.template.loader_tags import IncludeNode
from django.test import Client
from django.test.client import ClientHandler
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from kim.accounts import backend
from kim.accounts.session import SEEN_KEY
from kim.kernel import clock
from kim.organisations import queries as organisations
from kim.ui.context import Shell
from tests.cast import Player
from tests.logging_in import log_in
from tests.world import World

ANONYMOUS = "anonymous"
EVERYONE = (
    "clara",
    "dana",
    "cem",
    "carlo",
    "konrad",
    "stella",
    "sven",
    "leon",
    "petra",
    "adam",
    "ines",
    "nora",
    "paula",
)


@dataclass(frozen=True)
class Desks:
    """A browser for everybody of the cast, logged in once."""

    world: World
    sessions: dict[str, str]

    @classmethod
    def of(cls, world: World) -> Desks:
        """Log everybody in."""
        return cls(world, {who: _session(getattr(world.cast, who)) for who in EVERYONE})

    def client(self, who: str, **options: Any) -> Client:
        """A fresh browser with the session of `who`."""
        client = Client(**options)
        if not options:
            client.handler = _handler()
        if who != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def ask(self, who: str, method: str, url: str, **data: Any) -> Any:
        """The answer; what the request wrote is undone."""
        with transaction.atomic():
            answer = self.ask_for_a_refusal(who, method, url, **data)
            transaction.set_rollback(True)
        return answer

    def ask_for_a_refusal(self, who: str, method: str, url: str, **data: Any) -> Any:
        """The same without going back: who is refused writes nothing, and to go back costs as much as to refuse."""
        client = self.client(who)
        return client.get(url, data) if method == "GET" else client.post(url, data)


@contextmanager
def recognised_once() -> Iterator[None]:
    """Inside, a session, what its person may act as and the district are read once: thousands of requests ask again.

    For tests whose requests are undone; each request gets objects of its own.
    """
    sessions: dict[str, Any] = {}
    held: dict[int, bytes] = {}
    read_session, read_held = SessionStore._get_session_from_db, backend.memberships_today

    def session(self: SessionStore) -> Any:
        if self.session_key not in sessions:
            sessions[self.session_key] = read_session(self)
        return sessions[self.session_key]

    def memberships(user: int) -> Any:
        if user not in held:
            held[user] = pickle.dumps(read_held(user))
        return pickle.loads(held[user])  # noqa: S301  # our own

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(organisations, "_stored", cache(organisations._stored))
        patch.setattr(SessionStore, "_get_session_from_db", session)
        patch.setattr(backend, "memberships_today", memberships)
        yield


@contextmanager
def without_the_shell() -> Iterator[None]:
    """Inside, pages are drawn without bars, menu and footer: the same on every page of a person, and a third of it."""

    def render(self: Any, context: Any) -> Any:
        return "" if str(self.template.var) in _AROUND else drawn(self, context)

    with pytest.MonkeyPatch.context() as patch:
        drawn = IncludeNode.render
        patch.setattr(IncludeNode, "render", render)
        patch.setattr(Shell, "around", "")
        yield


# What the templates include of it; bars and menu are drawn by the shell itself.
_AROUND = ("ui/shell/footer.html", "ui/shell/phonebar.html")


@cache
def _handler() -> ClientHandler:
    """One chain of middlewares for thousands of requests; a client of its own would build one each."""
    return ClientHandler(enforce_csrf_checks=False)


def _session(player: Player) -> str:
    """A session that was seen just now and will be: what each request would write down about it is undone anyway."""
    client = log_in(Client(), player)
    session = client.session
    session[SEEN_KEY] = int((clock.now() + timedelta(hours=1)).timestamp())
    session.save()
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


@cache
def url_names() -> dict[str, frozenset[str]]:
    """Every name of an address, with the keywords that it needs."""
    return dict(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, namespace: str) -> list[tuple[str, frozenset[str]]]:
    found: list[tuple[str, frozenset[str]]] = []
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            name = f"{namespace}{each.name or each.pattern}"
            found.append((name, frozenset(each.pattern.regex.groupindex)))
        else:
            found += _walk(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)
    return found


def keywords(name: str) -> frozenset[str]:
    """The keywords in the address `name`, also those of the folders that it lies in."""
    return url_names()[name]


def address(world: World, name: str, instead: dict[str, str] | None = None) -> str:
    """The address `name` with the objects of the world; `instead` names others, by their name in `world.objects`."""
    chosen = {f"{kind}_id": world.ids[f"{other}_id"] for kind, other in (instead or {}).items()}
    ids = world.ids | chosen
    needed = keywords(name)
    missing = sorted(needed - ids.keys())
    assert not missing, f"tests/world.py makes nothing for {missing} in the address {name}"
    try:
        return reverse(name, kwargs={word: ids[word] for word in needed})
    except NoReverseMatch as error:
        raise AssertionError(f"{name}: {error}") from error
