"""The interfaces between offices: graph and tables of a closed quarter, and the same as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.directory import api as directory
from kim.kernel import access
from kim.kernel.core_codes import FlowFigure
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.periods import Quarter
from kim.steering import sheets
from kim.steering.actions import flows as actions
from kim.steering.forms.flows import FlowFilter
from kim.steering.models import Decision, FlowRelease, FlowTable
from kim.steering.queries import flows
from kim.steering.queries.dashboard import Table
from kim.steering.queries.flow_tables import flow_tables
from kim.steering.queries.reach import smallest_count
from kim.steering.queries.staffing import review_of
from kim.steering.rules.ribbons import MOST, graph_of
from kim.ui import http

LONGER_BY = 10


@require_GET
@members_only
def interfaces(request: MemberRequest) -> HttpResponse:
    form = _filter(request)
    if not form.quarters:
        may_release = access.may(request.actor, "add", FlowRelease)
        return http.page(request, "steering/interfaces.html", {"form": None, "may_release": may_release})
    quarter, other, part = form.quarter, form.compared, form.part
    lines = flows.flow_lines(request.actor, FlowFigure.HAND_ON, quarter, other, part)
    graph = graph_of((line.source, line.target, line.now.total) for line in lines)
    by_ends = {(line.source, line.target): line for line in lines}
    context = {
        "form": form,
        "quarter": quarter,
        "compared": other,
        "is_part": part is not None,
        "lines": lines,
        "promised": _promised(request, lines),
        "graph": graph,
        "ribbons": [(each, by_ends[each.source, each.target]) for each in graph.ribbons],
        "is_cut": len(lines) > MOST,
        "longer_by": LONGER_BY,
        "domains": flows.domain_lines(request.actor, quarter, part),
        "overdue": flows.flow_lines(request.actor, FlowFigure.OVERDUE_WAIT, quarter, other, part),
        "unanswered": flows.flow_lines(request.actor, FlowFigure.UNANSWERED_REFERRAL, quarter, other, part),
        "k": smallest_count(),
        "query": request.GET.urlencode(),
        "may_release": access.may(request.actor, "add", FlowRelease),
        "is_released": FlowRelease.objects.visible_to(request.actor).filter(quarter=quarter.key).exists(),
    }
    return http.page(request, "steering/interfaces.html", context)


def _promised(request: MemberRequest, lines: list[flows.FlowLine]) -> dict[str, tuple[int, int]]:
    """What the offices that the work goes to have promised; empty where none of them has."""
    said = directory.promised_by_kind(request.actor)
    return {line.target: said[line.target] for line in lines if line.target in said}


@require_GET
@members_only
def interfaces_csv(request: MemberRequest) -> HttpResponse:
    """The first table of the page, with the same quarter, part and comparison."""
    quarter, tables = _tables(request)
    return _file(sheets.as_csv(tables[0]), "text/csv; charset=utf-8", f"schnittstellen-{quarter.key}.csv")


@require_GET
@members_only
def interfaces_xlsx(request: MemberRequest) -> HttpResponse:
    """All tables of the page."""
    quarter, tables = _tables(request)
    return _file(sheets.as_xlsx(tables), sheets.XLSX, f"schnittstellen-{quarter.key}.xlsx")


def _tables(request: MemberRequest) -> tuple[Quarter, list[Table]]:
    form = _filter(request)
    if not form.quarters:
        raise Http404
    return form.quarter, flow_tables(request.actor, form.quarter, form.compared, form.part)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _filter(request: MemberRequest) -> FlowFilter:
    access.require(request.actor, "read", FlowTable)
    decisions = Decision.objects.visible_to(request.actor).select_related("item").order_by("-decided_on")
    return FlowFilter(request.GET, quarters=flows.quarters(request.actor), decisions=list(decisions))


@require_GET
@members_only
def staffing(request: MemberRequest) -> HttpResponse:
    """Waits, open issues and unmet measures side by side."""
    access.require(request.actor, "read", FlowTable)
    return http.page(request, "steering/staffing.html", {"review": review_of(request.actor), "k": smallest_count()})


@require_POST
@members_only
def release(request: MemberRequest, quarter: str) -> HttpResponse:
    """Give the quarter to the members, or take it back."""
    access.require(request.actor, "read", FlowTable)
    is_released = request.POST.get("released") == "1"
    return acting.act_on(
        request,
        lambda: actions.release(actor=request.actor, quarter=quarter, is_released=is_released),
        then=f"{reverse('steering:interfaces')}?quartal={quarter}",
        said=_("The members can read it now.") if is_released else _("The members do not read it any more."),
    )
