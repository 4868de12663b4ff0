"""What differs between two versions of a plan, in words: the field, and its value before and after."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.queries.plan_versions import Compared
from kim.casework.rules.plan_difference import Changed
from kim.casework.templatetags.plan_words import ranges
from kim.kernel.labels import LIFE_AREAS
from kim.ui.templatetags.kim_ui import day

register = template.Library()

FIELDS: dict[str, str | Promise] = {
    "title": _("Step"),
    "description": _("What exactly?"),
    "life_area": _("Life area"),
    "goal": _("Goal"),
    "person": _("For whom?"),
    "party": _("Who does it?"),
    "office": _("Responsible office"),
    "due_on": _("By when?"),
    "legal_end_on": _("Set by law"),
    "legal_end_basis": _("Paragraph"),
    "needs": _("What has to be done first?"),
    "own_words": _("Goal"),
    "how_seen": _("How will you see it?"),
}


@register.filter
def field_words(change: Changed) -> str | Promise:
    """The name of the field that differs."""
    return FIELDS[change.field]


@register.simple_tag
def value_words(compared: Compared, change: Changed, value: Any) -> str:
    """A value as people read it; "nothing" where the field was empty."""
    if value is None:
        return gettext("nothing")
    if change.field in ("due_on", "legal_end_on"):
        return day(date.fromisoformat(value))
    if change.field == "needs":
        return ranges(value)
    if change.field == "goal":
        return str(compared.numbers.get(value, value))
    table = {"life_area": LIFE_AREAS, "party": labels.PARTIES}.get(change.field)
    return str(table[value]) if table else str(value)
