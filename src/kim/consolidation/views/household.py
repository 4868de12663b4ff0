"""The others in the household: a part that the overview fetches after it has been drawn, and a page of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from kim.accounts.doors import go
from kim.consolidation.forms.reference import ReferenceForm
from kim.consolidation.queries import household as queries
from kim.consolidation.queries.precheck import Found
from kim.consolidation.rules.family import PARENTS
from kim.consolidation.views import door
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways.api import NOT_BINDING
from kim.ui import http


@require_GET
@members_only
def household(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """The nearest way of each of the others, and who could follow whom."""
    found = door.enter(request, case_id, person_id)
    form = ReferenceForm.of(request.GET)
    if not found.member.agreed:
        # A consent that ended while the overview was open: the whole page says so.
        return go(request, door.url_of(found.case, found.member) + form.in_address)
    known = queries.known_of(request.actor, found.household, form.at)
    context = {
        "case": found.case,
        "found": found,
        "form": form,
        "others": queries.others(found, known),
        "family": queries.family(request.actor, found, known, form.at),
        "parents": PARENTS,
        "sentence": NOT_BINDING,
    }
    if not http.is_fragment(request):
        context |= door.context(request, found.case)
    return http.page(request, "consolidation/household.html", context, fragment="panels")


def placeholder(found: Found, form: ReferenceForm) -> dict[str, Any]:
    """What stands in the overview until the part comes: who they are. `household_url`: empty if nothing can come."""
    others = queries.others(found, {})
    address = reverse("consolidation:ways-household", args=[found.case.public_id, found.person.public_id])
    is_asked = any(one.member.agreed for one in others)
    return {"others": others, "household_url": address + form.in_address if is_asked else ""}
