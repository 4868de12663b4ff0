"""How long the authorities take, and what becomes of applications: closed periods only."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.models import OutcomeTable
from kim.steering.queries import consolidation
from kim.steering.queries.reach import smallest_count
from kim.ui import http


@require_GET
@members_only
def figures(request: MemberRequest) -> HttpResponse:
    """Naturalisation apart from §§ 25a, 25b AufenthG; a district without component 3 is told so."""
    if not access.may(request.actor, "read", OutcomeTable):
        raise Http404
    is_here = consolidation.has_component()
    blocks = consolidation.blocks(request.actor) if is_here else []
    return http.page(
        request, "steering/consolidation.html", {"blocks": blocks, "is_here": is_here, "k": smallest_count()}
    )
