"""The law as the rules read it, for everybody who is logged in. Nothing here is about a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.kernel.doors import members_only
from kim.pathways.calendar_of_law import acts
from kim.pathways.rules import rendering
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.tables import tables as all_tables
from kim.ui import http


@dataclass
class Line:
    """One sentence of a rule, with those below it."""

    text: str
    lines: list[Line] = field(default_factory=list)


def tree(flat: tuple[tuple[int, str], ...]) -> list[Line]:
    """Sentences with their depth as a tree."""
    top = Line("")
    path = [top]
    for depth, text in flat:
        del path[depth + 1 :]
        path[-1].lines.append(Line(text))
        path.append(path[-1].lines[-1])
    return top.lines


@require_GET
@members_only
def overview(request: HttpRequest) -> HttpResponse:
    """All rules."""
    return _page(request, "overview", {"pathways": list(BOOK.pathways.values()), "effects": rendering.EFFECTS})


@require_GET
@members_only
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule with every criterion and every version."""
    pathway = BOOK.pathways.get(rule)
    if pathway is None:
        raise Http404
    text = rendering.pathway_text(pathway)
    ways = [
        {"name": told.name, "effect": told.effect, "needs": [_named(need) for need in way.needs]}
        for told, way in zip(text.routes, pathway.routes, strict=True)
    ]
    own = [(identifier, BOOK.criteria[identifier].name, tree(lines)) for identifier, lines in text.general]
    return _page(request, "rule", {"text": text, "criteria": _criteria(text.criteria), "own": own, "ways": ways})


@require_GET
@members_only
def general(request: HttpRequest) -> HttpResponse:
    """General conditions and exclusions, which several rules need."""
    texts = tuple(rendering.criterion_text(one, counts=True) for one in BOOK.general)
    return _page(request, "general", {"criteria": _criteria(texts)})


@require_GET
@members_only
def changes(request: HttpRequest) -> HttpResponse:
    """What changed when: the acts, and what of the rules begins or ends."""
    found = [(day, list(group)) for day, group in groupby(rendering.changes(BOOK), key=lambda one: one.day)]
    return _page(request, "changes", {"acts": acts(), "days": found})


@require_GET
@members_only
def tables(request: HttpRequest) -> HttpResponse:
    """Amounts, ceilings and lists with their days."""
    return _page(request, "tables", {"tables": [(one, list(one.rows())) for one in all_tables().values()]})


def _named(need: str | tuple[str, ...]) -> str:
    """A condition of a route by its name; of alternatives all."""
    ids = (need,) if isinstance(need, str) else need
    return _(" or ").join(BOOK.criteria[identifier].name for identifier in ids)


def _criteria(texts: tuple[rendering.CriterionText, ...]) -> list[Any]:
    return [(one, [(version, tree(version.lines)) for version in one.versions]) for one in texts]


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    tabs = [
        {"label": label, "url": reverse(f"pathways:{code}"), "current": code == name, "count": None}
        for code, label in (
            ("overview", _("Rules")),
            ("general", _("General conditions")),
            ("changes", _("Changes of law")),
            ("tables", _("Amounts and lists")),
        )
    ]
    return http.page(request, f"pathways/{name}.html", {"tabs": tabs, **context})
