"""The agenda of a case manager, and the same without names for their own calendar program."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kim.accounts import api as accounts
from kim.accounts.api import calendar_feeds
from kim.casework.models import Case
from kim.casework.queries import agenda
from kim.casework.queries.agenda import Item, Kind
from kim.kernel import access, ical
from kim.kernel.actor import acting_as
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http

AHEAD = timedelta(weeks=6)


@require_safe
@members_only
def calendar(request: MemberRequest) -> HttpResponse:
    """The next six weeks by day, and whether there is an address for one's own calendar."""
    return _page(request)


@require_POST
@members_only
def new_address(request: MemberRequest) -> HttpResponse:
    """A new address; the former one is void. It is shown on this answer and never again."""
    secret = calendar_feeds.make(actor=request.actor)
    address = settings.KIM_ADDRESS + reverse("casework:calendar-feed", args=[secret])
    return _page(request, address=address)


@require_POST
@members_only
def end_address(request: MemberRequest) -> HttpResponse:
    """The address is void. Steering has calendars too, and an address of its own to end them."""
    _for_case_managers(request)
    calendar_feeds.end(actor=request.actor)
    return http.done(request, reverse("casework:calendar"), _("The calendar address is void. Nobody gets dates by it."))


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program fetches: nobody is logged in, the secret stands for one membership as it is today."""
    membership = calendar_feeds.find(secret)
    if membership is None:
        return _nothing_here()
    with acting_as(accounts.actor_of(membership)) as actor:
        events = [_without_names(item) for item in agenda.items(actor)]
    answer = HttpResponse(ical.feed(events, _("KIM dates")), content_type=ical.CONTENT_TYPE)
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _nothing_here() -> HttpResponse:
    """The same answer for a void and a guessed address; the address stays out of the log."""
    answer = HttpResponse(status=404, headers={"Cache-Control": "no-store"})
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django would log the path, and the secret with it
    return answer


def _without_names(item: Item) -> ical.Event:
    """Kind and case number. Titles are free text, and free text names people."""
    words = {
        Kind.STEP: _("Case %(number)s: a step is due"),
        Kind.TASK: _("Case %(number)s: a task is due"),
        Kind.CONFERENCE: _("Case %(number)s: conference"),
    }
    return ical.Event(
        uid=f"{item.kind}-{item.key}@kim",
        starts=item.at or item.on,
        minutes=item.minutes,
        summary=words[item.kind] % {"number": item.case.number},
        sequence=item.version - 1,
        url=settings.KIM_ADDRESS + reverse("casework:case", args=[item.case.public_id]),
    )


def _for_case_managers(request: MemberRequest) -> None:
    if not access.may(request.actor, "edit", Case):
        raise Http404


def _page(request: MemberRequest, address: str = "") -> HttpResponse:
    _for_case_managers(request)
    context = {
        "days": agenda.days(request.actor, AHEAD),
        "feed": calendar_feeds.of(request.actor),
        "address": address,
    }
    return http.page(request, "casework/calendar.html", context)
