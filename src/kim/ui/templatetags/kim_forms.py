"""What the shell puts into forms: the mark of their opening, the keeper of their draft, the drafts that wait."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from kim.ui import drafts, http

register = template.Library()


@register.inclusion_tag("ui/drafts/marks.html", takes_context=True)
def form_marks(context: Any, place: str = "") -> dict[str, str]:
    """Inside a form: its opening, so that it is done once; with `place` also what saves its draft."""
    request = context["request"]
    return {"opening": drafts.opening_of(request), "place": place, "save_url": drafts.urls()[0] if place else ""}


@register.inclusion_tag("ui/drafts/offer.html", takes_context=True)
def draft_offer(context: Any, place: str) -> dict[str, Any]:
    """Before a form: the drafts of `place` (the address it is sent to), each to restore or to throw away."""
    request = context["request"]
    return {
        "drafts": drafts.of(request, place),
        "place": place,
        "page": request.path,
        "fragment": http.is_fragment(request),
        "discard_url": drafts.urls()[1],
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def clock(value: datetime) -> str:
    """10:42 today, 28.11., 10:42 on another day."""
    local = timezone.localtime(value)
    return local.strftime("%H:%M" if local.date() == timezone.localdate() else "%d.%m., %H:%M")
