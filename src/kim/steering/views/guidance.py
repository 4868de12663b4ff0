"""Guidance: list, editor, publish, withdraw."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import guidance as actions
from kim.steering.forms.measures import GuidanceEditForm, GuidanceForm
from kim.steering.models import Guidance, StructuralIssue
from kim.steering.queries import lists
from kim.ui import http


@require_GET
@members_only
def guidance_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Guidance)
    context = {
        "guidance": lists.guidance(request.actor),
        "to_review": lists.guidance_to_review(request.actor),
        "today": clock.today(),
    }
    return http.page(request, "steering/guidance_list.html", context)


@require_GET
@members_only
def guidance(request: MemberRequest, guidance_id: str) -> HttpResponse:
    found = access.get_or_404(request, Guidance, public_id=guidance_id)
    context = {
        "guidance": found,
        "traits": lists.traits_in_words(found),
        "feedback": found.feedback.all(),
        "may_edit": access.may(request.actor, "edit", found),
        "today": clock.today(),
    }
    return http.page(request, "steering/guidance.html", context)


def _suggested(request: MemberRequest, issue: StructuralIssue) -> dict[str, object]:
    """What the form begins with: life area of the issue and measure that led here, or guidance that goes on."""
    old = Guidance.objects.visible_to(request.actor).filter(issue=issue, public_id=request.GET.get("von", "")).first()
    if old is None:
        of_measure = {"measure": request.GET.get("massnahme", "")}
        return {"life_areas": [issue.life_area], "valid_from": clock.today()} | of_measure
    kept = {name: value for name, value in GuidanceEditForm.initial_of(old).items() if name != "version"}
    return kept | {"valid_from": max(old.valid.upper, clock.today()), "valid_until": None}


@members_only
def guidance_new(request: MemberRequest, issue_id: str) -> HttpResponse:
    issue = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    form = GuidanceForm(acting.posted(request), issue=issue, initial=_suggested(request, issue))
    answer = acting.save(
        request,
        form,
        lambda: actions.draft(actor=request.actor, issue=issue, **form.values()),
        then=lambda made: made.get_absolute_url(),
        said=_("The guidance is a draft. Case managers see it once it is published."),
    )
    context = {"form": form, "issue": issue}
    return answer or http.page(request, "steering/guidance_form.html", context, status=form.status)


@members_only
def guidance_edit(request: MemberRequest, guidance_id: str) -> HttpResponse:
    found = access.get_or_404(request, Guidance, "edit", public_id=guidance_id)
    form = GuidanceEditForm(acting.posted(request), issue=found.issue, initial=GuidanceEditForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: actions.edit(actor=request.actor, guidance=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The guidance is saved."),
        stored=acting.Stored(
            found.title, lambda now: GuidanceEditForm(issue=now.issue, initial=GuidanceEditForm.initial_of(now))
        ),
    )
    context = {"form": form, "issue": found.issue, "guidance": found}
    return answer or http.page(request, "steering/guidance_form.html", context, status=form.status)


@require_POST
@members_only
def guidance_publish(request: MemberRequest, guidance_id: str) -> HttpResponse:
    found = access.get_or_404(request, Guidance, "edit", public_id=guidance_id)
    return acting.act_on(
        request,
        lambda: actions.publish(actor=request.actor, guidance=found),
        then=found.get_absolute_url(),
        said=_("The guidance is published. Matching cases show it."),
    )


@require_POST
@members_only
def guidance_withdraw(request: MemberRequest, guidance_id: str) -> HttpResponse:
    found = access.get_or_404(request, Guidance, "edit", public_id=guidance_id)
    return acting.act_on(
        request,
        lambda: actions.withdraw(actor=request.actor, guidance=found),
        then=found.get_absolute_url(),
        said=_("The guidance is withdrawn."),
    )
