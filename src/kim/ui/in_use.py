"""What an installation does not use has no address: what takes it out of the menu also closes its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kim.ui.menu import registry


class InUseMiddleware:
    """Answers 404 for every address of a context whose condition (`menu.needs`) does not hold, whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if match and not registry.is_in_use(match.view_name):
            raise Http404
