"""The paper of an issue as PDF: the same content as the page, tagged for being read aloud."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kim.kernel import pdf
from kim.kernel.anonymity import Reach as Spread
from kim.organisations import api as organisations
from kim.steering.models import Decision
from kim.steering.queries.paper import Paper
from kim.steering.queries.reach import Reach
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "issue.typ"


def paper(content: Paper) -> bytes:
    """PDF/UA of a paper in the language of the reader."""
    return pdf.typeset(TEMPLATE, data_of(content))


def data_of(content: Paper) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    issue = content.issue
    return {
        "lang": (get_language() or "de")[:2],
        "head": _head(content),
        "number": issue.number,
        "public": _("public: yes") if issue.is_public else _("public: no"),
        "title": issue.title,
        "sections": [section for section in _sections(content) if section["text"]],
        "reach": reach_texts(content.reach, is_strength=issue.is_strength),
        "options": {
            "title": _("Possibilities"),
            "rows": [
                {"title": str(each), "text": each.text, "effort": each.effort, "chosen": each.is_preferred}
                for each in content.options
            ],
            "chosen": _("proposed"),
        },
        "decisions": [_decision(each) for each in content.decisions],
        "letterhead": letterhead(),
    }


def reach_texts(reach: Reach, *, is_strength: bool) -> dict[str, Any]:
    """The evidence table as texts."""
    return {
        "title": _("Reach"),
        "head": _("Cases with this strength") if is_strength else _("Cases with this obstacle"),
        "columns": list(reach.columns) if reach.latest else [],
        "rows": [
            {"place": str(row.place), "numbers": ["·" if number is None else str(number) for number in row.numbers]}
            for row in reach.rows
        ],
        "note": _reach_note(reach),
        "footnotes": list(reach.footnotes),
    }


def _head(content: Paper) -> str:
    if content.item is None:
        return _("Paper, on no agenda yet")
    meeting = content.item.meeting
    values = {"body": meeting.body.name, "day": day(meeting.starts_at), "number": content.item.position}
    return _("Paper for %(body)s, %(day)s, point %(number)s") % values


def _sections(content: Paper) -> list[dict[str, Any]]:
    issue = content.issue
    solve = str(issue.get_influence_display()) + (f": {issue.who_can_solve}" if issue.who_can_solve else "")
    return [
        {"title": _("What works") if issue.is_strength else _("Problem"), "text": issue.problem, "place": "before"},
        {"title": _("Why it is grave although rare"), "text": issue.why_grave, "place": "after"},
        {"title": _("Who can solve it"), "text": solve, "place": "after"},
        {"title": _("Proposal"), "text": issue.proposal, "place": "last"},
    ]


def _reach_note(reach: Reach) -> str:
    if not reach.is_counted:
        return _("Noted by hand. Cases are not counted here.")
    if reach.latest is None:
        return _("Fewer than %(k)s known cases. Numbers are not shown.") % {"k": reach.k}
    values = {"day": day(reach.as_of), "k": reach.k}
    note = (
        _(
            "Unit: case. Source: obstacles from casework, released. As of %(day)s. "
            "“·”: fewer than %(k)s, not shown; these cases count in the next period."
        )
        % values
    )
    spread = reach.latest.get_reach_display() if reach.latest.reach != Spread.NOT_SHOWN else ""
    word = _("Spread")
    return f"{note} {word}: {spread}." if spread else note


def _decision(decision: Decision) -> dict[str, str]:
    return {
        "title": _("Decision of %(day)s") % {"day": day(decision.decided_on)},
        "outcome": str(decision.get_outcome_display()),
        "conditions": _("Condition:") + f" {decision.conditions}" if decision.conditions else "",
        "reason": _("Reason:") + f" {decision.reason}",
        "referred": _("Referred to") + f" {decision.referred_to}" if decision.referred_to else "",
        "body": str(decision.item.meeting.body),
    }


def letterhead() -> str:
    """District and unit as they stand at the foot of a paper."""
    try:
        district = organisations.district()
    except organisations.NoDistrict:
        return "KIM"
    return f"{district.letterhead.organisation or district.name} · {district.letterhead.unit}".rstrip(" ·")
