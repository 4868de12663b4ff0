"""The minutes of a meeting as a paper: who was there by organisation, what was said, what was decided and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kim.kernel import pdf
from kim.kernel.actor import Actor
from kim.steering.labels import ATTENDANCES
from kim.steering.models import AgendaItem, Decision, DecisionCorrection, Meeting, Referral
from kim.steering.pdf import letterhead
from kim.steering.queries.meetings import SeatLine, seat_lines
from kim.ui.templatetags.kim_ui import day, moment

TEMPLATE = Path(__file__).parent / "papers" / "minutes.typ"


def minutes(meeting: Meeting, actor: Actor) -> bytes:
    """PDF/UA with bookmarks, with what this reader may see."""
    return pdf.typeset(TEMPLATE, data_of(meeting, actor))


def data_of(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    decisions = Decision.objects.visible_to(actor).filter(item__meeting=meeting)
    made = {decision.item_id: decision for decision in decisions.prefetch_related("parts__owner", "corrections")}
    return {
        "lang": (get_language() or "de")[:2],
        "letterhead": letterhead(),
        "number": str(meeting),
        "title": _("Minutes: %(number)s. meeting, %(body)s") % {"number": meeting.number, "body": meeting.body.name},
        "when": f"{moment(meeting.starts_at)} · {meeting.place} · {meeting.get_state_display()}",
        "present": {
            "title": _("Attendance"),
            "head": [_("Seat"), _("Attendance"), _("Who came")],
            "rows": [_seat(line) for line in seat_lines(meeting)],
        },
        "points": [_point(item, made.get(item.pk)) for item in meeting.items.order_by("position")],
    }


def _seat(line: SeatLine) -> list[str]:
    return [f"{line.seat} ({line.seat.get_role_display()})", str(ATTENDANCES[line.attendance]), line.name]


def _point(item: AgendaItem, decision: Decision | None) -> dict[str, Any]:
    return {
        "title": str(item),
        "discussion": item.discussion,
        "decision": decision_texts(decision) if decision else [],
    }


def decision_texts(decision: Decision) -> list[str]:
    """Outcome, manner, parts, condition, reason and corrections, a line each."""
    lines = [_("Decision") + f": {decision.get_outcome_display()}. {manner_of(decision)}"]
    if decision.referred_to:
        lines.append(_("Referred to") + f": {decision.referred_to}")
    if mandate := Referral.objects.filter(decision=decision).values_list("mandate", flat=True).first():
        lines.append(_("Mandate:") + f" {mandate}")
    lines += [_part(part) for part in decision.parts.all()]
    if decision.conditions:
        lines.append(_("Condition:") + f" {decision.conditions}")
    lines.append(_("Reason:") + f" {decision.reason}")
    return lines + [_correction(each) for each in decision.corrections.all()]


def manner_of(decision: Decision) -> str:
    """ "8 yes, 0 no, 2 abstentions." or that nobody objected."""
    if decision.manner == "vote":
        votes = {"yes": decision.yes, "no": decision.no, "abstained": decision.abstained}
        said = ngettext(
            "%(yes)s yes, %(no)s no, %(abstained)s abstention.",
            "%(yes)s yes, %(no)s no, %(abstained)s abstentions.",
            decision.abstained or 0,
        )
        return said % votes
    return _("Without a vote, nobody objected.")


def _part(part: Any) -> str:
    owed = [str(part.owner)] if part.owner else []
    owed += [day(part.due)] if part.due else []
    return f"{part.number}. {part.text}" + (f" ({', '.join(owed)})" if owed else "")


def _correction(correction: DecisionCorrection) -> str:
    return _("Corrected on %(day)s: %(why)s") % {"day": day(correction.corrected_on), "why": correction.why}
