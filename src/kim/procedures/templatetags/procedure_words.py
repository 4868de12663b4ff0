"""Words and drawings for procedures: the bar of stages, how far papers are, signs of findings."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kim.kernel import clock
from kim.procedures.queries.listing import Row
from kim.procedures.rules.checklist import Progress
from kim.procedures.rules.stages import Lasted
from kim.ui.templatetags.kim_ui import days, state_icon

register = template.Library()
WIDTH, GAP, LEAST = 150, 2, 3


@register.simple_tag
def stage_bar(row: Row, longest: int) -> SafeString:
    """One piece per stage on a scale of `longest` days; the stage that runs is set off. Words stand beside it."""
    today = row.procedure.decided_on or clock.today()
    spans = [(stage.days(today), stage.ended_on is None) for stage in row.stages]
    pieces, x = [], 0
    for number, (lasted, runs) in enumerate(spans):
        width = max(LEAST, round(WIDTH * lasted / max(longest, 1)))
        pieces.append(("bar--wait" if runs else "bar--action" if number % 2 else "bar", x, width))
        x += width + GAP
    drawn = format_html_join("", '<rect class="{}" x="{}" y="2" width="{}" height="10" rx="1"/>', pieces)
    end = max(WIDTH, x)
    return format_html(
        '<svg class="kim-svg kim-svg--fixed" width="{}" height="14" viewBox="0 0 {} 14" aria-hidden="true">{}</svg>',
        *(WIDTH, end, drawn),
    )


@register.simple_tag
def longest_of(rows: Sequence[Row]) -> int:
    """The scale for a list of rows: the longest duration, in full months of thirty days."""
    return max(30, -(-max((row.days for row in rows), default=0) // 30) * 30)


@register.simple_tag
def papers(progress: Progress) -> SafeString:
    """How many papers are there, with the sign of complete or open."""
    kind = "done" if progress.is_complete else "unknown"
    words = gettext("%(there)s of %(needed)s") % {"there": progress.there, "needed": progress.needed}
    return format_html('<span class="kim-state kim-state--{}">{}{}</span>', kind, state_icon(kind), words)


@register.filter
def stage_line(stages: Sequence[tuple[Lasted, int]]) -> str:
    """The stages with their days in one line, for readers."""
    return ", ".join(f"{stage.name} {days(count)}" for stage, count in stages)
