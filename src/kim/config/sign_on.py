"""Single sign-on by settings: one group of values for each provider, as docs/how-to/single-sign-on.md explains."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from kim.accounts.rules.sign_on import SignOn
from kim.config import env

_KEY = re.compile(r"[a-z][a-z0-9-]{0,29}")
_TOKEN_AUTH = "client_secret_basic,client_secret_post"  # noqa: S105  # names of methods


def read(*, may_be_plain: bool) -> dict[str, SignOn]:
    """All providers by key, in the order named. `may_be_plain`: without TLS, for tests and the demo."""
    return {key: _one(key, may_be_plain) for key in env.names("KIM_OIDC", "")}


def for_allauth(providers: dict[str, SignOn]) -> dict[str, Any]:
    """The same as allauth wants it. PKCE always: a code that was caught opens nothing."""
    apps = [
        {
            "provider_id": one.key,
            "name": one.name,
            "client_id": one.client_id,
            "secret": one.secret,
            "settings": {"server_url": one.issuer, "token_auth_method": one.token_auth, "oauth_pkce_enabled": True},
        }
        for one in providers.values()
    ]
    return {"town": {"APPS": apps}} if apps else {}


def _one(key: str, may_be_plain: bool) -> SignOn:
    if not _KEY.fullmatch(key):
        raise ImproperlyConfigured(f"KIM_OIDC: {key!r} is no key; use small letters, digits and hyphens")
    prefix = f"KIM_OIDC_{key.upper().replace('-', '_')}_"
    issuer, origin = env.text(f"{prefix}ISSUER").rstrip("/"), env.text(f"{prefix}LOGIN_ORIGIN").rstrip("/")
    for name, url in (("ISSUER", issuer), ("LOGIN_ORIGIN", origin or issuer)):
        parts = urlsplit(url)
        if not parts.netloc or parts.scheme not in (("https", "http") if may_be_plain else ("https",)):
            raise ImproperlyConfigured(f"{prefix}{name} must be an address with https, not {url!r}")
    client_id = env.text(f"{prefix}CLIENT_ID")
    if not client_id:
        raise ImproperlyConfigured(f"{prefix}CLIENT_ID is missing")
    token_auth = env.text(f"{prefix}TOKEN_AUTH", "client_secret_basic")
    if token_auth not in _TOKEN_AUTH.split(","):
        raise ImproperlyConfigured(f"{prefix}TOKEN_AUTH must be one of {_TOKEN_AUTH}, not {token_auth!r}")
    return SignOn(
        key=key,
        name=env.text(f"{prefix}NAME", key),
        issuer=issuer,
        client_id=client_id,
        secret=env.text(f"{prefix}CLIENT_SECRET"),
        acr=frozenset(env.names(f"{prefix}SECOND_FACTOR_ACR", "")),
        amr=frozenset(env.names(f"{prefix}SECOND_FACTOR_AMR", "mfa")),
        vouches_for_mail=env.flag(f"{prefix}VOUCHES_FOR_MAIL", False),
        token_auth=token_auth,
        login_origin=origin,
    )
