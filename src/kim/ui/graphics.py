"""Small drawings as SVG. Lengths are attributes, colours are classes: nothing needs `style=`, and both themes work."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

LONGEST_DAYS = 120
"""The full width of a waiting bar. One scale for all rows, so that bars can be compared."""


def bar_length(days: int, width: int) -> int:
    """Pixels for `days` on a bar of `width`: never more than the track, at least a visible dot for the first days."""
    return max(min(3, width), min(width, round(width * days / LONGEST_DAYS))) if days > 0 else 0


def waitbar(days: int, usual: int | None, width: int) -> SafeString:
    """Words and bar for a waiting time of `days`; `usual` days (or None: not known) become the tick."""
    over = usual is not None and days > usual
    words = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    spoken = gettext("%(words)s, usual are %(usual)s") % {"words": words, "usual": usual} if usual else words
    tick = (
        format_html('<rect class="kim-waitbar__tick" x="{}" y="1" width="2" height="12"/>', _tick(usual, width))
        if usual
        else mark_safe("")
    )
    return format_html(
        '<span class="kim-waitbar"><span{}>{}</span><svg width="{}" height="14" role="img" aria-label="{}">'
        '<rect class="kim-waitbar__track" x="0" y="4" width="{}" height="6" rx="3"/>'
        '<rect class="kim-waitbar__fill{}" x="0" y="4" width="{}" height="6" rx="3"/>{}</svg></span>',
        mark_safe(' class="kim-strong"') if over else "",
        words,
        width,
        spoken,
        width,
        " kim-waitbar__fill--over" if over else "",
        bar_length(days, width),
        tick,
    )


def _tick(usual: int, width: int) -> int:
    return min(width - 2, round(width * usual / LONGEST_DAYS))
