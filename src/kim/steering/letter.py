"""The letter to a ministry as a paper: addressee, text, and the evidence table of the issue's own paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kim.kernel import clock, pdf
from kim.organisations import api as organisations
from kim.steering.models import Escalation, StructuralIssue
from kim.steering.pdf import letterhead, reach_texts
from kim.steering.queries.reach import reach_of
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "letter.typ"


def letter(escalation: Escalation) -> bytes:
    """PDF/UA of the letter; a draft says so."""
    return pdf.typeset(TEMPLATE, data_of(escalation))


def figures_of(issue: StructuralIssue) -> dict[str, Any]:
    """The evidence table of today, as texts."""
    return reach_texts(reach_of(issue), is_strength=issue.is_strength)


def data_of(escalation: Escalation) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    sent = escalation.sent_on
    asked = _("We ask for your answer by %(day)s.") % {"day": day(escalation.answer_by)}
    return {
        "lang": (get_language() or "de")[:2],
        "letterhead": letterhead(),
        "sender": _sender(),
        "number": escalation.issue.number,
        "addressee": escalation.addressee.splitlines(),
        "day": day(sent or clock.today()),
        "draft": "" if sent else _("Draft"),
        "title": escalation.subject,
        "text": escalation.text,
        "reach": escalation.figures or figures_of(escalation.issue),
        "asked": asked if escalation.answer_by else "",
        "regards": _("Yours sincerely,"),
    }


def _sender() -> list[str]:
    """Who writes, as it stands on the left of a letter: what the district's data state of it."""
    try:
        head = organisations.district().letterhead
    except organisations.NoDistrict:
        return []
    town = f"{head.postal_code} {head.town}".strip()
    return [line for line in (head.organisation, head.unit, head.street, town, head.phone, head.email) if line]
