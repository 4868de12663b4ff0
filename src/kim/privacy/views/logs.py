"""Who looked, who changed: two lists with one search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kim.accounts import api as accounts
from kim.kernel import access
from kim.kernel.doors import members_only
from kim.kernel.models import AuditMeta, ReadLog
from kim.privacy import labels, queries
from kim.privacy.forms import LogSearch

PER_PAGE = 50
# A search is a POST and has no address to page through, so it shows its hits on one page.
PER_SEARCH = 500


@members_only
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at which case number, and when."""
    return _list(request, ReadLog, queries.looks, "privacy/looks.html")


@members_only
def changes(request: HttpRequest) -> HttpResponse:
    """Who changed which kind of record, and why; no content."""
    return _list(request, AuditMeta, queries.changes, "privacy/changes.html")


def _list(request: HttpRequest, model: type[Any], find: Callable[..., QuerySet[Any]], template: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    if not access.may(actor, "read", model):
        raise Http404
    form = LogSearch(request.POST if request.method == "POST" else None)
    found = find(actor, number=form.number_wanted(), period=form.period())
    page = Paginator(found, PER_SEARCH if form.is_bound else PER_PAGE).get_page(request.GET.get("seite"))
    names = accounts.names_of({row.actor_id for row in page.object_list if row.actor_id})
    rows = [_line(row, names) for row in page]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, "page": page, "rows": rows}, status=status)


def _line(row: AuditMeta | ReadLog, names: dict[int, str]) -> dict[str, object]:
    role = access.roles().get(row.role)
    return {
        "row": row,
        "who": names.get(row.actor_id or 0, ""),
        "role": role.name if role else row.role,
        "why": queries.sentence(getattr(row, "why", "")),
        "kind": labels.kind_of(getattr(row, "table", "")),
        "operation": labels.OPERATIONS.get(getattr(row, "operation", ""), ""),
    }
