"""How the ends of a flow are called: kinds of offices, the household, the case management."""

from __future__ import annotations

from textwrap import wrap

from django import template
from django.utils.translation import gettext as _

from kim.kernel.labels import LEGAL_DOMAINS, OFFICE_KINDS
from kim.steering.rules.ribbons import Node

register = template.Library()

HOUSEHOLD = "household"
LINE = 22


@register.filter
def party_words(code: str) -> str:
    """A kind of office in words."""
    return _("Household") if code == HOUSEHOLD else str(OFFICE_KINDS.get(code, code))


@register.filter
def domain_words(code: str) -> str:
    """A legal domain in words."""
    return str(LEGAL_DOMAINS.get(code, code))


@register.filter
def node_lines(node: Node) -> list[tuple[int, str]]:
    """The words beside a bar, in lines of about twenty letters, each with its height."""
    lines = wrap(party_words(node.code), LINE)
    first = node.middle + 5 - 9 * (len(lines) - 1)
    return [(first + 18 * number, line) for number, line in enumerate(lines)]


@register.filter
def days_words(days: int | None) -> str:
    """ "30 days", or a point where nothing may be shown."""
    return "·" if days is None else _("%(n)s days") % {"n": days}


@register.filter
def promise_words(promised: dict[str, tuple[int, int]], target: str) -> str:
    """ "14 days", "14 to 30 days" where several offices promise different times; empty where nobody did."""
    if target not in promised:
        return ""
    least, most = promised[target]
    return str(days_words(least)) if least == most else _("%(least)s to %(most)s days") % {"least": least, "most": most}


@register.filter
def change_words(days: int | None) -> str:
    """ "+10 days"; nothing where there is nothing to compare."""
    if days is None:
        return ""
    return _("unchanged") if days == 0 else _("%(n)s days") % {"n": f"{days:+d}".replace("-", "−")}
