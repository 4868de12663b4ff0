"""Tokens that do not hold, and codes that were caught: they open nothing."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client

from tests.accounts.coming_by_town import BACK, BEGIN, come_back, linked, refused, who
from tests.accounts.town import Town
from tests.cast import Cast

LIES = {
    "signed by a stranger": {"key": "strangers"},
    "made for somebody else": {"claims": {"aud": "another"}},
    "made for several": {"claims": {"aud": ["kim", "another"], "azp": "another"}},
    "of another issuer": {"claims": {"iss": "https://elsewhere.example"}},
    "over": {"claims": {"exp": int(time.time()) - 3600}},
    "without an end": {"claims": {"exp": None}},
    "of nobody": {"claims": {"sub": None}},
    "signed by a stranger, and names no key": {"key": "strangers", "names_key": False},
    "names none of several keys": {"names_key": False, "published": ("ours", "strangers")},
    "names a key that is not published": {"published": ("strangers",)},
    "under another name": {"issuer": "https://elsewhere.example"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_does_not_hold_opens_nothing(
    cast: Cast, client: Client, town: Town, settings: Any, lie: str
) -> None:
    linked(cast.clara, town, settings)
    begun = client.post(BEGIN)
    for name, value in LIES[lie].items():
        setattr(town, name, value)
    refused(client, come_back(client, town, begun), "Stadt-Login")


def test_a_token_need_not_name_the_only_key(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    town.names_key, town.claims = False, {"acr": "hoch"}
    come_back(client, town, client.post(BEGIN))
    assert who(client) == "case_manager"


def test_a_code_that_was_caught_opens_nothing_elsewhere(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    code = town.code(client.post(BEGIN)["Location"])
    thief = Client()
    thief.post(BEGIN)
    refused(thief, thief.get(BACK, {"code": code, "state": town.asked["state"]}), "hat nicht geklappt")
    thief_state = town.code(thief.post(BEGIN)["Location"]) and town.asked["state"]
    refused(thief, thief.get(BACK, {"code": code, "state": thief_state}), "hat nicht geklappt")
