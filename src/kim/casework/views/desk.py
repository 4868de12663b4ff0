"""The desk: what is due today, what waits for others, what ends soon; and the workload of a unit for its lead."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from kim.casework.desk_labels import WORKLOAD
from kim.casework.forms import quick_contacts as forms
from kim.casework.models import Case
from kim.casework.queries import contacts
from kim.casework.queries import today as desk
from kim.casework.queries import workload as numbers
from kim.kernel import access, panels
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@require_GET
@members_only
def today(request: MemberRequest) -> HttpResponse:
    """The page that a working day begins with."""
    if not access.may(request.actor, "edit", Case):
        raise Http404
    context = {
        "page": desk.page(request.actor),
        "news": desk.news(request.actor),
        "cards": panels.cards("casework.today", request.actor, None),
        "form": forms.for_desk(contacts.cases_to_choose(request.actor)),
    }
    return http.page(request, "casework/today.html", context)


@require_GET
@members_only
def workload(request: MemberRequest) -> HttpResponse:
    """How many cases each case manager of the unit has. Numbers only: no case can be opened from here."""
    if not access.may(request.actor, "count", Case):
        raise Http404
    context = {"rows": numbers.of_unit(request.actor), "columns": WORKLOAD.items()}
    return http.page(request, "casework/workload.html", context)
