"""The people of a case: the household, its persons, and who lives there."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.forms import people as forms
from kim.casework.models import Case
from kim.casework.queries import people as queries
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import households, persons
from kim.people.models import HouseholdMember, Person
from kim.ui import http


@require_GET
@members_only
def household(request: MemberRequest, case_id: str) -> HttpResponse:
    """Who lives there, where, since when; who left."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.residents(request.actor, case)
    context = {
        **shell.of(request, case, "people"),
        "residents": found,
        "former": queries.former_residents(request.actor, case),
        "languages": queries.languages_of(found),
    }
    return http.page(request, "casework/people/household.html", context)


@members_only
def household_edit(request: MemberRequest, case_id: str) -> HttpResponse:
    """Name, place of residence and address of the household."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = forms.HouseholdForm.of(case.household, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: households.edit(
            actor=request.actor, household=case.household, version=form.shown_version, **form.values()
        ),
        then=_household_url(case),
        said=_("The household is saved."),
        stored=acting.Stored(_("Household"), forms.HouseholdForm.of),
    )
    context = {**shell.of(request, case, "people"), "form": form, "back": _household_url(case)}
    return answer or http.page(request, "casework/people/household_edit.html", context, status=form.status)


@require_GET
@members_only
def person(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """What is known of one person, with all residence statuses."""
    case, found = _case_and_person(request, case_id, person_id, "read")
    context = {
        **shell.of(request, case, "people"),
        "resident": _resident(request, case, found),
        "person": found,
        "languages": queries.languages_spoken(found),
        "other_names": queries.other_names(found),
        "ways": queries.ways_to_reach(found),
    }
    return http.page(request, "casework/people/person.html", context)


@members_only
def person_edit(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Correct what is known of a person."""
    case, found = _case_and_person(request, case_id, person_id, "edit")
    form = forms.PersonCorrection.of(found, acting.posted(request))
    url = _person_url(case, found)
    answer = acting.save(
        request,
        form,
        lambda: persons.correct(actor=request.actor, person=found, version=form.shown_version, **form.details()),
        then=url,
        said=_("The person is saved."),
        stored=acting.Stored(_("Person"), form.beside),
    )
    context = {**shell.of(request, case, "people"), "form": form, "person": found, "back": url, **form.shown_rows()}
    return answer or http.page(request, "casework/people/person_form.html", context, status=form.status)


@members_only
def relation_edit(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """What the person is to the reference person."""
    case, found = _case_and_person(request, case_id, person_id, "edit")
    member = _resident(request, case, found).membership
    form = forms.RelationForm.of(member, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: persons.change_relation(
            actor=request.actor, membership=member, version=form.shown_version, relation=form.cleaned_data["relation"]
        ),
        then=_person_url(case, found),
        said=_("The relation is saved."),
        stored=acting.Stored(_("Relation"), forms.RelationForm.of),
    )
    context = {**shell.of(request, case, "people"), "form": form, "person": found, "back": _person_url(case, found)}
    return answer or http.page(request, "casework/people/relation_edit.html", context, status=form.status)


@members_only
def move_out(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """The person leaves the household and stays on record."""
    case, found = _case_and_person(request, case_id, person_id, "edit")
    member = _resident(request, case, found).membership
    form = forms.MoveOutForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: persons.move_out(actor=request.actor, membership=member, last_day=form.cleaned_data["last_day"]),
        then=_household_url(case),
        said=_("It is noted that the person left the household."),
    )
    context = {**shell.of(request, case, "people"), "form": form, "person": found, "back": _person_url(case, found)}
    return answer or http.page(request, "casework/people/move_out.html", context, status=form.status)


def _case_and_person(request: MemberRequest, case_id: str, person_id: str, verb: str) -> tuple[Case, Person]:
    case: Case = access.get_or_404(request, Case, verb, public_id=case_id)
    found: Person = access.get_or_404(
        request, Person, verb, public_id=person_id, memberships__household=case.household_id
    )
    return case, found


def _resident(request: MemberRequest, case: Case, found: Person) -> queries.Resident:
    try:
        return queries.resident_of(request.actor, case, found)
    except HouseholdMember.DoesNotExist:
        raise Http404 from None


def _household_url(case: Case) -> str:
    return reverse("casework:household", kwargs={"case_id": case.public_id})


def _person_url(case: Case, found: Person) -> str:
    return reverse("casework:person", kwargs={"case_id": case.public_id, "person_id": found.public_id})
