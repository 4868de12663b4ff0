"""The pre-check as a PDF that can be read aloud, for the client. It is given to them and kept nowhere."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from kim.consolidation import paper
from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.queries import overview as queries
from kim.consolidation.queries.precheck import facts_of, way_of
from kim.consolidation.views import door
from kim.consolidation.views.way import known_rule
from kim.kernel.doors import MemberRequest, members_only


@require_GET
@members_only
def overview(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """The ways of one person that are not closed."""
    found = door.enter(request, case_id, person_id)
    if not found.member.agreed:
        return redirect(door.url_of(found.case, found.member))
    known = facts_of(request.actor, found.person, ReferenceForm.of(request.GET).at)
    page = queries.overview(known)
    return _answer(paper.overview(found.case, found.person, [*page.open, *page.later], _language(request)))


@require_GET
@members_only
def one_way(request: MemberRequest, case_id: str, person_id: str, rule: str) -> HttpResponse:
    """The criteria of one way."""
    found = door.enter(request, case_id, person_id)
    known_rule(rule)
    if not found.member.agreed:
        return redirect(door.url_of(found.case, found.member))
    known = facts_of(request.actor, found.person, ReferenceForm.of(request.GET).at)
    return _answer(paper.one_way(found.case, found.person, way_of(rule, known), _language(request)))


def _language(request: MemberRequest) -> str:
    chosen = request.GET.get("sprache", "")
    if chosen and chosen not in paper.languages():
        raise Http404
    return chosen


def _answer(content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    # The name of the file says nothing about the person: it may lie in a folder of downloads.
    answer["Content-Disposition"] = 'inline; filename="vorpruefung.pdf"'
    return answer
