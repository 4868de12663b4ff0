"""How an assessment reads and looks: the bar of a scale with the last level, the change in words, the sources."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kim.casework import labels, plan_labels
from kim.casework.models import AreaEntry
from kim.casework.queries.assessment import AreaHistory
from kim.casework.rules.scales import HIGHEST, Change, need_level, resource_level
from kim.kernel.labels import LIFE_AREAS
from kim.ui.templatetags.kim_ui import day, icon

register = template.Library()
BLOCK = 30


@register.simple_tag
def level_bar(entry: AreaEntry | None, scale: str, before: AreaEntry | None = None) -> SafeString:
    """Three blocks, filled up to the level of a scale ("need" or "resources"); a triangle marks the last level."""
    level, last = _level(entry, scale), _level(before, scale)
    if level is None:
        inside = mark_safe('<rect x="0.75" y="4" width="87" height="10" rx="2" class="unk"/>')
    else:
        full = "bar--action" if scale == "need" else "bar--done"
        blocks = ((BLOCK * n, full if n < level else "bar--soft") for n in range(HIGHEST))
        inside = format_html_join("", '<rect class="{1}" x="{0}" y="6" width="28" height="8" rx="1"/>', blocks)
    mark = (
        format_html('<path class="prev" d="M{} 0 h8 l-4 6 z"/>', min(max(0, BLOCK * last - 5), 81))
        if last not in (None, level)
        else ""
    )
    return format_html(
        '<svg class="kim-svg kim-svg--fixed" width="90" height="18" viewBox="0 0 90 18" aria-hidden="true">{}{}</svg>',
        inside,
        mark,
    )


def _level(entry: AreaEntry | None, scale: str) -> int | None:
    if entry is None:
        return None
    return need_level(entry.need) if scale == "need" else resource_level(entry.resources)


CHANGES = {Change.SAME: ("trend-flat", "muted"), Change.MORE: ("trend-up", "wait"), Change.LESS: ("trend-down", "done")}


@register.simple_tag
def change_state(change: Change) -> SafeString:
    """How the need changed: sign and words."""
    if change is Change.NO_COMPARISON:
        return format_html('<span class="kim-muted">{}</span>', gettext("no comparison"))
    picture, look = CHANGES[change]
    css = "kim-state kim-muted" if look == "muted" else f"kim-state kim-state--{look}"
    return format_html('<span class="{}">{}{}</span>', css, icon(picture), change_words(change))


def change_words(change: Change) -> str:
    """The change of a need in words."""
    return {
        Change.SAME: gettext("the same"),
        Change.MORE: gettext("more need"),
        Change.LESS: gettext("less need"),
        Change.NO_COMPARISON: gettext("no comparison"),
    }[change]


@register.filter
def sources(entry: AreaEntry) -> str:
    """Where a statement comes from, in words; who exactly at the end."""
    words = [str(plan_labels.STATEMENT_SOURCES[code]) for code in entry.sources]
    return ", ".join([*words, *([entry.source] if entry.source else [])])


@register.filter
def levels(entry: AreaEntry | None) -> str:
    """Need and resources in one line; "not talked about" where there is no entry."""
    if entry is None or not entry.is_asked:
        return gettext("not talked about")
    told = {"need": entry.get_need_display(), "resources": entry.get_resources_display()}
    return gettext("need %(need)s, resources %(resources)s") % told


@register.filter
def over_time(history: AreaHistory) -> str:
    """A life area over all assessments in one sentence, for those who hear the drawing."""
    told = [f"{day(point.on)}: {levels(point.entry)}" for point in history.points]
    return f"{LIFE_AREAS[history.area]}. " + "; ".join(told) + "."


@register.simple_tag
def scale_words(scale: str) -> list[str]:
    """The four words of a scale, lowest first."""
    known = labels.NEEDS if scale == "need" else labels.RESOURCES
    return [str(word) for word in list(known.values())[1:]]
