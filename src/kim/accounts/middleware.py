"""Sets `request.actor`, and keeps the doors: who must do something else first, and whose form came too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from kim.accounts import doors, last_user, sign_on
from kim.accounts.session import keep_alive, standing
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict
from kim.ui.views import errors


class ActingMembershipMiddleware:
    """Outside the transaction of the view: memberships stand behind no wall, and the wall needs the answer first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sign_on.end_if_over(request)
        keep_alive(request)
        now = standing(request)
        request.standing = now  # type: ignore[attr-defined]
        request.membership = now.acting  # type: ignore[attr-defined]
        request.actor = now.acting.as_actor() if now.acting else Actor.nobody()  # type: ignore[attr-defined]
        was_logged_in = request.user.is_authenticated
        response = self.get_response(request)
        last_user.remember(request, response, was_logged_in=was_logged_in)
        if request.user.is_authenticated and "Cache-Control" not in response:
            # Also refusals and error pages: they carry a name, a menu and what was typed.
            add_never_cache_headers(response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        # Django calls this inside all middlewares: what a door writes is part of the request's transaction.
        return doors.first_do_this(request) if getattr(view, "for_members", False) else None


class LostUpdateMiddleware:
    """Somebody else saved first and the view has no page for that: 409 with what was typed, never a server error.

    Stands outside the transaction of the request, which has gone back to before the view when this is asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """409 for a lost update; None for everything else."""
        return errors.conflict(request) if isinstance(exception, Conflict) else None
