"""The list of missing papers as an accessible PDF: for the applicant, and for whoever helps them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from kim.kernel import clock, pdf
from kim.organisations import api as organisations
from kim.procedures.queries.detail import CheckedLine, Page
from kim.procedures.rules.codes import PaperState
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "checklist.typ"


def checklist(page: Page) -> bytes:
    """PDF/UA in German, the language of the authority. A finding is told as its value, never with a reason."""
    with override("de"):
        return pdf.typeset(TEMPLATE, data_of(page))


def data_of(page: Page) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    procedure = page.procedure
    return {
        "lang": "de",
        "sender": _sender(page),
        "title": _("Papers for your application"),
        "about": [
            [_("Application"), page.pathway.label],
            [_("Applicant"), procedure.applicant_name],
            [_("Applied on"), day(procedure.applied_on)],
            [_("Our number"), procedure.number],
            [_("State of this list"), day(clock.today())],
        ],
        "missing": _group(_("Still missing"), page.asked_lines, PaperState.MISSING, _("Nothing is missing.")),
        "there": _group(_("Already there"), page.asked_lines, PaperState.PRESENT, _("Nothing yet.")),
        "own": {
            "title": _("What the authority checks itself"),
            "rows": [[each.line.name, each.line.norm, _value(each)] for each in page.own_lines],
            "empty": "",
        },
        "closing": _("The authority decides on the application. This list says what it needs for that."),
    }


def _group(title: str, lines: list[CheckedLine], state: PaperState, empty: str) -> dict[str, Any]:
    chosen = [each.line for each in lines if each.line.state == state]
    is_there = state == PaperState.PRESENT
    shown = [[line.name, line.norm, (line.note if is_there else "") or "; ".join(line.needs)] for line in chosen]
    return {"title": title, "rows": shown, "empty": empty}


def _value(each: CheckedLine) -> str:
    return str(each.finding.get_value_display()) if each.finding else _("is being checked")


def _sender(page: Page) -> list[str]:
    unit = organisations.unit(page.procedure.unit.key)
    return [unit.name, *organisations.office_of(unit).contact]
