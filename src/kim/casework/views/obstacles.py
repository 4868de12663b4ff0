"""Obstacles of a case, and the two lines that may leave it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import obstacles, proposals
from kim.casework.forms.obstacles import ObstacleForm, ProposalForm
from kim.casework.models import Case, Obstacle, Proposal
from kim.casework.queries import obstacles as queries
from kim.casework.views import acting, paper, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    case: Case = access.get_or_404(request, Case, public_id=case_id)
    context = {**shell.of(request, case, "obstacles"), "lines": queries.lines_of(request.actor, case)}
    return http.page(request, "casework/obstacles/list.html", context)


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    steps, held = queries.steps_of(request.actor, case), request.GET.getlist("schritt")
    area = next((step.life_area for step in steps if step.public_id in held), "")
    form = ObstacleForm(acting.posted(request), steps=steps, initial={"steps": held, "life_area": area})
    answer = acting.save(
        request,
        form,
        lambda: obstacles.record(actor=request.actor, case=case, **form.values()),
        then=lambda made: made.get_absolute_url(),
        said=_("The obstacle is noted. It stays in the case."),
    )
    context = {**shell.of(request, case, "obstacles"), "form": form}
    return answer or http.page(request, "casework/obstacles/new.html", context, status=form.status)


@members_only
def obstacle(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    found = _found(request, case_id, obstacle_id, "edit" if request.method == "POST" else "read")
    form = paper.edit_form(request, found, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: obstacles.edit(actor=request.actor, obstacle=found, version=form.shown_version, **form.values()),
        then=found.get_absolute_url(),
        said=_("The obstacle is saved."),
        stored=acting.Stored(_("Obstacle"), lambda now: paper.edit_form(request, now, None)),
    )
    return answer or _page(request, found, form=form)


@require_POST
@members_only
def draft(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    found = _found(request, case_id, obstacle_id, "edit")
    form = ProposalForm(request.POST, known=paper.known_for(found))
    answer = acting.save(
        request,
        form,
        lambda: proposals.draft(actor=request.actor, obstacle=found, **form.cleaned_data),
        then=f"{found.get_absolute_url()}#hinweis",
        said=_("The draft is saved and checked."),
    )
    return answer or _page(request, found, draft_form=form)


@require_POST
@members_only
def neutralise(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    proposal = _proposal(request, case_id, obstacle_id)
    start = request.POST.get("start", "")
    starts = frozenset({int(start)}) if start.isdecimal() else None
    return acting.act_on(
        request,
        lambda: proposals.neutralise(actor=request.actor, proposal=proposal, starts=starts),
        then=f"{proposal.obstacle.get_absolute_url()}#hinweis",
        said=_("The draft is changed. Please read it once more."),
    )


@require_POST
@members_only
def submit(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    proposal = _proposal(request, case_id, obstacle_id)
    return acting.act_on(
        request,
        lambda: proposals.submit(actor=request.actor, proposal=proposal),
        then=f"{proposal.obstacle.get_absolute_url()}#freigabe",
        said=_("A second person reads the text now."),
    )


@require_POST
@members_only
def withdraw(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    proposal = _proposal(request, case_id, obstacle_id)
    return acting.act_on(
        request,
        lambda: proposals.withdraw(actor=request.actor, proposal=proposal),
        then=f"{proposal.obstacle.get_absolute_url()}#hinweis",
        said=_("The text is back with you."),
    )


@require_POST
@members_only
def resolve(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    found = _found(request, case_id, obstacle_id, "edit")
    return acting.act_on(
        request,
        lambda: obstacles.resolve(actor=request.actor, obstacle=found),
        then=reverse("casework:obstacles", args=[case_id]),
        said=_("The obstacle is resolved."),
    )


@require_POST
@members_only
def reopen(request: MemberRequest, case_id: str, obstacle_id: str) -> HttpResponse:
    found = _found(request, case_id, obstacle_id, "edit")
    return acting.act_on(
        request,
        lambda: obstacles.reopen(actor=request.actor, obstacle=found),
        then=found.get_absolute_url(),
        said=_("The obstacle is open again."),
    )


def _found(request: MemberRequest, case_id: str, obstacle_id: str, verb: str) -> Obstacle:
    found: Obstacle = access.get_or_404(request, Obstacle, verb, public_id=obstacle_id, case__public_id=case_id)
    return found


def _proposal(request: MemberRequest, case_id: str, obstacle_id: str) -> Proposal:
    found: Proposal = access.get_or_404(
        request, Proposal, "edit", obstacle__public_id=obstacle_id, case__public_id=case_id
    )
    return found


def _page(request: MemberRequest, found: Obstacle, **forms: Any) -> HttpResponse:
    context = {**shell.of(request, found.case, "obstacles"), **paper.context(request, found, **forms)}
    refused = any(form.is_bound and form.errors for form in forms.values())
    return http.page(request, "casework/obstacles/obstacle.html", context, status=422 if refused else 200)
