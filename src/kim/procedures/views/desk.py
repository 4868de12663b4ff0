"""The workspace of an officer."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.models import Procedure
from kim.procedures.queries import desk, own, stages
from kim.ui import http


@require_GET
@members_only
def today(request: MemberRequest) -> HttpResponse:
    """What is due, what waits in which stage, which titles end."""
    area = own.own_area(request.actor)
    if area is None or not access.may(request.actor, "read", Procedure):
        raise Http404
    context = {"desk": desk.desk(request.actor, area), "note": stages.note_of(area)}
    return http.page(request, "procedures/desk.html", context)
