"""How ways and criteria read: sign, word and colour, never colour alone; a bar of segments, never a percentage."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kim.consolidation import labels
from kim.consolidation.queries.household import Line
from kim.consolidation.queries.precheck import Facts
from kim.consolidation.queries.way_page import Line as CriterionLine
from kim.consolidation.rules.codes import Sight, Standing
from kim.consolidation.rules.ways import SHOWN, Way
from kim.pathways import api as pathways
from kim.pathways.api import Evaluation, Value
from kim.ui.templatetags.kim_ui import badge_class, day, days, icon

register = template.Library()

BAR_WIDTH, BAR_GAP = 200, 2
WINDOW_WIDTH = 560


@register.simple_tag
def sight(code: str) -> SafeString:
    """How one criterion stands, in a row."""
    kind, sign = labels.SIGNS[code]
    return format_html('<span class="kim-state kim-state--{}">{}{}</span>', kind, icon(sign), labels.SIGHTS[code])


@register.simple_tag
def told(line: CriterionLine) -> SafeString | str:
    """Below a criterion: what the authority said of it, and when; and how counselling saw it, if otherwise."""
    if line.told is None:
        return ""
    words = {"value": labels.TOLD[line.told.value], "day": day(line.told.on)}
    said = [gettext("stated by the authority on %(day)s: %(value)s") % words]
    if line.own and line.own not in (Sight.AUTHORITY, Sight.OPEN):
        said.append(gettext("pre-check: %(sight)s") % {"sight": labels.SIGHTS[line.own]})
    return format_html_join("", '<span class="kim-table__sub">{}</span>', [(one,) for one in said])


@register.simple_tag
def legend() -> SafeString:
    """What the signs mean."""
    lines = [(labels.SIGNS[one][0], icon(labels.SIGNS[one][1]), labels.MEANINGS[one]) for one in SHOWN]
    return format_html_join("", '<span class="kim-state kim-state--{} kim-regular">{}{}</span>', lines)


@register.simple_tag
def counted(way: Way) -> str:
    """How many criteria stand how: "8 met · 2 open"; never a share."""
    parts = [f"{number} {labels.SIGHTS[one]}" for one, number in way.counts.items() if number]
    return " · ".join(parts) or gettext("no criterion applies")


@register.simple_tag
def badges(way: Way) -> SafeString:
    """The same as badges, for the head of a page."""
    lines = [
        (badge_class(labels.SIGNS[one][0]), icon(labels.SIGNS[one][1]), f"{number} {labels.SIGHTS[one]}")
        for one, number in way.counts.items()
        if number or one in (Sight.MET, Sight.NOT_MET)
    ]
    badge = '<span class="kern-badge kern-badge--small {}">{}<span class="kern-label">{}</span></span>'
    return format_html_join(" ", badge, lines)


@register.simple_tag
def segments(way: Way) -> SafeString:
    """One segment for each criterion that counts, in the order met to not met."""
    bars = tuple(labels.BARS[one] for one, number in way.counts.items() for _each in range(number))
    return format_html(
        '<svg class="kim-svg kim-svg--fixed" width="{}" height="12" viewBox="0 0 {} 12" role="img" aria-label="{}">'
        "{}</svg>",
        BAR_WIDTH,
        BAR_WIDTH,
        counted(way),
        _rects(bars),
    )


@lru_cache(maxsize=1024)
def _rects(bars: tuple[str, ...]) -> SafeString:
    width = max(4.0, (BAR_WIDTH - BAR_GAP * len(bars)) / max(1, len(bars)))
    drawn = [(bar, f"{0.8 + at * (width + BAR_GAP):.1f}", f"{width:.1f}") for at, bar in enumerate(bars)]
    return format_html_join("", '<rect class="bar--{}" x="{}" y="0.75" width="{}" height="10.5" rx="1"/>', drawn)


@register.simple_tag
def effect(way: Way) -> str:
    """How strongly the law binds the authority."""
    found = way.evaluation.effect
    if found is None and way.pathway.routes and way.pathway.has_effect:
        found = way.pathway.routes[0].effect(way.evaluation.at)
    return str(labels.EFFECTS[found]) if found else ""


@register.simple_tag
def when(way: Way) -> str:
    """The earliest day in words."""
    if way.standing is Standing.MET:
        return gettext("now")
    if way.standing is Standing.CLOSED:
        return gettext("not in sight")
    earliest = way.earliest.day
    if earliest and earliest > way.evaluation.at:
        return day(earliest)
    return gettext("not in sight") if way.standing is Standing.BY_ACT else gettext("with the evidence")


@register.simple_tag
def why_then(way: Way, known: Facts) -> str:
    """What the day hangs on, and how it lies to the end of the title."""
    names = ", ".join(point.name for point in way.waits)
    failed = ", ".join(point.name for point in way.standing_so(Sight.NOT_MET) if not point.since)
    if way.standing is Standing.BY_ACT and failed:
        return gettext("requires: %(names)s") % {"names": failed}
    if not names:
        return gettext("no date stands in the way")
    told = gettext("by time: %(names)s") % {"names": names}
    end, earliest = known.title_ends, way.earliest.day
    return f"{told}. {_to_end(earliest, end)}" if end and earliest else told


def _to_end(earliest: date, end: date) -> str:
    left = (end - earliest).days
    if left < 0:
        return gettext("The status ends before, on %(day)s.") % {"day": day(end)}
    return gettext("%(days)s before the status ends.") % {"days": days(left)}


@register.simple_tag
def window(way: Way, known: Facts) -> SafeString | str:
    """Today, the earliest day and the end of the status on one line; empty if there is nothing to compare."""
    points = [(known.at, gettext("reference date"), "today")]
    earliest, end = way.earliest.day, known.title_ends
    if earliest and earliest > known.at:
        points.append((earliest, gettext("earliest"), "grid-strong"))
    if end and end > known.at:
        points.append((end, gettext("status ends"), "today"))
    if len(points) < 2:
        return ""
    return _drawn(sorted(points), earliest if earliest and end and known.at < earliest < end else None, end)


def _drawn(points: list[tuple[date, str, str]], begin: date | None, end: date | None) -> SafeString:
    first, last = points[0][0], points[-1][0]
    places = [6 + round((WINDOW_WIDTH - 12) * (at - first).days / (last - first).days) for at, _word, _kind in points]
    if len(points) == 3:
        # Words must not run into each other; the days stand below them.
        places[1] = min(max(places[1], 130), WINDOW_WIDTH - 130)
    marks = format_html_join(
        "",
        '<line class="{0}" x1="{1}" x2="{1}" y1="32" y2="56"/><text x="{1}" y="22" text-anchor="{2}" class="t-strong">'
        '{3}</text><text x="{1}" y="76" text-anchor="{2}" class="t-muted">{4}</text>',
        [
            (kind, at, "start" if at <= 6 else "end" if at >= WINDOW_WIDTH - 6 else "middle", word, day(on))
            for at, (on, word, kind) in zip(places, points, strict=True)
        ],
    )
    length = places[-1] - places[1]
    bar = format_html('<rect class="bar--done" x="{}" y="40" width="{}" height="8"/>', places[1], length)
    said = "; ".join(f"{word} {day(on)}" for on, word, _kind in points)
    return format_html(
        '<svg class="kim-svg" viewBox="0 0 {0} 86" role="img" aria-label="{1}">'
        '<rect class="bar--soft" x="6" y="40" width="{2}" height="8" rx="4"/>{3}{4}</svg>',
        WINDOW_WIDTH,
        said,
        WINDOW_WIDTH - 12,
        bar if begin and end else "",
        marks,
    )


@register.simple_tag
def result(evaluation: Evaluation) -> SafeString:
    """The result of a rule about courses and benefits: its system, its value, or that each point stands for itself."""
    if evaluation.result:
        said = gettext("open") if evaluation.result == "unknown" else evaluation.result
        return format_html("{}", said)
    if evaluation.overall is None:
        met = [pathways.criterion_name(key) for key, one in evaluation.criteria.items() if one.value is Value.MET]
        return format_html("{}", ", ".join(met) or gettext("nothing of it is met"))
    return sight(_PLAIN[evaluation.overall])


@register.simple_tag
def system(code: str) -> str:
    """A benefit system by name; open if the rules cannot say."""
    return labels.SYSTEMS.get(code) or (gettext("none of the three") if code == "NONE" else gettext("open"))


_PLAIN = {
    Value.MET: Sight.MET,
    Value.NOT_MET: Sight.NOT_MET,
    Value.UNKNOWN: Sight.OPEN,
    Value.NOT_APPLICABLE: Sight.NONE,
}


@register.simple_tag
def lacking(way: Way, most: int = 4) -> list[str]:
    """What is missing, in few lines: names of criteria, and how many more."""
    names = [point.name for point in way.lacks]
    more = len(names) - most
    if more <= 0:
        return names
    return [*names[:most], ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more}]


@register.simple_tag
def state_of(way: Way) -> str:
    """How the way stands, in words."""
    return str(labels.STANDINGS[way.standing])


@register.simple_tag
def follows(line: Line) -> str:
    """Who follows whom, by given names."""
    names = [one.person.given_name or str(one.person) for one in line.members]
    words = {"other": line.other.person.given_name or str(line.other.person), "name": names[-1]}
    if len(names) == 1:
        return gettext("%(name)s follows %(other)s") % words
    return gettext("%(names)s and %(name)s follow %(other)s") % {**words, "names": ", ".join(names[:-1])}
