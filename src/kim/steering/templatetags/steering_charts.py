"""Bars of counts as SVG: lengths are attributes, the numbers stand beside them and again in the table below.

A label stands above its bar, so that the drawing fits a phone and no label runs into a bar.
"""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_ROW, _BAR, _NUMBER = 46, 270, 48


@register.simple_tag
def bars(rows: Sequence[tuple[str, int]], title: str) -> SafeString:
    """One bar per row, all on one scale. A row of nought has its number and no bar."""
    most = max((number for _label, number in rows), default=0) or 1
    drawn = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><rect class="bar" x="0" y="{}" width="{}" height="18" rx="2"/>'
        '<text class="t-strong" x="{}" y="{}">{}</text>',
        (
            (
                n * _ROW + 16,
                label,
                n * _ROW + 23,
                round(_BAR * number / most),
                round(_BAR * number / most) + (8 if number else 0),
                n * _ROW + 37,
                number,
            )
            for n, (label, number) in enumerate(rows)
        ),
    )
    spoken = ", ".join(f"{label}: {number}" for label, number in rows)
    return format_html(
        '<svg class="kim-svg kim-svg--bars" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>',
        _BAR + _NUMBER,
        len(rows) * _ROW,
        _BAR + _NUMBER,
        f"{title}. {spoken}",
        drawn,
    )
