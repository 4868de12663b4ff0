"""Doors of views: who is not logged in goes to the log-in page, and personal pages are never kept by a browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from kim.kernel.actor import Actor

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request as the accounts middleware leaves it: somebody acts in a membership."""

    actor: Actor


def members_only(
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The view runs for people who act in a membership; others go to the log-in page and come back.

    Answers carry `Cache-Control: no-store` and vary by `HX-Request`, so that neither browser nor proxy keeps a page
    or mistakes a fragment for one.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        response = view(cast("MemberRequest", request), *args, **kwargs)
        add_never_cache_headers(response)
        patch_vary_headers(response, ["HX-Request"])
        return response

    # Read by the accounts middleware: second factor and choice of membership come before such a page.
    guarded.for_members = True  # type: ignore[attr-defined]
    return guarded
