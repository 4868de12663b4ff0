"""What the board shows: saved filters, columns, and how an address keeps both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kim.kernel import access
from kim.kernel.doors import MemberRequest
from kim.organisations import api as organisations
from kim.steering.forms.issues import BoardFilter
from kim.steering.models import StructuralIssue
from kim.steering.queries import board
from kim.steering.queries.board import OVER, Card
from kim.steering.queries.reach import smallest_count
from kim.steering.rules.codes import Influence

Keep = Callable[[Card], bool]


def page(request: MemberRequest, form: BoardFilter) -> dict[str, Any]:
    """Context of the board for this reader."""
    actor = request.actor
    cards = [board.card_of(issue) for issue in form.narrow(board.issues_for(actor))]
    chosen = request.GET.get("auswahl", "offen")
    views = _views()
    _label, keep = views.get(chosen, views["offen"])
    shown = [card for card in cards if keep(card)]
    quarter = board.counted_until(cards)
    return {
        "form": form,
        "columns": board.columns(shown),
        "cards": shown,
        "is_table": request.GET.get("ansicht") == "tabelle" or chosen == "abgeschlossen",
        "views": [_pill(request, code, text, sum(map(keep_, cards)), chosen) for code, (text, keep_) in views.items()],
        "switch": _switch(request),
        "open_count": sum(map(_is_open, cards)),
        "quarter": quarter,
        "k": smallest_count(),
        "counts_cases": organisations.keeps_case_files(),
        "may_add": access.may(actor, "add", StructuralIssue),
        "chosen": chosen,
    }


def _is_open(card: Card) -> bool:
    return card.issue.state not in OVER


def _with_influence(influence: Influence) -> Keep:
    return lambda card: _is_open(card) and card.issue.influence == influence


def _views() -> dict[str, tuple[str, Keep]]:
    return {
        "offen": (_("All open"), _is_open),
        "tagesordnung": (_("On a coming agenda"), lambda card: _is_open(card) and card.item is not None),
        "entscheiden": (_("We decide"), _with_influence(Influence.DECIDE)),
        "verhandeln": (_("We negotiate"), _with_influence(Influence.NEGOTIATE)),
        "melden": (_("We can only report"), _with_influence(Influence.REPORT_ONLY)),
        "abgeschlossen": (_("Closed"), lambda card: not _is_open(card)),
    }


def _pill(request: MemberRequest, code: str, label: str, count: int, chosen: str) -> dict[str, Any]:
    return {"label": label, "url": _url(request, auswahl=code), "count": count, "current": code == chosen}


def _switch(request: MemberRequest) -> list[dict[str, Any]]:
    is_table = request.GET.get("ansicht") == "tabelle"
    return [
        {"label": _("Board"), "url": _url(request, ansicht=""), "current": not is_table, "icon": "board"},
        {"label": _("Table"), "url": _url(request, ansicht="tabelle"), "current": is_table, "icon": "table"},
    ]


def _url(request: MemberRequest, **changes: str) -> str:
    kept = {key: value for key, value in (request.GET.dict() | changes).items() if value}
    return reverse("steering:issues") + (f"?{urlencode(kept)}" if kept else "")
