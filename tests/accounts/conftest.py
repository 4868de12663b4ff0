from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests.cast import Player
from tests.make import PASSWORD

LogIn = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _no_attempts_yet(db: None) -> Iterator[None]:
    """Rate limits live in the cache table, which every test rolls back; a local cache would remember."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def type_password(client: Client) -> LogIn:
    """Log in as people do: address and password on the log-in page."""

    def typed(player: Player, password: str = PASSWORD, then: str = "") -> HttpResponse:
        data = {"login": player.user.email, "password": password}
        return client.post("/anmelden/", {**data, "next": then} if then else data)  # type: ignore[return-value]

    return typed
