"""Tokens that do not hold, and codes that were caught: they open nothing."""

from __future__ import annotations

import base64
import time
from typing import Any

import pytest
from django.test import Client

from tests.accounts.coming_by_town import BACK, BEGIN, come_back, linked, refused, who
from tests.accounts.town import CLIENT, SECRET, Town, challenge_of
from tests.cast import Cast

VERIFIER = {"code_verifier": ["a word that only one side knows"]}
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
    hers, thief = town.asked["state"], Client()
    thief.post(BEGIN)
    for state in (hers, "", "x"):
        refused(thief, thief.get(BACK, {"code": code, "state": state}), "hat nicht geklappt")
    assert not town.refused, "without the state of one's own session the provider is not even asked"
    town.code(thief.post(BEGIN)["Location"])
    refused(thief, thief.get(BACK, {"code": code, "state": town.asked["state"]}), "hat nicht geklappt")
    assert town.refused == ["verifier"], "the provider refuses for PKCE alone: code, client and address are right"


def test_a_code_opens_once(cast: Cast, client: Client, town: Town, settings: Any) -> None:
    linked(cast.clara, town, settings)
    town.claims = {"acr": "hoch"}
    code = town.code(client.post(BEGIN)["Location"])
    client.get(BACK, {"code": code, "state": town.asked["state"]})
    assert who(client) == "case_manager"
    client.post("/abmelden/")
    town.code(client.post(BEGIN)["Location"])
    refused(client, client.get(BACK, {"code": code, "state": town.asked["state"]}), "hat nicht geklappt")
    assert town.refused == ["code"]


def test_what_is_hashed_never_leaves_by_the_browser_and_is_new_each_time(client: Client, town: Town, db: None) -> None:
    seen = set()
    for _each in range(2):
        town.code(client.post(BEGIN)["Location"])
        assert "code_verifier" not in town.asked
        assert len(town.asked["code_challenge"]) == 43, "SHA-256 in base64url"
        seen |= {town.asked["code_challenge"], town.asked["state"]}
    assert len(seen) == 4


def test_the_provider_of_these_tests_refuses_what_does_not_hash_to_what_was_announced() -> None:
    town, secret = Town(), base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
    code = town.code("https://x/?code_challenge_method=S256&redirect_uri=y&code_challenge=" + challenge_of(VERIFIER))
    opened = []
    for verifier in ({}, {"code_verifier": ["another word"]}, VERIFIER):
        town.codes[code] = town.asked
        opened.append(town.redeem({"code": [code], "redirect_uri": ["y"], **verifier}, f"Basic {secret}") is not None)
    assert (opened, town.refused) == ([False, False, True], ["verifier", "verifier"])
