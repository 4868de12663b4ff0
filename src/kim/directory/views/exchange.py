"""The directory as files: out as CSV and HSDS, in with a dry run that names every row."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.accounts import acting
from kim.directory.actions import importing
from kim.directory.actions.importing import Wanted
from kim.directory.exchange import hsds, hsds_reading, table
from kim.directory.exchange.table import NoTable, Read, Row
from kim.directory.forms.importing import OPEN, TableForm
from kim.directory.models import Service
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.ui import http

PAGE = "directory/import.html"


@require_GET
@members_only
def table_csv(request: MemberRequest) -> HttpResponse:
    """All entries that are valid or will be, as CSV."""
    answer = HttpResponse(table.write(_rows_for(request)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="angebote.csv"'
    return answer


@require_GET
@members_only
def services_json(request: MemberRequest) -> HttpResponse:
    """The same as HSDS 3, as one page."""
    contents = [hsds.service(one) for one in _rows_for(request)]
    page = {"total_items": len(contents), "total_pages": 1, "page_number": 1, "size": len(contents)}
    ends = {"first_page": True, "last_page": True, "empty": not contents}
    return JsonResponse(page | ends | {"contents": contents}, json_dumps_params={"ensure_ascii": False})


@members_only
def take_over(request: MemberRequest) -> HttpResponse:
    """Dry run first; the button below it takes everything over, or nothing."""
    access.require(request.actor, "add", Service)
    form = TableForm(acting.posted(request), request.FILES or None)
    context: dict[str, Any] = {"form": form, "back": reverse("directory:services")}
    if not form.is_valid() or request.method != "POST":
        return http.page(request, PAGE, context, status=422 if form.is_bound and form.errors else 200)
    try:
        rows = _read(form.cleaned_data)
    except NoTable as wrong:
        form.add_error("content", str(wrong))
        return http.invalid(request, PAGE, context)
    has_errors = any(row.errors for row in rows)
    context["asks"] = form.data.get("topics") or form.data.get("whom") or _asks(rows)
    if "take" in request.POST and not has_errors:
        try:
            added, changed = importing.take_over(actor=request.actor, rows=[_wanted(row) for row in rows])
        except RuleViolation as refusal:
            form.add_error(None, str(refusal.message))
            return http.invalid(request, PAGE, context | {"rows": rows})
        said = _("%(added)s entries added, %(changed)s changed.") % {"added": added, "changed": changed}
        return http.done(request, reverse("directory:services"), said)
    return http.page(
        request, PAGE, context | {"rows": rows, "has_errors": has_errors}, status=422 if has_errors else 200
    )


def _read(given: dict[str, Any]) -> list[Row]:
    content = given["content"]
    if content.lstrip("\ufeff \n\r\t")[:1] not in ("{", "["):
        return table.read(content.encode())
    rows = hsds_reading.rows(content.encode())
    return list(table.checked([_completed(row, given) for row in rows], first=1))


def _completed(row: Read, given: dict[str, Any]) -> Read:
    """A new row with what was answered for those that name no topic or no target group; asked where nothing was."""
    filled, troubles = dict(row.cells), list(row.troubles)
    if filled.get("schluessel"):
        return row
    for column, answer, question in (
        ("themen", given["topics"], _("Topics: the file names none. Choose below what holds for such rows.")),
        ("fuer_wen", given["whom"], _("Target group: the file names none. Choose below what holds for such rows.")),
    ):
        if not filled.get(column) and answer:
            filled[column] = ",".join(code for code in answer if code != OPEN)
        elif not filled.get(column):
            troubles.append(question)
    return Read(filled, tuple(troubles), row.notes)


def _asks(rows: list[Row]) -> bool:
    """Whether some row is held up by a question that the form answers."""
    return any(row.troubles for row in rows)


def _wanted(row: Row) -> Wanted:
    return Wanted(row.number, row.stored, row.form.values(), list(row.form.cleaned_data["serves"]))


def _rows_for(request: MemberRequest) -> list[Service]:
    if not access.may(request.actor, "read", Service):
        raise Http404
    found = Service.objects.visible_to(request.actor).select_related("organisation", "holder", "municipality")
    return list(found.prefetch_related("serves").order_by("key"))
