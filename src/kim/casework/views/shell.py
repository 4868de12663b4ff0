"""The shell around every page of a case: path, head, tabs, and the menu of rarer acts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kim.casework import tabs
from kim.casework.models import Case
from kim.casework.queries import frame
from kim.kernel.doors import MemberRequest
from kim.ui import context
from kim.ui.templatetags.kim_ui import day


def of(request: MemberRequest, case: Case, tab: str) -> dict[str, Any]:
    """Context of `casework/case_base.html`. `tab` is the code of the tab that the page belongs to, or empty."""
    actor = request.actor
    head = frame.frame(actor, case)
    shown = [each for each in tabs.tabs() if each.visible(actor, case)]
    numbers = context.of(request).count_along(
        {each.url_name: each.count for each in shown if each.count}, about=case.pk
    )
    acts = [entry for entry in tabs.more() if entry.visible(actor, case)]
    drawn = [{"entry": entry, "url": _act_url(entry, case)} for entry in acts]
    return {
        "case": case,
        "head": head,
        "sub": sub(head),
        "crumbs": [(gettext("Cases"), reverse("casework:cases"))],
        "tabs": [
            {
                "label": each.label,
                "url": url_of(each.url_name, case),
                "current": each.code == tab,
                "count": numbers.get(each.url_name),
            }
            for each in shown
        ],
        "contacts_in_all": numbers.get("casework:contacts"),
        "acts": [line for line, entry in zip(drawn, acts, strict=True) if not entry.lead],
        "leads": [line for line, entry in zip(drawn, acts, strict=True) if entry.lead],
    }


def _act_url(entry: tabs.More, case: Case) -> str:
    return url_of(entry.url_name, case) if entry.names_case else reverse(entry.url_name)


def url_of(name: str, case: Case) -> str:
    """The page `name` of `case`."""
    return reverse(name, kwargs={"case_id": case.public_id})


def sub(head: frame.Frame) -> str:
    """The line under the name: number, place, persons, since when, who stands in."""
    number, since = {"number": head.number}, {"day": day(head.since)}
    named = gettext("Short counselling %(number)s") if head.is_short else gettext("Case %(number)s")
    parts = [named % number, head.place or gettext("place not known yet")]
    if head.persons:
        parts.append(ngettext("%(n)s person", "%(n)s persons", head.persons) % {"n": head.persons})
    elif not head.is_short:
        parts.append(gettext("nobody recorded yet"))
    begun = gettext("since %(day)s") if head.is_short else gettext("case management since %(day)s")
    parts.append(begun % since)
    if head.closed_on:
        parts.append(gettext("closed on %(day)s") % {"day": day(head.closed_on)})
    if head.deputies:
        parts.append(gettext("Deputy: %(names)s") % {"names": ", ".join(head.deputies)})
    return " · ".join(parts)


def phase_bar(request: MemberRequest, case: Case, names: dict[str, str]) -> list[dict[str, str]]:
    """Items of the phase bar; `names` as this district calls the phases."""
    return [
        {"label": names[point.code], "state": point.state, "note": _note(point)}
        for point in frame.phases(request.actor, case)
    ]


def _note(point: frame.PhasePoint) -> str:
    if point.began_on is None:
        return ""
    if point.state == "now":
        return gettext("since %(day)s") % {"day": point.began_on.strftime("%d.%m.")}
    return point.began_on.strftime("%m/%y")
