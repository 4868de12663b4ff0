"""Relatives of a person, and who decides for them."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.casework.forms import kin as forms
from kim.casework.queries import kin as queries
from kim.casework.views import acting
from kim.casework.views.of_person import case_and_person, context, person_url, removal
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import guardians, relations
from kim.people.models import FamilyRelation, Guardianship, Person
from kim.ui import http

FORM = "casework/people/form.html"


@members_only
def relative_new(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Somebody of the family, on record or elsewhere."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    form = forms.RelativeForm.new(queries.may_be_chosen(request.actor, person), acting.posted(request))

    def act() -> FamilyRelation:
        chosen = form.cleaned_data["relative"]
        found = access.get_or_404(request, Person, "edit", public_id=chosen) if chosen else None
        return relations.record(actor=request.actor, person=person, relative=found, **form.values())

    answer = acting.save(request, form, act, then=person_url(case, person), said=_("The relative is recorded."))
    around = context(request, case, person, form=form, heading=_("Record a relative"))
    return answer or http.page(request, FORM, around, status=form.status)


@members_only
def relative_edit(request: MemberRequest, case_id: str, person_id: str, relation_id: str) -> HttpResponse:
    """Put right what the two are to each other."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    relation: FamilyRelation = access.get_or_404(request, FamilyRelation, "edit", public_id=relation_id, person=person)
    form = forms.RelativeCorrection.of(relation, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: relations.correct(actor=request.actor, relation=relation, version=form.shown_version, **form.values()),
        then=person_url(case, person),
        said=_("The relation is saved."),
        stored=acting.Stored(_("Relation"), forms.RelativeCorrection.of),
    )
    around = context(
        request, case, person, form=form, heading=_("Correct a relative"), remove="casework:relative-remove"
    )
    return answer or http.page(request, FORM, around | {"removed_id": relation.public_id}, status=form.status)


@members_only
def relative_remove(request: MemberRequest, case_id: str, person_id: str, relation_id: str) -> HttpResponse:
    """Take out what was recorded by mistake; asks first."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    relation: FamilyRelation = access.get_or_404(request, FamilyRelation, "edit", public_id=relation_id, person=person)
    return removal(
        request,
        context(request, case, person),
        lambda: relations.remove(actor=request.actor, relation=relation),
        _("Remove a relative"),
        _("Do this only if it was recorded by mistake; a relation that ended gets a last day instead."),
        _("The relation is removed."),
    )


@members_only
def guardian_new(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Somebody who decides for the person."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    offered = queries.of_household(request.actor, case, person)
    form = forms.GuardianForm.new(offered, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: guardians.record(actor=request.actor, person=person, **form.values()),
        then=person_url(case, person),
        said=_("It is recorded who decides."),
    )
    around = context(request, case, person, form=form, heading=_("Record who decides"))
    return answer or http.page(request, FORM, around, status=form.status)


@members_only
def guardian_edit(request: MemberRequest, case_id: str, person_id: str, guardianship_id: str) -> HttpResponse:
    """Put it right, or end it with a last day."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    found: Guardianship = access.get_or_404(request, Guardianship, "edit", public_id=guardianship_id, person=person)
    offered = queries.of_household(request.actor, case, person)
    form = forms.GuardianCorrection.of(found, offered, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: guardians.correct(actor=request.actor, guardianship=found, version=form.shown_version, **form.values()),
        then=person_url(case, person),
        said=_("It is saved who decides."),
        stored=acting.Stored(_("Who decides"), lambda last: forms.GuardianCorrection.of(last, offered)),
    )
    around = context(
        request, case, person, form=form, heading=_("Correct who decides"), remove="casework:guardian-remove"
    )
    return answer or http.page(request, FORM, around | {"removed_id": found.public_id}, status=form.status)


@members_only
def guardian_remove(request: MemberRequest, case_id: str, person_id: str, guardianship_id: str) -> HttpResponse:
    """Take out what was recorded by mistake; asks first."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    found: Guardianship = access.get_or_404(request, Guardianship, "edit", public_id=guardianship_id, person=person)
    return removal(
        request,
        context(request, case, person),
        lambda: guardians.remove(actor=request.actor, guardianship=found),
        _("Remove who decides"),
        _("Do this only if it was recorded by mistake; what ended gets a last day instead."),
        _("It is removed."),
    )
