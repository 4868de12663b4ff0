"""The overview of steering, and its tables as files."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering import sheets
from kim.steering.models import StructuralIssue
from kim.steering.queries.dashboard import tables
from kim.ui import http


@require_GET
@members_only
def dashboard(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    return http.page(request, "steering/dashboard.html", {"tables": tables(request.actor)})


@require_GET
@members_only
def table_csv(request: MemberRequest, table_key: str) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    found = next((table for table in tables(request.actor) if table.key == table_key), None)
    if found is None:
        raise Http404
    answer = HttpResponse(sheets.as_csv(found), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="steuerung-{found.key}.csv"'
    return answer


@require_GET
@members_only
def tables_xlsx(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    answer = HttpResponse(sheets.as_xlsx(tables(request.actor)), content_type=sheets.XLSX)
    answer["Content-Disposition"] = 'attachment; filename="steuerung.xlsx"'
    return answer
