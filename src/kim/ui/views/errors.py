"""Error pages that help: what happened, what became of the input, where to go. 500 needs no database."""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

RETRY_AFTER = 30
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
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return database_gone(request)
    return HttpResponse(get_template("ui/errors/500.html").render({}), status=500)


def database_gone(request: HttpRequest) -> HttpResponse:
    """503 while the database does not answer: says so, and holds what was typed, ready to be sent again.

    Rendered without user and database. The form carries its own token and the mark of its opening, so that sending it
    again works and writes once.
    """
    shown = typed(request)
    fields = [(name, value) for name, values in request.POST.lists() for value in values] if shown else []
    path = request.get_full_path()
    page = get_template("ui/errors/503.html").render({"typed": _words(shown), "fields": _kept(fields), "path": path})
    return HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"})


def _kept(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Everything but passwords and one-time codes; the token of the form goes along, it is what lets it in again."""
    return [(name, value) for name, value in fields if "passwor" not in name and name not in ("code", "token")]


def _words(shown: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What reads like something a person wrote; marks and codes need no copying."""
    return [(name, text) for name, text in shown if len(text.split()) > 1]
