"""What pages of a person and of a household share: the door, the way back, and taking out what was a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from kim.casework.models import Case
from kim.casework.views import shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest
from kim.people.models import Person
from kim.ui import http

Text = str | Promise


def case_and_person(request: MemberRequest, case_id: str, person_id: str, verb: str) -> tuple[Case, Person]:
    """A case and a person who lives or lived in its household; 404 for others."""
    case: Case = access.get_or_404(request, Case, verb, public_id=case_id)
    found: Person = access.get_or_404(
        request, Person, verb, public_id=person_id, memberships__household=case.household_id
    )
    return case, found


def household_url(case: Case) -> str:
    """The page of the household."""
    return reverse("casework:household", kwargs={"case_id": case.public_id})


def person_url(case: Case, person: Person) -> str:
    """The page of the person."""
    return reverse("casework:person", kwargs={"case_id": case.public_id, "person_id": person.public_id})


def context(request: MemberRequest, case: Case, person: Person | None = None, **more: Any) -> dict[str, Any]:
    """Head and tabs of the case, the person, and the way back."""
    back = person_url(case, person) if person else household_url(case)
    return {**shell.of(request, case, "people"), "person": person, "back": back, **more}


def removal(
    request: MemberRequest, around: dict[str, Any], act: Callable[[], None], heading: Text, sentence: Text, said: Text
) -> HttpResponse:
    """Ask first; a POST takes it out."""
    if request.method == "POST":
        act()
        return http.done(request, around["back"], said)
    return http.page(request, "casework/people/remove.html", {**around, "heading": heading, "sentence": sentence})
