"""The plan of a case: net and list, agreeing it, its versions, and the plan on paper."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework import pdf
from kim.casework.actions import plans
from kim.casework.forms.step_acts import AdoptForm
from kim.casework.models import Case, Plan
from kim.casework.queries import net, plan_paper
from kim.casework.queries import plan as queries
from kim.casework.rules.codes import PlanState
from kim.casework.views import acting, shell
from kim.casework.views.steps import plan_url
from kim.consent import api as consent
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.ui import http

ONLY_LIST = "liste"


@require_GET
@members_only
def plan(request: MemberRequest, case_id: str) -> HttpResponse:
    """What comes first, what holds up what: as a net and as a list with the same facts."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.view(request.actor, case)
    only_list = request.GET.get("ansicht") == ONLY_LIST
    here = plan_url(case)
    context = {
        **shell.of(request, case, "plan"),
        "calendar": organisations.working_days(),
        "plan": found,
        "net": net.draw(found) if found.steps and not only_list else None,
        "rows": [line for line in found.steps if line.step.done_on is None],
        "finished": [line for line in found.steps if line.step.done_on is not None],
        "decisive": found.longest_path[0] if found.longest_path else None,
        "views": [
            {"label": _("Net and list"), "url": here, "current": not only_list, "icon": "graph"},
            {"label": _("Only the list"), "url": f"{here}?ansicht={ONLY_LIST}", "current": only_list, "icon": "table"},
        ],
        "obstacle_url": shell.url_of("casework:obstacle-new", case),
    }
    return http.page(request, "casework/plan/plan.html", context)


@members_only
def adopt(request: MemberRequest, case_id: str) -> HttpResponse:
    """The household agrees: with whom, how, and when all look at it again."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    found = queries.view(request.actor, case)
    names = plan_paper.adults(request.actor, case)
    form = AdoptForm.of(found.draft, acting.posted(request), names=", ".join(names))

    def act() -> Plan:
        plan = found.draft or plans.draft(actor=request.actor, case=case)
        return plans.adopt(actor=request.actor, plan=plan, version=form.shown_version, **form.values())

    answer = acting.save(
        request,
        form,
        act,
        then=plan_url(case),
        said=_("The plan is agreed. This version stays as it is."),
        stored=acting.Stored(_("Plan"), lambda now: AdoptForm.of(now, names=", ".join(names))),
    )
    return answer or _adopt_page(request, case, found, form)


def _adopt_page(request: MemberRequest, case: Case, found: queries.PlanView, form: AdoptForm) -> HttpResponse:
    context = {
        **shell.of(request, case, "plan"),
        "form": form,
        "plan": found,
        "was_told": consent.was_told(case.household),
        "has_basis": consent.counselling_rests_on(case.household),
        "intake_url": reverse("casework:intake", args=[case.public_id]),
        "back": plan_url(case),
    }
    return http.page(request, "casework/plan/adopt.html", context, status=form.status)


@require_GET
@members_only
def version(request: MemberRequest, case_id: str, plan_id: str) -> HttpResponse:
    """One version as it was agreed; a draft is the plan itself."""
    found: Plan = access.get_or_404(request, Plan, "read", public_id=plan_id, case__public_id=case_id)
    if found.state == PlanState.DRAFT:
        return HttpResponseRedirect(plan_url(found.case))
    context = {**shell.of(request, found.case, "plan"), "plan": found, "frozen": queries.frozen(found)}
    return http.page(request, "casework/plan/version.html", context)


@require_GET
@members_only
def paper(request: MemberRequest, case_id: str) -> HttpResponse:
    """The plan for the household, in plain German."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    content = pdf.plan(plan_paper.paper(request.actor, case))
    answer = HttpResponse(content, content_type="application/pdf")
    # The name of the file says nothing about the household: it may lie in a folder of downloads.
    answer["Content-Disposition"] = 'inline; filename="plan.pdf"'
    return answer
