"""The way to the single sign-on of a town and back, and its word that somebody was signed out there."""

from __future__ import annotations

import requests
from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting, sign_on, tokens
from kim.accounts.actions import sessions
from kim.accounts.doors import signed_in
from kim.accounts.provider import TownAdapter

TROUBLE = (OAuth2Error, requests.RequestException, KeyError, ValueError)


@require_POST
@never_cache
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the log-in of the provider; afterwards to the page one came from."""
    return _away(request, provider_id, AuthProcess.LOGIN, acting.back_to(request, settings.LOGIN_REDIRECT_URL))


@require_POST
@signed_in
@reauthentication_required(app="allauth.socialaccount")  # type: ignore[untyped-decorator]
def connect(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the log-in of the provider, to link one's access with it."""
    return _away(request, provider_id, AuthProcess.CONNECT, reverse("accounts:account"))


@require_GET
@never_cache
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The browser comes back with a code, or with a no."""
    _known(provider_id)
    view = OAuth2CallbackView.adapter_view(TownAdapter(request, provider_id))
    try:
        answer: HttpResponse = view(request)
    except TROUBLE:
        return _unreachable(request, provider_id)
    return answer


@csrf_exempt
@require_POST
@never_cache
def signed_out(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider tells that somebody was signed out, or may no longer log in: their sessions end here too."""
    provider = settings.KIM_SIGN_ON.get(provider_id)
    if provider is None:
        raise Http404
    try:
        subject = tokens.signed_out(provider, request.POST.get("logout_token", ""))
    except TROUBLE:
        return HttpResponse(status=400)
    for link in SocialAccount.objects.filter(provider=provider_id, uid=subject).select_related("user"):
        sessions.end_all(link.user)
    return HttpResponse(status=200)


def _away(request: HttpRequest, provider_id: str, process: str, then: str) -> HttpResponse:
    _known(provider_id)
    provider = get_adapter(request).get_provider(request, provider_id)
    try:
        answer: HttpResponse = provider.redirect(request, process, next_url=then)
    except TROUBLE:
        return _unreachable(request, provider_id)
    return answer


def _known(provider_id: str) -> None:
    if provider_id not in settings.KIM_SIGN_ON:
        raise Http404


def _unreachable(request: HttpRequest, provider_id: str) -> HttpResponse:
    said = _("%(name)s cannot be reached at the moment.") % {"name": settings.KIM_SIGN_ON[provider_id].name}
    try:
        sign_on.refuse(request, said)
    except ImmediateHttpResponse as answer:
        found: HttpResponse = answer.response
        return found
    raise AssertionError("refuse always leaves")
