"""How views answer: whole page or fragment, invalid form, done. Every page works without HTMX; these keep that so."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise

from kim.ui import context as shells
from kim.ui import drafts

INVALID = 422
T = TypeVar("T")


def is_fragment(request: HttpRequest) -> bool:
    """HTMX asked for a part of the page (a boosted link asks for the whole)."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted  # type: ignore[union-attr]


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only its partial `fragment` when HTMX asks for it."""
    name = f"{template}#{fragment}" if fragment and is_fragment(request) else template
    response = render(request, name, context, status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response


def drawing(request: HttpRequest, ask: Callable[[], Callable[[], T]], *pieces: Callable[[], Any]) -> T:
    """The answer to the one question of a page that takes long.

    `ask` sends it to the database; while that works, what stands around the page is drawn, and `pieces` of it. Drawing
    asks for nothing, else all would wait: the numbers of the menu are counted before.
    """
    shell = shells.of(request)
    shell.count()
    answer = ask()
    for draw in (shell.draw, *pieces):
        draw()
    return answer()


def invalid(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, fragment: str = ""
) -> HttpResponse:
    """The form again, with its errors: status 422, so that HTMX, tests and people agree that nothing was saved."""
    return page(request, template, context, fragment=fragment, status=INVALID)


UNDO = "undo:"


def done(request: HttpRequest, url: str, message: str | Promise = "", *, undo: str = "") -> HttpResponse:
    """After a write: tell it in a toast on the next page and go there (HTMX follows by HX-Redirect).

    The draft of the form is erased.
    `undo` is the address whose POST takes it back; the toast offers it.
    """
    drafts.forget_sent(request)
    if message:
        messages.success(request, message, extra_tags=f"{UNDO}{undo}" if undo else "")  # type: ignore[arg-type]
    if getattr(request, "htmx", None):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def announce(response: HttpResponse, text: str | Promise) -> HttpResponse:
    """Let the live region of the page say `text` after the swap ("3 cases found")."""
    response["HX-Trigger-After-Swap"] = json.dumps({"kim:announce": str(text)})
    return response
