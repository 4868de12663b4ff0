"""Who stands in for whom, and putting a case into other hands."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.accounts import api as accounts
from kim.accounts.rules.roles import Role
from kim.casework.actions import assignments, deputations
from kim.casework.forms import standing as forms
from kim.casework.models import Case, Deputation
from kim.casework.queries import standing as queries
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def deputations_page(request: MemberRequest) -> HttpResponse:
    """Who stands in for me, and for whom I stand in; for a lead: for whom of the unit."""
    if not access.may(request.actor, "read", Deputation):
        raise Http404
    context = {"groups": queries.groups(request.actor), "may_name": access.may(request.actor, "add", Deputation)}
    return http.page(request, "casework/standing/deputations.html", context)


@members_only
def deputation_new(request: MemberRequest) -> HttpResponse:
    """Name a deputy for all own cases; a lead names one for an absent person of the unit."""
    access.require(request.actor, "add", Deputation)
    return _name(request, None, reverse("casework:deputations"))


@members_only
def deputation_new_in_case(request: MemberRequest, case_id: str) -> HttpResponse:
    """Name a deputy for this case only."""
    case: Case = access.get_or_404(request, Case, "assign", public_id=case_id)
    return _name(request, case, reverse("casework:case", kwargs={"case_id": case_id}))


def _name(request: MemberRequest, case: Case | None, then: str) -> HttpResponse:
    actor = request.actor
    own = accounts.membership_of(actor)
    absent = None if actor.role == Role.EMPLOYER_LEAD else own
    form = forms.DeputationForm(acting.posted(request), absent=absent, unit=own.unit)
    answer = acting.save(
        request,
        form,
        lambda: deputations.name(actor=actor, case=case, **form.values()),
        then=then,
        said=_("The deputy is named."),
    )
    context = {"form": form, "named_for": case, "back": then} | (shell.of(request, case, "") if case else {})
    template = "casework/standing/deputation_case.html" if case else "casework/standing/deputation_new.html"
    return answer or http.page(request, template, context, status=form.status)


@members_only
def deputation_end(request: MemberRequest, deputation_id: str) -> HttpResponse:
    """End it today; asks first, because the deputy loses access at once."""
    found: Deputation = access.get_or_404(request, Deputation, "edit", public_id=deputation_id)
    back = acting.back_to(request, reverse("casework:deputations"))
    if request.method == "POST":
        deputations.end(actor=request.actor, deputation=found)
        return http.done(request, back, _("The deputation is ended."))
    return http.page(request, "casework/standing/deputation_end.html", {"deputation": found, "back": back})


@members_only
def assign(request: MemberRequest, case_id: str) -> HttpResponse:
    """Somebody else of the unit works on the case."""
    case: Case = access.get_or_404(request, Case, "assign", public_id=case_id)
    form = forms.AssignForm(acting.posted(request), case=case)
    answer = acting.save(
        request,
        form,
        lambda: assignments.assign(actor=request.actor, case=case, **form.cleaned_data),
        then=reverse("casework:cases"),
        said=_("The case is in other hands."),
    )
    context = {**shell.of(request, case, ""), "form": form}
    return answer or http.page(request, "casework/standing/assign.html", context, status=form.status)
