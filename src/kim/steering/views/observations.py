"""The inbox of observations: put together under an issue, or start one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import issues
from kim.steering.forms.issues import ClusterForm
from kim.steering.models import Observation, StructuralIssue
from kim.steering.queries import flows, lists
from kim.ui import http


@members_only
def inbox(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Observation)
    access.require(request.actor, "add", StructuralIssue)
    waiting = lists.inbox(request.actor)
    form = ClusterForm(acting.posted(request), inbox=waiting, issues=lists.open_issues(request.actor))
    if form.is_bound and form.is_valid() and form.cleaned_data["issue"] is None:
        chosen = [("hinweis", row.public_id) for row in form.cleaned_data["observations"]]
        return http.done(request, f"{reverse('steering:issue-new')}?{urlencode(chosen)}")
    answer = acting.save(
        request,
        form,
        lambda: issues.cluster(actor=request.actor, **form.cleaned_data),
        then=reverse("steering:observations"),
        said=_("The observations belong to the issue now."),
    )
    context = {"form": form, "observations": waiting, "counts": flows.counts_only(request.actor)}
    return answer or http.page(request, "steering/observations.html", context, status=form.status)


@require_POST
@members_only
def take_out(request: MemberRequest, issue_id: str, observation_id: str) -> HttpResponse:
    issue = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    observation = access.get_or_404(request, Observation, public_id=observation_id, cluster__issue=issue)
    return acting.act_on(
        request,
        lambda: issues.take_out(actor=request.actor, observation=observation),
        then=issue.get_absolute_url(),
        said=_("The observation is back in the inbox."),
    )
