"""Of what a provider says only the agreed words count."""

from __future__ import annotations

from typing import Any

import pytest

from kim.accounts.rules.sign_on import SignOn, is_mail_of, states_second_factor


@pytest.mark.parametrize(
    ("claims", "states"),
    [
        ({"acr": "hoch"}, True),
        ({"amr": ["mfa"]}, True),
        ({"acr": ["hoch"]}, False),
        ({"amr": "mfa"}, False),
        ({}, False),
    ],
)
def test_only_the_agreed_words_state_a_second_factor(claims: dict[str, Any], states: bool) -> None:
    provider = SignOn("a", "A", "https://a.example", "kim", acr=frozenset({"hoch"}), amr=frozenset({"mfa"}))
    assert states_second_factor(provider, claims) is states


def test_a_mail_counts_if_the_provider_stands_for_it() -> None:
    plain = SignOn("a", "A", "https://a.example", "kim")
    sure = SignOn("a", "A", "https://a.example", "kim", vouches_for_mail=True)
    for said, one, expected in (
        ({"email": "X@a.example", "email_verified": True}, plain, True),
        ({"email": "x@a.example", "email_verified": "true"}, plain, False),
        ({"email": "x@a.example"}, plain, False),
        ({"email": "x@a.example"}, sure, True),
        ({"email": ""}, sure, False),
    ):
        assert is_mail_of(one, said, "x@a.example") is expected
