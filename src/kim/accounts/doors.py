"""Doors: what a person has to do before a page for members opens.

In this order: log in (what was typed is kept), set up the second factor, choose in which membership to act. The pages
that these lead to are open to everyone who is logged in (`signed_in`), all others are marked by
`kim.kernel.doors.members_only` and pass through here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from kim.accounts.actions import kept_inputs
from kim.accounts.session import Standing

P = ParamSpec("P")


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The view runs for everyone who is logged in, also before the second factor and without a membership."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_log_in(request, request.get_full_path())
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return guarded


def first_do_this(request: HttpRequest) -> HttpResponse | None:
    """Where the request has to go first; None if the page may open."""
    if not request.user.is_authenticated:
        return _log_in_first(request)
    standing: Standing = request.standing  # type: ignore[attr-defined]
    if standing.lacks_second_factor:
        return go(request, reverse("mfa_activate_totp"))
    if standing.acting is None:
        return go(request, f"{reverse('accounts:membership-switch')}?{urlencode({'next': _page(request)})}")
    return None


def to_log_in(request: HttpRequest, then: str, **marks: str) -> HttpResponse:
    """To the log-in page, and from there to `then`."""
    return go(request, f"{reverse('account_login')}?{urlencode({'next': then, **marks})}")


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Lead the whole browser to `url`: a redirect of an HTMX request would end in a fragment."""
    if getattr(request, "htmx", None):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _log_in_first(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return to_log_in(request, _page(request))
    if kept := kept_inputs.keep(request):
        return to_log_in(request, reverse("accounts:kept-input", args=[kept.key]))
    return to_log_in(request, _page(request), eingabe="verloren")


def _page(request: HttpRequest) -> str:
    """The page to come back to: of an HTMX request the page around it."""
    htmx = getattr(request, "htmx", None)
    if htmx:
        return htmx.current_url_abs_path or "/"
    return request.get_full_path()
