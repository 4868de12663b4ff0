"""How a template of a plan reads."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, ngettext

from kim.organisations.rules.plan_templates import LegalPeriod

register = template.Library()


@register.filter
def positive(number: int) -> int:
    """−5 → 5."""
    return abs(number)


@register.filter
def legal_words(period: LegalPeriod) -> str:
    """An end set by law: how long after the day, and the paragraph."""
    parts = []
    if period.months:
        parts.append(ngettext("%(n)s month", "%(n)s months", period.months) % {"n": period.months})
    if period.days:
        parts.append(ngettext("%(n)s day", "%(n)s days", period.days) % {"n": period.days})
    after = gettext(" and ").join(parts) or gettext("in the same month")
    end = gettext(", to the end of that month") if period.month_end else ""
    return f"{after}{end} ({period.basis})"
