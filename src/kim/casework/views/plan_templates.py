"""From a template into the plan: choose one, look at what it would bring, change it, add it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.actions import steps
from kim.casework.forms.plan_template import AnchorForm, ChosenSteps
from kim.casework.models import Case
from kim.casework.queries import step_offer, template_offer
from kim.casework.views import acting, shell
from kim.casework.views.steps import plan_url
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """The templates that can be chosen for this plan."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    context = {**shell.of(request, case, "plan"), "templates": organisations.plan_templates()}
    return http.page(request, "casework/plan/templates.html", context)


@members_only
def use(request: MemberRequest, case_id: str, template_key: str) -> HttpResponse:
    """The preview for a day, and adding what is ticked."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    template = organisations.plan_template(template_key)
    if template is None:
        raise Http404
    offer = step_offer.offer(request.actor, case)
    is_sent = request.method == "POST"
    proposed = {"day": request.GET.get("tag", ""), "person": request.GET.get("person", "")}
    anchor = AnchorForm(template, offer, request.POST if is_sent else None, **proposed)
    offered = template_offer.offer(case, template, anchor.day, anchor.chosen_person)
    is_asking = "preview" in request.POST
    chosen = ChosenSteps(offered, offer, request.POST if is_sent and not is_asking else None)
    answer = None
    if is_sent and not is_asking and anchor.is_valid():
        answer = acting.save(
            request,
            chosen,
            lambda: steps.add_from_template(
                actor=request.actor, case=case, template=template.label, chosen=chosen.chosen(anchor)
            ),
            then=plan_url(case),
            said=_("The steps stand in the plan."),
        )
    context = {
        **shell.of(request, case, "plan"),
        "template": template,
        "anchor": anchor,
        "chosen": chosen,
        "back": plan_url(case),
        "calendar": organisations.working_days(),
    }
    status = 422 if is_sent and (anchor.errors or chosen.errors) else 200
    return answer or http.page(request, "casework/plan/template.html", context, status=status)
