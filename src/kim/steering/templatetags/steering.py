"""How evidence looks: steps in words, four closed quarters as bars, whether they rise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kim.kernel import clock
from kim.kernel.anonymity import EvidenceStep
from kim.kernel.labels import LIFE_AREAS, OBSTACLE_KINDS, OFFICE_KINDS
from kim.organisations import api as organisations
from kim.steering.labels import ATTENDANCES, DATE_ANSWERS, FATES, LIKENESSES, OUTCOMES
from kim.steering.rules import pages
from kim.steering.rules.codes import Attendance
from kim.steering.rules.fates import Fate
from kim.steering.rules.polls import DateAnswer
from kim.steering.rules.similarity import Likeness
from kim.ui.templatetags.kim_ui import day

register = template.Library()

_HEIGHT = {EvidenceStep.BELOW: 3, EvidenceStep.FROM_5: 8, EvidenceStep.FROM_10: 15, EvidenceStep.FROM_20: 21}
_LEAST = {EvidenceStep.FROM_5: 5, EvidenceStep.FROM_10: 10, EvidenceStep.FROM_20: 20}
_WIDTH, _GAP, _BASE = 14, 17, 21.5
OUTCOME_SIGNS = {
    "accepted": "done",
    "accepted_with_conditions": "done",
    "rejected": "late",
    "deferred": "wait",
    "referred_upwards": "info",
    "referred_to_body": "info",
    "noted": "info",
}

FATE_SIGNS = {
    Fate.NO_MEASURE_NEEDED: "info",
    Fate.NOTHING_AGREED: "unknown",
    Fate.UNDER_WAY: "wait",
    Fate.OVERDUE: "late",
    Fate.DONE: "done",
    Fate.EFFECT_CHECKED: "done",
    Fate.WITH_OTHER_BODY: "wait",
    Fate.ANSWERED: "info",
    Fate.TAKEN_UP: "done",
    Fate.NO_LETTER: "unknown",
    Fate.WITH_THE_STATE: "wait",
    Fate.STATE_ANSWERED: "info",
    Fate.COMES_AGAIN: "wait",
}


@register.filter
def blocks(text: str) -> list[pages.Block]:
    """A text in parts with titles and points."""
    return pages.blocks(text)


@register.simple_tag
def step_words(step: EvidenceStep, k: int) -> str:
    """ "≥ 10 cases" or, where no count may be shown, "< 5 cases"."""
    if step is EvidenceStep.BELOW:
        return _("< %(k)s cases") % {"k": max(k, 5)}
    return _("≥ %(least)s cases") % {"least": max(_LEAST[step], k)}


@register.simple_tag
def trend(steps: Sequence[EvidenceStep], k: int) -> SafeString:
    """Bars of the last closed quarters; what may not be shown is a dashed line of its own."""
    spoken = ", ".join(_spoken(step, k) for step in steps)
    bars = format_html_join(
        "",
        '<rect class="sp{}" x="{}" y="{}" width="{}" height="{}"/>',
        (
            (_kind(steps, n), n * _GAP + 0.5, _BASE - _HEIGHT[step], _WIDTH, _HEIGHT[step])
            for n, step in enumerate(steps)
        ),
    )
    return format_html(
        '<svg width="68" height="22" class="kim-svg-inline" role="img" aria-label="{}">{}</svg>',
        _("four quarters: %(steps)s") % {"steps": spoken},
        bars,
    )


def _spoken(step: EvidenceStep, k: int) -> str:
    return (
        _("below %(k)s") % {"k": max(k, 5)}
        if step is EvidenceStep.BELOW
        else _("from %(n)s") % {"n": max(_LEAST[step], k)}
    )


def _kind(steps: Sequence[EvidenceStep], position: int) -> str:
    if steps[position] is EvidenceStep.BELOW:
        return " sp--sup"
    return " sp--now" if position == len(steps) - 1 else ""


@register.filter
def direction(steps: Sequence[EvidenceStep]) -> str:
    """Whether the last quarter is a higher step than the one before."""
    before, now = _HEIGHT[steps[-2]], _HEIGHT[steps[-1]]
    if now == before:
        return pgettext("trend", "steady")
    return pgettext("trend", "rising") if now > before else pgettext("trend", "falling")


@register.filter
def office_words(codes: Sequence[str]) -> str:
    """Kinds of offices in words."""
    return ", ".join(str(OFFICE_KINDS.get(code, code)) for code in codes)


@register.filter
def kind_words(code: str) -> str:
    """A kind of obstacle in words."""
    return str(OBSTACLE_KINDS.get(code, code))


@register.filter
def area_words(code: str) -> str:
    """A life area in words."""
    return str(LIFE_AREAS.get(code, code))


@register.filter
def outcome_sign(code: str) -> str:
    """The state that an outcome is drawn with."""
    return OUTCOME_SIGNS.get(code, "unknown")


@register.filter
def outcome_words(code: str) -> str:
    """An outcome in words."""
    return str(OUTCOMES.get(code, code))


@register.filter
def day_before(value: date | None) -> date | None:
    """The last day of a period that is stored with its exclusive end."""
    return value - timedelta(days=1) if value else None


@register.filter
def posts_words(posts: Decimal | None) -> str:
    """A share of posts without zeros at its end: "0,5"; empty where none is stated."""
    return "" if posts is None else f"{posts.normalize():f}".replace(".", ",")


@register.filter
def or_below(number: int | None, k: int) -> str:
    """A count, or that it is below the smallest one that is shown: none looks like four."""
    return _("below %(k)s") % {"k": k} if number is None else str(number)


@register.filter
def period_words(valid: Any) -> str:
    """From when until when something holds: "from" where that lies ahead."""
    first = day(valid.lower)
    if valid.upper:
        return _("%(first)s to %(last)s") % {"first": first, "last": day(day_before(valid.upper))}
    return (_("from %(first)s on") if valid.lower > clock.today() else _("since %(first)s")) % {"first": first}


@register.simple_tag
def counts_cases() -> bool:
    """False where case files are kept elsewhere: issues are known from notes by hand, and nothing is counted."""
    return organisations.keeps_case_files()


@register.filter
def likeness_words(reasons: Sequence[Likeness]) -> str:
    """Why two issues look alike: "same kind, similar words"."""
    return ", ".join(str(LIKENESSES[reason]) for reason in reasons)


@register.filter
def attendance_words(code: Attendance) -> str:
    """Whether a seat was filled, in words."""
    return str(ATTENDANCES[code])


@register.filter
def date_answer_words(code: DateAnswer) -> str:
    """What somebody said about a date."""
    return str(DATE_ANSWERS[code])


@register.filter
def fate_words(fate: Fate) -> str:
    """Where a decision stands, in words."""
    return str(FATES[fate])


@register.filter
def fate_sign(fate: Fate) -> str:
    """The state that it is drawn with."""
    return FATE_SIGNS[fate]
