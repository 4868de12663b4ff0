"""The plan as an agreement: agreeing it, who agrees later, its versions and what differs between them."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.actions import agreements, plans
from kim.casework.forms.agreement import AdoptForm, LateAgreementForm
from kim.casework.letters import plan as plan_letter
from kim.casework.letters import printing
from kim.casework.models import Case, Plan
from kim.casework.queries import plan as queries
from kim.casework.queries import plan_content, plan_paper, plan_versions
from kim.casework.rules.codes import PlanState
from kim.casework.views import acting, shell
from kim.casework.views.steps import plan_url
from kim.consent import api as consent
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.models import Person
from kim.ui import http


@members_only
def adopt(request: MemberRequest, case_id: str) -> HttpResponse:
    """The household agrees: who, for whom, how, and when all look at it again."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    found = queries.view(request.actor, case)
    agreers = plan_content.agreers(request.actor, case)
    form = AdoptForm.of(agreers, found.draft, acting.posted(request))

    def act() -> Plan:
        plan = found.draft or plans.draft(actor=request.actor, case=case)
        return plans.adopt(actor=request.actor, plan=plan, version=form.shown_version, **form.values())

    answer = acting.save(
        request,
        form,
        act,
        then=plan_url(case),
        said=_("The plan is agreed. This version stays as it is."),
        stored=acting.Stored(_("Plan"), lambda now: AdoptForm.of(agreers, now)),
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


@members_only
def agree_later(request: MemberRequest, case_id: str, plan_id: str) -> HttpResponse:
    """Somebody agrees after the others to the version that holds."""
    plan: Plan = access.get_or_404(request, Plan, "edit", public_id=plan_id, case__public_id=case_id)
    if plan.state != PlanState.ADOPTED:
        return HttpResponseRedirect(plan_url(plan.case))
    agreers = plan_content.agreers(request.actor, plan.case)
    form = LateAgreementForm(agreers, _missing(request, plan, agreers), acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: agreements.add(actor=request.actor, plan=plan, agreed=form.agreed()),
        then=version_url(plan),
        said=_("The agreement is recorded."),
    )
    context = {**shell.of(request, plan.case, "plan"), "form": form, "plan": plan, "back": version_url(plan)}
    return answer or http.page(request, "casework/plan/agree_later.html", context, status=form.status)


@require_GET
@members_only
def version(request: MemberRequest, case_id: str, plan_id: str) -> HttpResponse:
    """One version as it was agreed; a draft is the plan itself."""
    found = _version(request, case_id, plan_id)
    if found.state == PlanState.DRAFT:
        return HttpResponseRedirect(plan_url(found.case))
    context = {
        **shell.of(request, found.case, "plan"),
        "plan": found,
        "frozen": queries.frozen(found),
        "agreements": queries.agreements(request.actor, found),
        "before": plan_versions.before(request.actor, found),
        "may_add": _may_add(request, found),
    }
    return http.page(request, "casework/plan/version.html", context)


def _may_add(request: MemberRequest, plan: Plan) -> bool:
    """Whether somebody is left who could agree to the version that holds."""
    if plan.state != PlanState.ADOPTED or plan.case.is_closed:
        return False
    return bool(_missing(request, plan, plan_content.agreers(request.actor, plan.case)))


def _missing(request: MemberRequest, plan: Plan, agreers: plan_content.Agreers) -> list[Person]:
    have = {one.person_id for one in queries.agreements(request.actor, plan)}
    return [one for one in agreers.everyone if one.pk not in have]


@require_GET
@members_only
def version_paper(request: MemberRequest, case_id: str, plan_id: str) -> HttpResponse:
    """The paper of one version, as it was agreed, also later."""
    found = _version(request, case_id, plan_id)
    if found.state == PlanState.DRAFT:
        return HttpResponseRedirect(reverse("casework:plan-pdf", args=[case_id]))
    return _as_pdf(plan_paper.paper_of(request.actor, found))


@require_GET
@members_only
def paper(request: MemberRequest, case_id: str) -> HttpResponse:
    """The plan as it stands, for the household, in plain German."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    return _as_pdf(plan_paper.paper(request.actor, case))


@require_GET
@members_only
def difference(request: MemberRequest, case_id: str, plan_id: str) -> HttpResponse:
    """What a version changed, against the one before or the one that is chosen."""
    found = _version(request, case_id, plan_id)
    if found.state == PlanState.DRAFT:
        return HttpResponseRedirect(reverse("casework:plan-changes", args=[case_id]))
    others = plan_versions.others(request.actor, found)
    chosen = request.GET.get("mit", "")
    other = next((one for one in others if str(one.number) == chosen), None) if chosen else None
    other = other or plan_versions.before(request.actor, found)
    if other is None:
        raise Http404
    context = {
        **shell.of(request, found.case, "plan"),
        "compared": plan_versions.compared(other, found),
        "others": others,
        "plan": found,
    }
    return http.page(request, "casework/plan/difference.html", context)


@require_GET
@members_only
def changes(request: MemberRequest, case_id: str) -> HttpResponse:
    """What changed in the plan since it was agreed last."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.view(request.actor, case)
    if found.adopted is None:
        return HttpResponseRedirect(plan_url(case))
    compared = plan_versions.since(found.adopted, plan_content.frozen(request.actor, case))
    return http.page(
        request, "casework/plan/difference.html", {**shell.of(request, case, "plan"), "compared": compared}
    )


def version_url(plan: Plan) -> str:
    """The page of a version."""
    return reverse("casework:plan-version", args=[plan.case.public_id, plan.public_id])


def _version(request: MemberRequest, case_id: str, plan_id: str) -> Plan:
    found: Plan = access.get_or_404(request, Plan, "read", public_id=plan_id, case__public_id=case_id)
    return found


def _as_pdf(content: plan_paper.PlanPaper) -> HttpResponse:
    answer = HttpResponse(printing.pdf(plan_letter.sheet_of(content)), content_type="application/pdf")
    # The name of the file says nothing about the household: it may lie in a folder of downloads.
    answer["Content-Disposition"] = 'inline; filename="plan.pdf"'
    return answer
