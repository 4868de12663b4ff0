from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from kim.accounts.rules.sign_on import SignOn
from kim.config import sign_on as reading
from tests.accounts import town as towns
from tests.accounts.town import Town
from tests.cast import Player
from tests.make import PASSWORD

LogIn = Callable[..., HttpResponse]


@pytest.fixture
def type_password(client: Client) -> LogIn:
    """Log in as people do: address and password on the log-in page."""

    def typed(player: Player, password: str = PASSWORD, then: str = "") -> HttpResponse:
        data = {"login": player.user.email, "password": password}
        return client.post("/anmelden/", {**data, "next": then} if then else data)  # type: ignore[return-value]

    return typed


@pytest.fixture
def town(settings: Any) -> Iterator[Town]:
    with towns.opened() as found:
        one = SignOn(
            key="stadt", name="Stadt-Login", issuer=found.url, client_id=towns.CLIENT, secret=towns.SECRET,
            acr=frozenset({"hoch"}), amr=frozenset({"mfa"}),
        )  # fmt: skip
        settings.KIM_SIGN_ON = {"stadt": one}
        settings.SOCIALACCOUNT_PROVIDERS = reading.for_allauth({"stadt": one})
        yield found
