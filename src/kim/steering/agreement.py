"""A cooperation agreement as a paper to be signed: parties, content, validity, day of review, lines for signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kim.kernel import pdf
from kim.steering.models import MeasureResult
from kim.steering.pdf import letterhead
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "agreement.typ"


def agreement(result: MeasureResult) -> bytes:
    """PDF/UA of the agreement."""
    return pdf.typeset(TEMPLATE, data_of(result))


def data_of(result: MeasureResult) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    decision = result.measure.decision
    values = {"first": day(result.valid.lower), "until": day(result.until)}
    valid = _("valid from %(first)s to %(until)s") if result.until else _("valid from %(first)s on, without an end")
    return {
        "lang": (get_language() or "de")[:2],
        "letterhead": letterhead(),
        "number": result.measure.issue.number,
        "title": result.title,
        "kind": str(result.get_kind_display()),
        "between": _("Between"),
        "parties": [str(each) for each in result.parties.select_related("organisation")],
        "content_title": _("What is agreed"),
        "content": result.content,
        "term_title": _("Validity"),
        "term": valid % values,
        "review": _("The parties look at it again on %(day)s.") % {"day": day(result.review_on)},
        "basis": _("On the decision of %(day)s, %(body)s.")
        % {"day": day(decision.decided_on), "body": decision.item.meeting.body.name},
        "signature": _("Place, day, signature"),
    }
