"""The people of a case: the household, its persons, and who lives there."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.forms import people as forms
from kim.casework.forms.kin import MoveInForm
from kim.casework.models import Case
from kim.casework.queries import kin
from kim.casework.queries import people as queries
from kim.casework.views import acting, shell
from kim.casework.views.of_person import case_and_person, context, household_url, person_url
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import households, persons
from kim.people.models import HouseholdMember, Person
from kim.people.rules.ages import is_minor
from kim.ui import http


@require_GET
@members_only
def household(request: MemberRequest, case_id: str) -> HttpResponse:
    """Who lives there, where, since when; who left."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = queries.residents(request.actor, case)
    around = {
        **shell.of(request, case, "people"),
        "residents": found,
        "stays": kin.stays(request.actor, case),
        "addresses": kin.addresses(request.actor, case),
        "represented": kin.represented(request.actor, [one.person for one in found]),
        "languages": queries.languages_of(found),
    }
    return http.page(request, "casework/people/household.html", around)


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
        then=household_url(case),
        said=_("The household is saved."),
        stored=acting.Stored(_("Household"), forms.HouseholdForm.of),
    )
    around = {**shell.of(request, case, "people"), "form": form, "back": household_url(case)}
    return answer or http.page(request, "casework/people/household_edit.html", around, status=form.status)


@require_GET
@members_only
def person(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """What is known of one person, with all residence statuses."""
    case, found = case_and_person(request, case_id, person_id, "read")
    resident = _resident(request, case, found)
    around = {
        **shell.of(request, case, "people"),
        "resident": resident,
        "lives_here": clock.today() in resident.membership.valid,
        "person": found,
        "languages": queries.languages_spoken(found),
        "other_names": queries.other_names(found),
        "ways": queries.ways_to_reach(found),
        "relatives": kin.relatives(request.actor, found),
        "guardians": kin.guardians(request.actor, found),
        "is_minor": is_minor(found.birth_date, clock.today()),
    }
    return http.page(request, "casework/people/person.html", around)


@members_only
def person_edit(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Correct what is known of a person."""
    case, found = case_and_person(request, case_id, person_id, "edit")
    form = forms.PersonCorrection.of(found, acting.posted(request))
    url = person_url(case, found)
    answer = acting.save(
        request,
        form,
        lambda: persons.correct(actor=request.actor, person=found, version=form.shown_version, **form.details()),
        then=url,
        said=_("The person is saved."),
        stored=acting.Stored(_("Person"), form.beside),
    )
    around = {**shell.of(request, case, "people"), "form": form, "person": found, "back": url, **form.shown_rows()}
    return answer or http.page(request, "casework/people/person_form.html", around, status=form.status)


@members_only
def relation_edit(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """What the person is to the reference person."""
    case, found = case_and_person(request, case_id, person_id, "edit")
    member = _resident(request, case, found).membership
    form = forms.RelationForm.of(member, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: persons.change_relation(
            actor=request.actor, membership=member, version=form.shown_version, **form.values()
        ),
        then=person_url(case, found),
        said=_("The relation is saved."),
        stored=acting.Stored(_("Relation"), forms.RelationForm.of),
    )
    around = {**shell.of(request, case, "people"), "form": form, "person": found, "back": person_url(case, found)}
    return answer or http.page(request, "casework/people/relation_edit.html", around, status=form.status)


@members_only
def move_out(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """The person leaves the household and stays on record."""
    case, found = case_and_person(request, case_id, person_id, "edit")
    member = _resident(request, case, found).membership
    form = forms.MoveOutForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: persons.move_out(actor=request.actor, membership=member, last_day=form.cleaned_data["last_day"]),
        then=household_url(case),
        said=_("It is noted that the person left the household."),
    )
    around = {**shell.of(request, case, "people"), "form": form, "person": found, "back": person_url(case, found)}
    return answer or http.page(request, "casework/people/move_out.html", around, status=form.status)


@members_only
def move_in(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Somebody on record lives in the household again."""
    case, found = case_and_person(request, case_id, person_id, "edit")
    form = MoveInForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: persons.move_in(actor=request.actor, household=case.household, person=found, **form.cleaned_data),
        then=person_url(case, found),
        said=_("It is noted that the person lives in the household again."),
    )
    around = context(request, case, found, form=form, heading=_("Lives in the household again"))
    return answer or http.page(request, "casework/people/form.html", around, status=form.status)


def _resident(request: MemberRequest, case: Case, found: Person) -> queries.Resident:
    try:
        return queries.resident_of(request.actor, case, found)
    except HouseholdMember.DoesNotExist:
        raise Http404 from None
