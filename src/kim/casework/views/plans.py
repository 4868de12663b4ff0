"""The plan of a case: what comes first, what holds up what, as a net and as a list."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.models import Case
from kim.casework.queries import blocked, net, plan_calendar
from kim.casework.queries import plan as queries
from kim.casework.views import shell
from kim.casework.views.steps import plan_url
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.ui import http

ONLY_LIST, AS_CALENDAR = "liste", "kalender"


@require_GET
@members_only
def plan(request: MemberRequest, case_id: str) -> HttpResponse:
    """What comes first, what holds up what: as a net and as a list with the same facts."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.view(request.actor, case)
    shown = request.GET.get("ansicht", "")
    only_list, as_calendar = shown == ONLY_LIST, shown == AS_CALENDAR
    here = plan_url(case)
    context = {
        **shell.of(request, case, "plan"),
        "calendar": organisations.working_days(),
        "plan": found,
        "net": net.draw(found) if found.steps and not (only_list or as_calendar) else None,
        "calendar_view": plan_calendar.draw(found, clock.today()) if found.steps and as_calendar else None,
        "blocked": blocked.blocked(found),
        "rows": [line for line in found.steps if line.step.done_on is None],
        "finished": [line for line in found.steps if line.step.done_on is not None],
        "decisive": found.longest_path[0] if found.longest_path else None,
        "views": [
            {"label": _("Net and list"), "url": here, "current": not (only_list or as_calendar), "icon": "graph"},
            {"label": _("Only the list"), "url": f"{here}?ansicht={ONLY_LIST}", "current": only_list, "icon": "table"},
            {
                "label": _("Calendar"),
                "url": f"{here}?ansicht={AS_CALENDAR}",
                "current": as_calendar,
                "icon": "calendar-today",
            },
        ],
        "obstacle_url": shell.url_of("casework:obstacle-new", case),
    }
    return http.page(request, "casework/plan/plan.html", context)
