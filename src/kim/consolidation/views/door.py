"""The door of this context: the case, the person who lives in it, and whether they agreed."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from kim.casework.models import Case
from kim.casework.views import shell
from kim.casework.views.of_person import case_and_person
from kim.consolidation.queries.precheck import Found, Member, members
from kim.kernel.doors import MemberRequest


def enter(request: MemberRequest, case_id: str, person_id: str, verb: str = "read") -> Found:
    """A case and a person who lives in its household today; 404 for others and for short counselling."""
    case, person = case_and_person(request, case_id, person_id, verb)
    household = members(request.actor, case)
    member = next((one for one in household if one.person.pk == person.pk), None)
    if member is None or case.is_short:
        raise Http404
    return Found(case, member, household)


def url_of(case: Case, member: Member) -> str:
    """The overview of one person."""
    return reverse("consolidation:ways-of", args=[case.public_id, member.person.public_id])


def addresses(case: Case, member: Member) -> dict[str, str]:
    """Below these stand each way of a person and each law page, by the id of the rule; a page has dozens of links."""
    law = reverse("pathways:rule", args=["_"]).removesuffix("_/")
    return {"ways_url": url_of(case, member), "law_url": law}


def context(request: MemberRequest, case: Case, **more: Any) -> dict[str, Any]:
    """Head and tabs of the case."""
    consent_url = reverse("casework:consent-new", args=[case.public_id]) + "?zweck=legal_precheck"
    return {**shell.of(request, case, "ways"), "consent_url": consent_url, **more}
