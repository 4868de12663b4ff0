"""Assessment: one table of twelve life areas, one row open, saved row by row; and how it changed over time."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework import labels, plan_labels
from kim.casework.actions import assessments
from kim.casework.forms.assessment import AreaForm
from kim.casework.models import Case
from kim.casework.queries import assessment as queries
from kim.casework.queries import assessment_chart as chart
from kim.casework.rules.codes import LifeArea
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.errors import RuleViolation
from kim.kernel.labels import LIFE_AREAS
from kim.ui import http

TEMPLATE = "casework/assessment/table.html"


@require_GET
@members_only
def table(request: MemberRequest, case_id: str) -> HttpResponse:
    """All areas, none of them open."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    return http.page(request, TEMPLATE, _context(request, case, queries.table(request.actor, case)))


@members_only
def area(request: MemberRequest, case_id: str, area: str) -> HttpResponse:
    """One area open; saving goes on to the next one that was not talked about."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    found = queries.table(request.actor, case)
    row = next((each for each in found.rows if each.area == area), None)
    if row is None:
        raise Http404
    if request.method == "GET" and not found.is_open:
        return HttpResponseRedirect(_url(case))
    form = AreaForm.of(row.entry if found.is_open else None, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: assessments.save(actor=request.actor, case=case, life_area=area, **form.values()),
        then=lambda _entry: _next(request, case, found, row.area),
        said=_("Saved."),
        stored=acting.Stored(LIFE_AREAS[row.area], AreaForm.of),
    )
    context = {**_context(request, case, found), "open_area": row.area, "form": form}
    return answer or http.page(request, TEMPLATE, context, status=form.status)


@require_POST
@members_only
def keep(request: MemberRequest, case_id: str, area: str) -> HttpResponse:
    """It is as it was at the last assessment: said today, in one click."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    if area not in LIFE_AREAS:
        raise Http404
    return acting.act_on(
        request,
        lambda: assessments.keep(actor=request.actor, case=case, life_area=area),
        then=f"{_url(case)}#area-{area}",
        said=_("Saved as unchanged."),
    )


@require_POST
@members_only
def begin(request: MemberRequest, case_id: str) -> HttpResponse:
    """A new assessment beside the last one."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    return acting.act_on(
        request,
        lambda: assessments.begin(actor=request.actor, case=case),
        then=_url(case),
        said=_("The new assessment is begun. What was known last time stands beside it."),
    )


@require_POST
@members_only
def complete(request: MemberRequest, case_id: str) -> HttpResponse:
    """Close the assessment; the next one is compared with it."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    try:
        assessments.complete(actor=request.actor, case=case)
    except RuleViolation as refusal:
        return http.done(request, _url(case), refusal.message)
    undo = reverse("casework:assessment-continue", args=[case_id])
    return http.done(
        request, _url(case), _("The assessment is completed. The next one will be compared with it."), undo=undo
    )


@require_POST
@members_only
def go_on(request: MemberRequest, case_id: str) -> HttpResponse:
    """It was completed too early."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    return acting.act_on(
        request,
        lambda: assessments.go_on(actor=request.actor, case=case),
        then=_url(case),
        said=_("The assessment is open again."),
    )


@require_GET
@members_only
def history(request: MemberRequest, case_id: str) -> HttpResponse:
    """All areas over all assessments: the sheet, and the table that says the same."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.history(request.actor, case)
    context = {**shell.of(request, case, "assessment"), "history": found, "sheet": chart.sheet(found)}
    return http.page(request, "casework/assessment/history.html", {**context, "areas": LIFE_AREAS})


@require_GET
@members_only
def area_history(request: MemberRequest, case_id: str, area: str) -> HttpResponse:
    """One area over all assessments, with what was said."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.history(request.actor, case).of(area)
    if found is None:
        raise Http404
    context = {
        **shell.of(request, case, "assessment"),
        "history": found,
        "label": LIFE_AREAS[found.area],
        "lines": chart.lines(found),
    }
    return http.page(request, "casework/assessment/area_history.html", context)


def _url(case: Case) -> str:
    return reverse("casework:assessment", args=[case.public_id])


def _next(request: MemberRequest, case: Case, found: queries.Table, just: LifeArea) -> str:
    if "stay" in request.POST:
        return _url(case)
    if "goal" in request.POST:
        return reverse("casework:goal-new", args=[case.public_id]) + f"?bereich={just.value}"
    areas = [row.area for row in found.rows]
    later = [row for row in found.rows[areas.index(just) + 1 :] if not row.is_asked]
    if not later:
        return _url(case)
    return reverse("casework:assessment-area", args=[case.public_id, later[0].area.value])


def _context(request: MemberRequest, case: Case, found: queries.Table) -> dict[str, object]:
    return {
        **shell.of(request, case, "assessment"),
        "table": found,
        "rows": [{"row": row, "label": LIFE_AREAS[row.area]} for row in found.rows],
        "may_edit": not case.is_closed,
        "scales": [
            (_("Need"), plan_labels.meanings(labels.NEEDS, plan_labels.NEED_MEANINGS)),
            (_("Resources"), plan_labels.meanings(labels.RESOURCES, plan_labels.RESOURCE_MEANINGS)),
        ],
    }
