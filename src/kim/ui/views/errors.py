"""Error pages that help: what happened, what became of the input, where to go. 500 needs no database."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

SECRET = ("password", "passwort", "csrfmiddlewaretoken", "code", "token")


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed into the form that failed, so that it can be copied; no secrets, and only from our own pages.

    A foreign page could otherwise make any text appear as "your input" on ours.
    """
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    if request.method != "POST" or urlsplit(source).netloc != request.get_host():
        return []
    fields = ((name, ", ".join(filter(None, values))) for name, values in request.POST.lists())
    return [(name, text) for name, text in fields if text and not any(word in name for word in SECRET)]


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: visible, but not allowed here."""
    return render(request, "ui/errors/403.html", {"typed": typed(request)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of its own: the page was too old or cookies are off. `reason` is for the log, not for people."""
    return render(request, "ui/errors/csrf.html", {"typed": typed(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: does not exist, or is out of sight for this membership; both read the same on purpose."""
    return render(request, "ui/errors/404.html", {"typed": typed(request)}, status=404)


def conflict(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """409 where a view has no comparison of its own (see `kim.ui.conflict` for pages that have)."""
    return render(request, "ui/errors/409.html", {"typed": typed(request)}, status=409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without request, session, user or database, because any of them may be what failed."""
    return HttpResponse(get_template("ui/errors/500.html").render({}), status=500)
