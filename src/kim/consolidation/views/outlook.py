"""All that comes on legal pathways in one's own cases."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.casework.models import Case
from kim.consolidation.queries.outlook import of_desk
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways.api import NOT_BINDING
from kim.ui import http


@require_GET
@members_only
def outlook(request: MemberRequest) -> HttpResponse:
    """Criteria that time meets soon, and wordings of the law that begin; next first."""
    if not access.may(request.actor, "edit", Case):
        raise Http404
    return http.page(request, "consolidation/outlook.html", {"lines": of_desk(request.actor), "sentence": NOT_BINDING})
