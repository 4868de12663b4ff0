"""A single sign-on by settings: read whole, or refused with the name of the value."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from kim.config import sign_on

GOOD = {
    "KIM_OIDC": "stadt-nord, sued",
    "KIM_OIDC_STADT_NORD_NAME": "Stadt Nord",
    "KIM_OIDC_STADT_NORD_ISSUER": "https://login.nord.example/realms/stadt/",
    "KIM_OIDC_STADT_NORD_CLIENT_ID": "kim",
    "KIM_OIDC_STADT_NORD_SECOND_FACTOR_ACR": "hoch, sehr-hoch",
    "KIM_OIDC_SUED_ISSUER": "https://sued.example",
    "KIM_OIDC_SUED_CLIENT_ID": "kim",
    "KIM_OIDC_SUED_LOGIN_ORIGIN": "https://anmelden.sued.example",
}


@pytest.fixture(autouse=True)
def _set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in GOOD.items():
        monkeypatch.setenv(name, value)


def test_each_provider_has_its_group() -> None:
    found = sign_on.read(may_be_plain=False)
    assert list(found) == ["stadt-nord", "sued"]
    nord, sued = found.values()
    assert (nord.name, nord.issuer, nord.origin) == (
        "Stadt Nord",
        "https://login.nord.example/realms/stadt",
        "https://login.nord.example",
    )
    assert (nord.acr, nord.amr) == ({"hoch", "sehr-hoch"}, {"mfa"})
    assert (sued.name, sued.origin, sued.vouches_for_mail) == ("sued", "https://anmelden.sued.example", False)
    apps = sign_on.for_allauth(found)["town"]["APPS"]
    assert [app["provider_id"] for app in apps] == ["stadt-nord", "sued"]
    assert all(app["settings"]["oauth_pkce_enabled"] for app in apps)


def test_without_a_name_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIM_OIDC")
    assert sign_on.read(may_be_plain=False) == {}
    assert sign_on.for_allauth({}) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KIM_OIDC", "Stadt Nord"),
        ("KIM_OIDC_SUED_ISSUER", ""),
        ("KIM_OIDC_SUED_ISSUER", "http://sued.example"),
        ("KIM_OIDC_SUED_LOGIN_ORIGIN", "sued.example"),
        ("KIM_OIDC_SUED_CLIENT_ID", ""),
        ("KIM_OIDC_SUED_TOKEN_AUTH", "none"),
        ("KIM_OIDC_SUED_VOUCHES_FOR_MAIL", "ja"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        sign_on.read(may_be_plain=False)


def test_without_tls_only_where_nothing_is_at_stake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIM_OIDC_SUED_ISSUER", "http://127.0.0.1:8080")
    assert sign_on.read(may_be_plain=True)["sued"].origin == "https://anmelden.sued.example"
