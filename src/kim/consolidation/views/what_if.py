"""What if: the same way on another day or with a supposed fact. It is shown once and stored nowhere."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kim.consolidation.forms.what_if import WhatIfForm
from kim.consolidation.queries.precheck import facts_of
from kim.consolidation.views import door
from kim.consolidation.views.way import known_rule, page
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways import api as pathways


@require_POST
@members_only
def what_if(request: MemberRequest, case_id: str, person_id: str, rule: str) -> HttpResponse:
    """The page of the way with what is supposed. Sent, so that no supposed fact stands in an address."""
    found = door.enter(request, case_id, person_id)
    known_rule(rule)
    if not found.member.agreed:
        return redirect(door.url_of(found.case, found.member))
    form = WhatIfForm(request.POST)
    known = facts_of(request.actor, found.person, form.at)
    if not form.is_valid():
        return page(request, found, rule, known, what_if=form, status=form.status)
    facts = pathways.suppose(known.facts, **form.facts(known.facts))
    changed = replace(known, facts=facts, application=form.filed_on)
    return page(request, found, rule, changed, what_if=form, supposed=True, said=form.said())
