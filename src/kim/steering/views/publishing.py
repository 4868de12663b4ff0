"""Buttons that make a body, a meeting or a point public, or take it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions import publishing
from kim.steering.models import AgendaItem, Body, Meeting


def _wanted(request: MemberRequest) -> tuple[bool, str | Promise]:
    if request.POST.get("public") == "1":
        return True, _("Everybody can read this now, as open data.")
    return False, _("This is not public any more.")


@require_POST
@members_only
def body(request: MemberRequest, body_id: str) -> HttpResponse:
    found = access.get_or_404(request, Body, "publish", public_id=body_id)
    is_public, said = _wanted(request)
    return acting.act_on(
        request,
        lambda: publishing.publish_body(actor=request.actor, body=found, is_public=is_public),
        then=found.get_absolute_url(),
        said=said,
    )


@require_POST
@members_only
def meeting(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    is_public, said = _wanted(request)
    return acting.act_on(
        request,
        lambda: publishing.publish_meeting(actor=request.actor, meeting=found, is_public=is_public),
        then=found.get_absolute_url(),
        said=said,
    )


@require_POST
@members_only
def item(request: MemberRequest, meeting_id: str, item_id: str) -> HttpResponse:
    found = access.get_or_404(request, AgendaItem, "edit", public_id=item_id, meeting__public_id=meeting_id)
    is_public, said = _wanted(request)
    return acting.act_on(
        request,
        lambda: publishing.publish_item(actor=request.actor, item=found, is_public=is_public),
        then=found.get_absolute_url(),
        said=said,
    )
