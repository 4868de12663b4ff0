"""Meetings in one's own calendar: one meeting as a file; all of them, or those of a body, by a secret address."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from kim.accounts import api as accounts
from kim.accounts.api import calendar_feeds
from kim.kernel import access, clock, ical
from kim.kernel.actor import acting_as
from kim.kernel.doors import MemberRequest, members_only
from kim.steering.actions.invitations import event_of
from kim.steering.models import Body, Meeting
from kim.steering.queries import lists
from kim.steering.rules.codes import MeetingState
from kim.ui import http

BACK = timedelta(days=90)


@require_GET
@members_only
def meeting_file(request: MemberRequest, meeting_id: str) -> HttpResponse:
    """One meeting, to put into a calendar by hand."""
    found = access.get_or_404(request, Meeting, public_id=meeting_id)
    answer = HttpResponse(ical.feed([event_of(found)], str(found)), content_type=ical.CONTENT_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="termin.ics"'
    return answer


@require_GET
@members_only
def calendar(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Meeting)
    return _page(request)


@require_POST
@members_only
def new_address(request: MemberRequest) -> HttpResponse:
    """A new address; the former one is void. It is shown on this answer and never again."""
    access.require(request.actor, "read", Meeting)
    return _page(request, calendar_feeds.make(actor=request.actor))


@require_POST
@members_only
def end_address(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Meeting)
    calendar_feeds.end(actor=request.actor)
    return http.done(request, reverse("steering:calendar"), _("The calendar address is void. Nobody gets dates by it."))


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """All meetings that the holder of the secret may see today."""
    return _feed(secret, "")


@require_safe
def body_feed(request: HttpRequest, secret: str, body_id: str) -> HttpResponse:
    """The meetings of one body."""
    return _feed(secret, body_id)


def _feed(secret: str, body_id: str) -> HttpResponse:
    member = calendar_feeds.find(secret)
    if member is None:
        return _nothing_here()
    with acting_as(accounts.actor_of(member)) as actor:
        rows = lists.meetings(actor).exclude(state=MeetingState.CANCELLED)
        rows = rows.filter(starts_at__gte=clock.now() - BACK)
        name = _("Meetings")
        if body_id:
            body = Body.objects.visible_to(actor).filter(public_id=body_id).first()
            if body is None:
                return _nothing_here()
            rows, name = rows.filter(body=body), body.name
        answer = HttpResponse(ical.feed([event_of(row) for row in rows], name), content_type=ical.CONTENT_TYPE)
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _nothing_here() -> HttpResponse:
    """The same answer for a void and a guessed address; the address stays out of the log."""
    answer = HttpResponse(status=404, headers={"Cache-Control": "no-store"})
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django would log the path, and the secret with it
    return answer


def _page(request: MemberRequest, secret: str = "") -> HttpResponse:
    addresses = []
    if secret:
        whole = reverse("steering:calendar-feed", args=[secret])
        bodies = [
            (body.name, reverse("steering:calendar-body-feed", args=[secret, body.public_id]))
            for body in lists.bodies_today(request.actor)
        ]
        addresses = [(name, settings.KIM_ADDRESS + path) for name, path in ((str(_("All meetings")), whole), *bodies)]
    context = {"feed": calendar_feeds.of(request.actor), "addresses": addresses}
    return http.page(request, "steering/calendar.html", context)
