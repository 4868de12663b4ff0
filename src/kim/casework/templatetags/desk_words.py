"""How forms, endings and numbers of the desk read: each unit by its own name."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext, ngettext

from kim.casework import desk_labels, labels
from kim.casework.models import Case
from kim.casework.templatetags.case_words import SIGNS
from kim.kernel.labels import LEGAL_DOMAINS, LIFE_AREAS, OFFICE_KINDS

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


@register.filter
def need_word(code: str) -> str:
    """How much is needed, in words."""
    return str(labels.NEEDS[code]) if code in labels.NEEDS else code


@register.filter
def who_word(code: str) -> str:
    """A kind of office, or the household or the case management, in words."""
    known = OFFICE_KINDS | labels.PARTIES
    return str(known[code]) if code in known else code


@register.filter
def domain_word(code: str) -> str:
    """A body of law in words."""
    return str(LEGAL_DOMAINS[code]) if code in LEGAL_DOMAINS else code


@register.filter
def step_sign(state: str) -> str:
    """The sign of a step in a frozen view: one of the states of `kim.ui.states`."""
    return SIGNS.get(state, state)


@register.filter
def weeks_word(step: dict[str, Any]) -> str:
    """ "9 weeks, usual are 4": how long a step has waited, in full weeks."""
    weeks, usual = step.get("weeks"), step.get("usual_weeks")
    if weeks is None:
        return ""
    waited = ngettext("%(n)s week", "%(n)s weeks", weeks) % {"n": weeks} if weeks else gettext("less than a week")
    return waited if usual is None else gettext("%(waited)s, usual are %(usual)s") % {"waited": waited, "usual": usual}
