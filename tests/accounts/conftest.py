from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpResponse
from django.test import Client

from tests.cast import Player
from tests.make import PASSWORD

LogIn = Callable[..., HttpResponse]


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm with next to no work: tests log in hundreds of times."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]


@pytest.fixture
def type_password(client: Client) -> LogIn:
    """Log in as people do: address and password on the log-in page."""

    def typed(player: Player, password: str = PASSWORD, then: str = "") -> HttpResponse:
        data = {"login": player.user.email, "password": password}
        return client.post("/anmelden/", {**data, "next": then} if then else data)  # type: ignore[return-value]

    return typed
