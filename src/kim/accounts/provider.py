"""The single sign-on of a town, as allauth asks for it: it looks for this module by its name.

Of what the provider sends nothing is kept but its identifier of the person and whether it stated a second factor. There
is no sign-up, and neither name nor role nor unit come from it.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kim.accounts import tokens
from kim.accounts.rules.sign_on import SignOn, states_second_factor

SECOND_FACTOR = "second_factor"


class TownAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth is untyped
    """Talks to the provider; what it says is checked before anything is done with it."""

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            self._openid_config = tokens.discovered(_settings(self.provider_id))
        return self._openid_config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """The person that the signed token names; the address also from the userinfo, if that is of the same person."""
        claims = tokens.checked(
            _settings(self.provider_id), self.openid_config, str(kwargs["response"].get("id_token"))
        )
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = tokens.fetched(self.openid_config["userinfo_endpoint"], Authorization=f"Bearer {token.token}")
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("the userinfo is of somebody else")
            claims |= {name: more[name] for name in ("email", "email_verified") if name in more}
        login = self.get_provider().sociallogin_from_response(request, claims)
        login.claims = claims
        return login

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return str(build_absolute_uri(request, reverse("town_callback", args=[self.provider_id])))


class TownProvider(OAuth2Provider):  # type: ignore[misc]
    id = "town"
    name = "OpenID Connect"
    account_class = ProviderAccount
    oauth2_adapter_class = TownAdapter

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = self.app.name if self.app else self.name

    def get_default_scope(self) -> list[str]:
        return ["openid", "email"]

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return self.get_default_scope()

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Nothing out of an address: whoever writes links must not choose how the provider asks."""
        return {}

    def get_oauth2_adapter(self, request: HttpRequest) -> TownAdapter:
        return self.oauth2_adapter_class(request, self.app.provider_id)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, bool]:
        return {SECOND_FACTOR: states_second_factor(_settings(self.app.provider_id), data)}


def _settings(key: str) -> SignOn:
    found: SignOn = settings.KIM_SIGN_ON[key]
    return found


provider_classes = [TownProvider]
