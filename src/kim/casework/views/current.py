"""Which case is open behind a dialog: the address of the page that asked, never a word of its content."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve


def page(request: HttpRequest) -> str:
    """Path of the page of ours from which a dialog was opened; empty if there is none.

    A form that was refused was sent from its own page, and nobody wants to go back to an empty one.
    """
    address = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    is_another = address.netloc == request.get_host() and address.path != request.path
    return address.path if is_another else ""


def case_id(request: HttpRequest) -> str:
    """Public id of the case whose page is open; empty on other pages."""
    try:
        return str(resolve(page(request)).kwargs.get("case_id", ""))
    except Resolver404:
        return ""
