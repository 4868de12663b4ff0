"""Putting issues together, apart, and in order."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import issues, regrouping
from kim.steering.forms.issues import IssueEditForm
from kim.steering.forms.regrouping import MergeForm, OrderForm, SplitForm
from kim.steering.labels import CRITERIA
from kim.steering.models import Observation, StructuralIssue
from kim.steering.queries import lists
from kim.steering.queries.ranking import order_now, waiting_lines
from kim.steering.queries.reach import smallest_count
from kim.steering.queries.similar import similar_to
from kim.steering.rules.ranking import Criterion
from kim.ui import http


@members_only
def merge(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    others = lists.open_issues(request.actor).exclude(pk=found.pk)
    form = MergeForm(acting.posted(request), issues=others, initial={"into": request.GET.get("in", "")})
    answer = acting.save(
        request,
        form,
        lambda: regrouping.merge(actor=request.actor, issue=found, **form.cleaned_data),
        then=lambda merged: merged.merged_into.get_absolute_url(),
        said=_("The issues are one now. Their figures start anew with this quarter."),
    )
    context = {"form": form, "issue": found, "similar": similar_to(found, request.actor)}
    return answer or http.page(request, "steering/issue_merge.html", context, status=form.status)


@members_only
def split(request: MemberRequest, issue_id: str) -> HttpResponse:
    found = access.get_or_404(request, StructuralIssue, "edit", public_id=issue_id)
    mine = Observation.objects.visible_to(request.actor).filter(cluster__issue=found)
    copied = IssueEditForm.initial_of(found) | {"title": "", "is_public": False}
    form = SplitForm(acting.posted(request), observations=mine, initial=copied)
    answer = acting.save(
        request,
        form,
        lambda: regrouping.split(actor=request.actor, issue=found, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The new issue is described. The figures of both start anew with this quarter."),
    )
    context = {"form": form, "issue": found, "has_enough": mine.count() > 1}
    return answer or http.page(request, "steering/issue_split.html", context, status=form.status)


@members_only
def ranking(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", StructuralIssue)
    criterion = _criterion(request)
    lines = waiting_lines(request.actor, criterion)
    shown = {"version": order_now().version}
    form = OrderForm(acting.posted(request), issues=[line.issue for line in lines], initial=shown)
    if request.method == "POST":
        access.require(request.actor, "edit", StructuralIssue)
    answer = acting.save(
        request,
        form,
        lambda: issues.put_in_order(actor=request.actor, ranks=form.ranks, version=form.shown_version),
        then=reverse("steering:ranking"),
        said=_("The order is saved."),
        stored=acting.Stored(_("Order of the issues"), lambda order: OrderForm(issues=order.issues)),
    )
    context = {
        "form": form,
        "lines": [(line, form[line.issue.public_id]) for line in lines],
        "sorts": _sorts(criterion),
        "k": smallest_count(),
        "may_edit": access.may(request.actor, "edit", StructuralIssue),
    }
    return answer or http.page(request, "steering/ranking.html", context, status=form.status)


def _criterion(request: MemberRequest) -> Criterion:
    chosen = request.GET.get("nach", "")
    return Criterion(chosen) if chosen in CRITERIA else Criterion.RANK


def _sorts(chosen: Criterion) -> list[dict[str, Any]]:
    page = reverse("steering:ranking")
    return [
        {"label": label, "url": f"{page}?{urlencode({'nach': code})}", "current": code == chosen}
        for code, label in CRITERIA.items()
    ]
