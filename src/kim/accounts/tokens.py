"""Tokens of a single sign-on: signature, issuer, audience and time are checked, and nothing is believed before.

allauth trusts an ID token that it fetched itself over TLS; here the signature is checked in any case, with the keys
that the provider publishes, and only by methods with a public key.
Source: OpenID Connect Core 1.0, section 3.1.3.7; OpenID Connect Back-Channel Logout 1.0, section 2.6.
"""

from __future__ import annotations

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

from kim.accounts.rules.sign_on import SignOn

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
# Kind of key (RFC 7518, 6.1; RFC 8037) by the beginning of the method.
_KINDS = {"RS": "RSA", "PS": "RSA", "ES": "EC", "Ed": "OKP"}
LEEWAY = 30
SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"

Claims = dict[str, Any]


def fetched(url: str, **headers: str) -> Claims:
    """A JSON object of the provider. Raises `OAuth2Error` if it is none; troubles of the network go through."""
    with get_adapter().get_requests_session() as session:
        answer = session.get(url, headers=headers)
        answer.raise_for_status()
        found = answer.json()
    if not isinstance(found, dict):
        raise OAuth2Error("no object")
    return found


def discovered(provider: SignOn) -> Claims:
    """What the provider says of itself; it must name itself as it is named in the settings."""
    found = fetched(f"{provider.issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != provider.issuer:
        raise OAuth2Error("the issuer is another one")
    return found


def checked(provider: SignOn, config: Claims, token: str, *, needed: tuple[str, ...] = ("sub",)) -> Claims:
    """The claims of a token that this provider signed for us and that is not over. Raises `OAuth2Error`."""
    try:
        key = _key(fetched(str(config["jwks_uri"])), jwt.get_unverified_header(token))
        claims: Claims = jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=str(config["issuer"]),
            leeway=LEEWAY,
            options={"require": ["iss", "aud", "exp", "iat", *needed]},
        )
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise OAuth2Error("the token does not hold") from error
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != provider.client_id:
        raise OAuth2Error("the token was made for somebody else")
    return claims


def _key(published: Claims, header: Claims) -> jwt.PyJWK:
    """The key that the token names; if it names none, the only key there is for signatures of its kind.

    Source: OpenID Connect Core 1.0, section 10.1: the name is obligatory only where several keys are published.
    """
    keys = jwt.PyJWKSet.from_dict(published)
    if "kid" in header:
        return keys[header["kid"]]
    kind = _KINDS[str(header["alg"])[:2]]
    (only,) = [key for key in keys.keys if key.key_type == kind and key.public_key_use in (None, "sig")]
    return only


def signed_out(provider: SignOn, token: str) -> str:
    """Whom the provider has signed out: the `sub` of a logout token. Raises `OAuth2Error`."""
    claims = checked(provider, discovered(provider), token, needed=("sub", "jti", "events"))
    events = claims["events"]
    if not isinstance(events, dict) or SIGNED_OUT not in events or "nonce" in claims:
        raise OAuth2Error("no logout token")
    return str(claims["sub"])
