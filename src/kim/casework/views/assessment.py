"""Assessment: one table of twelve life areas, one row open, saved row by row."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import assessments
from kim.casework.forms.assessment import AreaForm
from kim.casework.models import Case
from kim.casework.queries import assessment as queries
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
    form = AreaForm.of(row.entry, acting.posted(request))
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
def complete(request: MemberRequest, case_id: str) -> HttpResponse:
    """Close the round; the next one is compared with it."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    url = reverse("casework:assessment", args=[case_id])
    try:
        assessments.complete(actor=request.actor, case=case)
    except RuleViolation as refusal:
        return http.done(request, url, refusal.message)
    return http.done(request, url, _("The assessment is completed. The next one will be compared with it."))


def _next(request: MemberRequest, case: Case, found: queries.Table, just: LifeArea) -> str:
    if "stay" in request.POST:
        return reverse("casework:assessment", args=[case.public_id])
    if "goal" in request.POST:
        return reverse("casework:goal-new", args=[case.public_id]) + f"?bereich={just.value}"
    areas = [row.area for row in found.rows]
    later = [row for row in found.rows[areas.index(just) + 1 :] if not row.is_asked]
    if not later:
        return reverse("casework:assessment", args=[case.public_id])
    return reverse("casework:assessment-area", args=[case.public_id, later[0].area.value])


def _context(request: MemberRequest, case: Case, found: queries.Table) -> dict[str, object]:
    rows = [{"row": row, "label": LIFE_AREAS[row.area], "change": row.change.value} for row in found.rows]
    return {
        **shell.of(request, case, "assessment"),
        "table": found,
        "rows": rows,
        "is_open_round": bool(found.current and found.current.completed_on is None),
        "may_edit": not case.is_closed,
    }
