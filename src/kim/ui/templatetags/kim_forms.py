"""What the shell puts into forms: the mark of their opening, the keeper of their draft, the drafts that wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kim.ui import drafts, http
from kim.ui.pieces import kept

register = template.Library()

# Stands between words that are escaped together. No word that came from a form or the database has one in it.
_BETWEEN = "\0"


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


@register.simple_tag
@kept
def optional_mark() -> SafeString:
    """After the label of a field that may stay empty."""
    return format_html(' <span class="kern-label__optional">{}</span>', gettext("optional"))


@register.simple_tag
def widget_attrs(widget: Mapping[str, Any]) -> SafeString:
    """The attributes of a widget, but for its class, which its template puts beside KERN's."""
    return _attrs(widget["attrs"])


def _attrs(attrs: Mapping[str, Any]) -> SafeString:
    wanted = ((name, value) for name, value in attrs.items() if value is not False and name != "class")
    # Names come from widgets of ours; what people typed is a value.
    drawn = (f" {name}" if value is True else format_html(' {}="{}"', name, value) for name, value in wanted)
    return mark_safe("".join(drawn))  # noqa: S308


@register.simple_tag
def widget_options(widget: Mapping[str, Any]) -> SafeString:
    """The options of a select, in their groups. A template for each option took longer than the rest of a form."""
    return mark_safe("".join(_group(name, options) for name, options, _index in widget["optgroups"]))  # noqa: S308


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    drawn = mark_safe("".join(_options(list(options))))  # noqa: S308
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


def _options(options: list[Mapping[str, Any]]) -> Iterator[str]:
    values = _escaped([str(option["value"]) for option in options])
    labels: Iterable[Any] = [option["label"] for option in options]
    labels = _escaped(list(labels)) if all(type(label) is str for label in labels) else map(conditional_escape, labels)
    for option, value, label in zip(options, values, labels, strict=True):
        yield f'\n  <option value="{value}"{_attrs(option["attrs"]) if option["attrs"] else ""}>{label}</option>'


def _escaped(words: list[str]) -> list[str]:
    # Some selects have hundreds. One by one it took longer than all the rest of drawing them.
    escaped = escape(_BETWEEN.join(words)).split(_BETWEEN)
    return escaped if len(escaped) == len(words) else [escape(word) for word in words]


@register.filter
def clock(value: datetime) -> str:
    """10:42 today, 28.11., 10:42 on another day."""
    local = timezone.localtime(value)
    return local.strftime("%H:%M" if local.date() == timezone.localdate() else "%d.%m., %H:%M")
