"""Bars of counts as SVG: lengths are attributes, the numbers stand beside them and again in the table below."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_ROW, _LABEL, _BAR, _NUMBER = 32, 300, 300, 40


@register.simple_tag
def bars(rows: Sequence[tuple[str, int]], title: str) -> SafeString:
    """One bar per row, all on one scale. A row of nought has its number and no bar."""
    most = max((number for _label, number in rows), default=0) or 1
    drawn = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><rect class="bar" x="{}" y="{}" width="{}" height="18" rx="2"/>'
        '<text class="t-strong" x="{}" y="{}">{}</text>',
        (
            (
                n * _ROW + 20,
                label,
                _LABEL,
                n * _ROW + 6,
                round(_BAR * number / most),
                _LABEL + round(_BAR * number / most) + 8,
                n * _ROW + 20,
                number,
            )
            for n, (label, number) in enumerate(rows)
        ),
    )
    spoken = ", ".join(f"{label}: {number}" for label, number in rows)
    return format_html(
        '<svg class="kim-svg kim-svg--bars" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>',
        _LABEL + _BAR + _NUMBER,
        len(rows) * _ROW,
        _LABEL + _BAR + _NUMBER,
        f"{title}. {spoken}",
        drawn,
    )
