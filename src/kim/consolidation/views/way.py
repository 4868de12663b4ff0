"""One way of one person, and a step for what it lacks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework import api as casework
from kim.casework.forms import steps as step_forms
from kim.casework.models import Step
from kim.casework.views import acting
from kim.casework.views import steps as step_views
from kim.consolidation.actions import steps
from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.forms.what_if import WhatIfForm
from kim.consolidation.proposals import packet_url, proposal
from kim.consolidation.queries.precheck import Facts, Found, facts_of, way_of
from kim.consolidation.queries.way_page import sheet
from kim.consolidation.rules.codes import WAYS
from kim.consolidation.views import door
from kim.consolidation.views.ways import printable
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways.api import NOT_BINDING
from kim.ui import http


@require_GET
@members_only
def way(request: MemberRequest, case_id: str, person_id: str, rule: str) -> HttpResponse:
    """All criteria of one way, open ones first."""
    found = door.enter(request, case_id, person_id)
    known_rule(rule)
    if not found.member.agreed:
        return redirect(door.url_of(found.case, found.member))
    form = ReferenceForm.of(request.GET)
    known = facts_of(request.actor, found.person, form.at)
    what_if = WhatIfForm(initial={"stichtag": form.at})
    return page(request, found, rule, known, form=form, what_if=what_if)


def page(request: MemberRequest, found: Found, rule: str, known: Facts, status: int = 200, **more: Any) -> HttpResponse:
    """The page of one way for facts that are known, or supposed."""
    one = way_of(rule, known)
    context = door.context(
        request,
        found.case,
        found=found,
        way=one,
        known=known,
        sheet=sheet(request.actor, found, known, one),
        sentence=NOT_BINDING,
        back=door.url_of(found.case, found.member),
        packet_url="" if found.case.is_closed or "supposed" in more else packet_url(found, one, known),
        **printable(found.person),
        **more,
    )
    return http.page(request, "consolidation/way.html", context, status=status)


@members_only
def step_new(request: MemberRequest, case_id: str, person_id: str, rule: str, criterion: str) -> HttpResponse:
    """A step with what a criterion lacks: the form is filled in, the responsible office found."""
    found = door.enter(request, case_id, person_id, "edit")
    known_rule(rule)
    if not found.member.agreed:
        return redirect(door.url_of(found.case, found.member))
    known = facts_of(request.actor, found.person, ReferenceForm.of({}).at)
    proposed = proposal(found.case, found.person, rule, criterion, known)
    if proposed is None:
        raise Http404
    form = step_forms.for_new(casework.step_offer(request.actor, found.case), acting.posted(request), **proposed)
    if "find" in request.POST:
        asked = step_forms.asking(form, request.POST)
        return step_views.form_page(request, found.case, asked, _("New step"))

    def act() -> Step:
        values = {**form.values(), "case": found.case, "criterion": criterion}
        return steps.take_up(actor=request.actor, whose=found.person, **values)

    answer = acting.save(
        request, form, act, then=step_views.plan_url(found.case), said=_("The step stands in the plan.")
    )
    return answer or step_views.form_page(request, found.case, form, _("New step"))


def known_rule(rule: str) -> None:
    """404 for a way that there is not."""
    if rule not in WAYS:
        raise Http404
