"""The overview of all ways of a person, and where it begins."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.casework.models import Case
from kim.consolidation import paper
from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.queries import overview as queries
from kim.consolidation.queries.after import after
from kim.consolidation.queries.precheck import Found, facts_of, members
from kim.consolidation.rules.ending import ending
from kim.consolidation.views import door, household
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways.api import NOT_BINDING
from kim.people.models import Person
from kim.ui import http


@require_GET
@members_only
def first(request: MemberRequest, case_id: str) -> HttpResponse:
    """The ways of the first person of the household; a word where nobody lives in it yet."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    if case.is_short:
        raise Http404
    living_there = members(request.actor, case)
    if not living_there:
        return http.page(request, "consolidation/nobody.html", door.context(request, case))
    chosen = next((one for one in living_there if one.agreed), living_there[0])
    return _page(request, Found(case, chosen, living_there))


@require_GET
@members_only
def of_person(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """All ways of one person, nearest first."""
    return _page(request, door.enter(request, case_id, person_id))


def _page(request: MemberRequest, found: Found) -> HttpResponse:
    form = ReferenceForm.of(request.GET)
    context = door.context(
        request,
        found.case,
        found=found,
        form=form,
        people=_people(found, form),
        sentence=NOT_BINDING,
        **door.addresses(found.case, found.member),
        **(_looked_at(request, found, form) if found.member.agreed else {}),
    )
    return http.page(request, "consolidation/ways.html", context)


def _looked_at(request: MemberRequest, found: Found, form: ReferenceForm) -> dict[str, Any]:
    known = facts_of(request.actor, found.person, form.at)
    return {
        "known": known,
        **printable(found.person),
        "page": queries.overview(known),
        "further": queries.further(known),
        "ending": ending(known.facts.get("status_periods", ()), known.at),
        "after": after(request.actor, found.case, found.person, known),
        **household.placeholder(found, form),
    }


def _people(found: Found, form: ReferenceForm) -> list[dict[str, Any]]:
    """One link for each person of the household."""
    return [
        {
            "label": one.person.given_name or str(one.person),
            "url": door.url_of(found.case, one) + form.in_address,
            "current": one.person.pk == found.person.pk,
            "count": None,
        }
        for one in found.household
    ]


def printable(person: Person) -> dict[str, Any]:
    """The languages of the sheet, and the first one that the person speaks."""
    offered = paper.languages()
    spoken = [_PRINTED.get(entry["language"], entry["language"]) for entry in person.languages]
    return {"languages": offered, "language": next((code for code in spoken if code in offered), "")}


# Kurmanji stands under the code of Kurdish.
_PRINTED = {"kmr": "ku"}
