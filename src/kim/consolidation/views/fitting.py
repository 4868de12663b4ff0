"""Programmes, course and benefits of one person, with the change of the legal domain ahead."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.queries import fitting as queries
from kim.consolidation.queries.precheck import facts_of
from kim.consolidation.rules.fitting import Fit
from kim.consolidation.views import door
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways.api import NOT_BINDING
from kim.ui import http


@require_GET
@members_only
def fitting(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """What fits and why; without consent only the way to it."""
    found = door.enter(request, case_id, person_id)
    form = ReferenceForm.of(request.GET)
    context = door.context(request, found.case, found=found, form=form, sentence=NOT_BINDING)
    if found.member.agreed:
        known = facts_of(request.actor, found.person, form.at)
        place = found.case.household.municipality
        matches = queries.matches(known, place.key if place else "")
        context |= {
            "known": known,
            "place": place,
            "stay": queries.stay_of(known),
            "matches": [one for one in matches if one.fit in (Fit.FITS, Fit.OPEN)],
            "others": [one for one in matches if one.fit is Fit.NOT],
            "ended": [one for one in matches if one.fit is Fit.ENDED],
            "course": queries.course(known),
            "benefits": queries.benefits(known),
        }
    return http.page(request, "consolidation/fitting.html", context)
