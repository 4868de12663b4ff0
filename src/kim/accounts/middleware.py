"""Sets `request.actor`: the membership in which the user acts now."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kim.accounts.queries import acting_membership
from kim.kernel.actor import Actor


class ActingMembershipMiddleware:
    """Outside the transaction of the view: memberships stand behind no wall, and the wall needs the answer first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        membership = acting_membership(request)
        request.actor = membership.as_actor() if membership else Actor.nobody()  # type: ignore[attr-defined]
        return self.get_response(request)
