"""The single sign-on of a town (OpenID Connect): who it is, and what of its word counts.

It says who somebody is, and perhaps that they showed a second factor. Role and unit are never taken from it: those are
memberships, given here by the administration. What this does not do: check signatures; `accounts.tokens` does.
Source: OpenID Connect Core 1.0, section 2 (acr, amr); RFC 8176 (values of amr).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class SignOn:
    """One provider. `acr` and `amr`: the values with which it states a second factor; none: it never does.

    `login_origin`: where its log-in page lies, if that is another host than the issuer's.
    """

    key: str
    name: str
    issuer: str
    client_id: str
    secret: str = ""
    acr: frozenset[str] = frozenset()
    amr: frozenset[str] = frozenset()
    vouches_for_mail: bool = False
    token_auth: str = "client_secret_basic"  # noqa: S105  # the name of a method
    login_origin: str = ""

    @property
    def origin(self) -> str:
        """The host that the browser is led to."""
        parts = urlsplit(self.login_origin or self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def states_second_factor(provider: SignOn, claims: Mapping[str, Any]) -> bool:
    """Whether the token says in the agreed words that a second factor was shown; silence is no."""
    methods = claims.get("amr")
    shown = {str(one) for one in methods} if isinstance(methods, list) else set()
    return str(claims.get("acr", "")) in provider.acr or bool(shown & provider.amr)


def is_mail_of(provider: SignOn, claims: Mapping[str, Any], address: str) -> bool:
    """Whether the provider says that this is the person's address, and stands for it."""
    said = str(claims.get("email") or "")
    is_checked = claims.get("email_verified") is True or provider.vouches_for_mail
    return is_checked and bool(said) and said.casefold() == address.casefold()
