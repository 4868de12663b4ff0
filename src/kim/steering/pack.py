"""Everything that members need for a meeting, in one PDF: agenda with times, a paper for each issue, open measures."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kim.kernel import clock, pdf
from kim.kernel.actor import Actor
from kim.steering.models import AgendaItem, Measure, Meeting, StructuralIssue
from kim.steering.pdf import data_of, letterhead
from kim.steering.queries import lists
from kim.steering.queries.paper import paper_of
from kim.ui.templatetags.kim_ui import day, moment

TEMPLATE = Path(__file__).parent / "papers" / "pack.typ"


def pack(meeting: Meeting, actor: Actor) -> bytes:
    """PDF/UA with bookmarks and a table of contents, with what this reader may see."""
    return pdf.typeset(TEMPLATE, data_of_pack(meeting, actor))


def data_of_pack(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    items = list(meeting.items.select_related("issue").order_by("position"))
    return {
        "lang": (get_language() or "de")[:2],
        "letterhead": letterhead(),
        "number": str(meeting),
        "title": _("%(number)s. meeting: %(body)s") % {"number": meeting.number, "body": meeting.body.name},
        "when": f"{moment(meeting.starts_at)} · {meeting.place}",
        "contents": _("Contents"),
        "agenda": {
            "title": _("Agenda"),
            "head": [_("Point"), _("Title"), _("Minutes"), _("From")],
            "rows": _agenda(meeting, items),
            "empty": _("Nothing is on the agenda yet."),
            "together_title": _("Without discussion"),
            "together": [str(item) for item in items if item.is_consent],
        },
        "papers": [data_of(paper_of(issue, actor)) for issue in _issues(items, actor)],
        "owed": {
            "title": _("Open measures of this body"),
            "head": [_("Measure"), _("Responsible"), _("Due"), _("State")],
            "rows": [_owed(measure) for measure in _open_measures(meeting, actor)],
            "empty": _("No measure is open."),
        },
    }


def _agenda(meeting: Meeting, items: list[AgendaItem]) -> list[list[str]]:
    """Point, title, minutes, and when it comes up as long as every point before it has its minutes."""
    rows: list[list[str]] = []
    at: datetime | None = timezone.localtime(meeting.starts_at)
    for item in items:
        rows.append([str(item.position), item.title, str(item.minutes or "–"), f"{at:%H:%M}" if at else "–"])
        at = at + timedelta(minutes=item.minutes) if at and item.minutes else None
    return rows


def _issues(items: list[AgendaItem], actor: Actor) -> list[StructuralIssue]:
    """The issues of the points, in their order."""
    wanted = [item.issue_id for item in items if item.issue_id]
    seen = StructuralIssue.objects.visible_to(actor).in_bulk(wanted)
    return [seen[key] for key in wanted if key in seen]


def _open_measures(meeting: Meeting, actor: Actor) -> list[Measure]:
    of_body = lists.open_measures(actor).filter(decision__item__meeting__body=meeting.body)
    return sorted(of_body, key=lambda measure: (str(measure.owner.organisation), measure.due))


def _owed(measure: Measure) -> list[str]:
    state = _("overdue") if measure.due < clock.today() else str(measure.get_state_display())
    return [measure.title, str(measure.owner), day(measure.due), state]
