"""What comes after a title: a reminder of the next way."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.casework.views import acting
from kim.consolidation.actions import reminders
from kim.consolidation.queries.after import next_way
from kim.consolidation.queries.precheck import facts_of
from kim.consolidation.views import door
from kim.consolidation.views.way import known_rule
from kim.kernel import clock
from kim.kernel.doors import MemberRequest, members_only


@require_POST
@members_only
def remind(request: MemberRequest, case_id: str, person_id: str, rule: str) -> HttpResponse:
    """Put a task on the desk half a year before the earliest day of this way."""
    found = door.enter(request, case_id, person_id, "edit")
    known_rule(rule)
    url = door.url_of(found.case, found.member)
    if not found.member.agreed:
        return redirect(url)
    ahead = next_way(found.person, rule, facts_of(request.actor, found.person, clock.today()))
    return acting.act_on(
        request,
        lambda: reminders.remind(actor=request.actor, case=found.case, ahead=ahead),
        then=url,
        said=_("The reminder stands among your tasks."),
    )
