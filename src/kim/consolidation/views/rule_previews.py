"""Before a planned wording of the law is switched on: how many cases change which value."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.consolidation.models import RuleShift, RuleShiftCount
from kim.consolidation.queries import rule_previews as queries
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways import api as pathways
from kim.pathways.api import NOT_BINDING
from kim.ui import http


@require_GET
@members_only
def rule_preview(request: MemberRequest) -> HttpResponse:
    """The drafts, what they change in numbers, and for a case manager the own cases."""
    if not access.may(request.actor, "read", RuleShiftCount):
        raise Http404
    counted, changes = queries.counted(request.actor)
    works = access.may(request.actor, "read", RuleShift)
    context = {
        "drafts": pathways.drafts(),
        "counted": counted,
        "changes": changes,
        "works": works,
        "own": queries.own(request.actor) if works else [],
        "sentence": NOT_BINDING,
    }
    return http.page(request, "consolidation/rule_preview.html", context)
