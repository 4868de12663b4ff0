"""Two records of one person: find the other one, look at what would happen, do it, and take it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.casework.forms.merging import MergeForm, PersonSearch, UndoMergeForm
from kim.casework.models import Case
from kim.casework.queries import merging as queries
from kim.casework.queries import twins
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import known, merging
from kim.people.models import Merge, Person
from kim.ui import http


@members_only
def doubles(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Who may be the same person, who else it might be, and what was put together before."""
    case, person = _case_and_person(request, case_id, person_id)
    form = PersonSearch(request.POST if request.method == "POST" else None)
    found = queries.others(request.actor, person, form.cleaned_data["q"]) if form.is_bound and form.is_valid() else None
    context = {
        **shell.of(request, case, "people"),
        "person": person,
        "cards": twins.cards_of(request.actor, case, person),
        "form": form,
        "found": found,
        "past": queries.past(request.actor, person),
    }
    return http.page(request, "casework/people/doubles.html", context, status=http.INVALID if form.errors else 200)


@require_POST
@members_only
def apart(request: MemberRequest, case_id: str, person_id: str, other_id: str) -> HttpResponse:
    """The two are two persons; nobody asks again."""
    case, person = _case_and_person(request, case_id, person_id)
    other = _other(request, other_id)
    return acting.act_on(
        request,
        lambda: known.tell_apart(actor=request.actor, person=person, others=[other]),
        then=_doubles_url(case, person),
        said=_("It is kept that these are two persons."),
    )


@members_only
def merge(request: MemberRequest, case_id: str, person_id: str, other_id: str) -> HttpResponse:
    """The preview and the reason; the record of the address stays, the other one is given up."""
    case, person = _case_and_person(request, case_id, person_id)
    other = _other(request, other_id)
    form = MergeForm(person, other, acting.posted(request))
    if "look" in request.POST:
        form.is_valid()
        return _page(request, case, person, other, form, status=200)
    answer = acting.save(
        request,
        form,
        lambda: merging.merge(
            actor=request.actor, kept=person, given_up=other, reason=form.cleaned_data["reason"], take=form.taken
        ),
        then=_doubles_url(case, person),
        said=_("The two records are one now. You can undo that below."),
    )
    return answer or _page(request, case, person, other, form, status=form.status)


def _page(
    request: MemberRequest, case: Case, person: Person, other: Person, form: MergeForm, *, status: int
) -> HttpResponse:
    sheet = queries.sheet(request.actor, person, other, form.taken)
    context: dict[str, Any] = {
        **shell.of(request, case, "people"),
        "person": person,
        "other": other,
        "form": form,
        "sheet": sheet,
        "submit": None if sheet.refusal else _("Put the two together"),
        "back": _doubles_url(case, person),
    }
    return http.page(request, "casework/people/merge.html", context, status=status)


@members_only
def undo(request: MemberRequest, case_id: str, person_id: str, merge_id: str) -> HttpResponse:
    """Give back both records as they were."""
    case, person = _case_and_person(request, case_id, person_id)
    found: Merge = access.get_or_404(request, Merge, "read", public_id=merge_id, kept=person)
    form = UndoMergeForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: merging.undo(actor=request.actor, merge=found, reason=form.cleaned_data["reason"]),
        then=_doubles_url(case, person),
        said=_("The two are two records again."),
    )
    context = {
        **shell.of(request, case, "people"),
        "person": person,
        "merge": found,
        "form": form,
        "refusal": merging.hindrance(found),
        "back": _doubles_url(case, person),
    }
    return answer or http.page(request, "casework/people/merge_undo.html", context, status=form.status)


def _case_and_person(request: MemberRequest, case_id: str, person_id: str) -> tuple[Case, Person]:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    person: Person = access.get_or_404(
        request, Person, "edit", public_id=person_id, pk__in=case.household.memberships.values("person")
    )
    return case, person


def _other(request: MemberRequest, other_id: str) -> Person:
    other: Person = access.get_or_404(request, Person, "edit", public_id=other_id)
    return other


def _doubles_url(case: Case, person: Person) -> str:
    return reverse("casework:person-doubles", args=[case.public_id, person.public_id])
