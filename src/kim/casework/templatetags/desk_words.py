"""How forms, endings and numbers of the desk read: each unit by its own name."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, ngettext

from kim.casework import desk_labels
from kim.casework.models import Case
from kim.kernel.labels import LIFE_AREAS

register = template.Library()


@register.filter
def life_area(code: str) -> str:
    """A life area in words."""
    return str(LIFE_AREAS[code]) if code in LIFE_AREAS else code


@register.filter
def ended_because(case: Case) -> str:
    """Why a case or a short counselling ended, each in its own words."""
    if case.is_short and case.closing_reason in desk_labels.SHORT_ENDINGS:
        return str(desk_labels.SHORT_ENDINGS[case.closing_reason])
    return str(case.get_closing_reason_display())


@register.simple_tag
def files(cases: int, short: int) -> str:
    """ "4 cases and 1 short counselling": what is none is left out unless both are."""
    deep = ngettext("%(n)s case", "%(n)s cases", cases) % {"n": cases}
    advice = ngettext("%(n)s short counselling", "%(n)s short counsellings", short) % {"n": short}
    if not short:
        return deep
    return gettext("%(cases)s and %(short)s") % {"cases": deep, "short": advice} if cases else advice
