"""Passkeys: allauth's views, which know here where one comes back to and what the browser is asked for."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode

from kim.ui import http


def _as_text(context: dict[str, Any]) -> str:
    """What the browser is asked, for an attribute of the form."""
    return json.dumps(next(iter(context["js_data"].values())))


class AddPasskey(webauthn.AddWebAuthnView):  # type: ignore[misc]  # allauth is untyped
    """A passkey that can log in by itself, for which the browser always checks who is there."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context | {"options": _as_text(context)}

    def form_invalid(self, form: Any) -> HttpResponse:
        return http.invalid(self.request, self.template_name, self.get_context_data() | {"form": form})


class RenamePasskey(webauthn.EditWebAuthnView):  # type: ignore[misc]
    pk_url_kwarg = "passkey_id"
    success_url = reverse_lazy("mfa_index")

    def form_invalid(self, form: Any) -> HttpResponse:
        return http.invalid(self.request, self.template_name, self.get_context_data(form=form))


class RemovePasskey(webauthn.RemoveWebAuthnView):  # type: ignore[misc]
    pk_url_kwarg = "passkey_id"
    success_url = reverse_lazy("mfa_index")


class LogInByPasskey(webauthn.LoginWebAuthnView):  # type: ignore[misc]
    """Log in without a password, and come back to the page one came from."""

    def form_valid(self, form: Any) -> HttpResponse:
        passkey = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        answer: HttpResponse = flows.perform_passwordless_login(self.request, passkey, login)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        _say(self.request, form)
        return _back(self.request, "account_login")


class ConfirmByPasskey(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"options": _as_text(context)}

    def form_invalid(self, form: Any) -> HttpResponse:
        _say(self.request, form)
        return _back(self.request, "mfa_reauthenticate_webauthn")


class SecondStep(AuthenticateView):  # type: ignore[misc]
    """The second step after the password: a code, or a passkey. Only what the person has is offered first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        kinds = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        has = {"has_app": Authenticator.Type.TOTP in kinds, "has_passkey": Authenticator.Type.WEBAUTHN in kinds}
        return context | {"options": _as_text(context), **has}


def _say(request: HttpRequest, form: Any) -> None:
    for message in form.errors.get("credential", []):
        messages.error(request, message)


def _back(request: HttpRequest, name: str) -> HttpResponse:
    then = get_next_redirect_url(request)
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': then})}" if then else reverse(name))


add = AddPasskey.as_view()
rename = RenamePasskey.as_view()
remove = RemovePasskey.as_view()
log_in = LogInByPasskey.as_view()
confirm = ConfirmByPasskey.as_view()
second_step = SecondStep.as_view()
