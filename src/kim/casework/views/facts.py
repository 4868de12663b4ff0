"""The page "Angaben": what a person says and shows, by subject. One group is saved at a time."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.forms.facts import FactsForm
from kim.casework.models import Case
from kim.casework.queries import documents
from kim.casework.queries import facts as queries
from kim.casework.views import acting, shell
from kim.casework.views.of_person import case_and_person
from kim.kernel import clock
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways import api as pathways
from kim.people import fact_catalogue
from kim.people.actions import facts
from kim.people.models import Fact, Person
from kim.people.rules.facts import FactGroup
from kim.ui import http


@require_GET
@members_only
def sheet(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """All groups, with what is known, what nobody asked, and what was said before."""
    case, person = case_and_person(request, case_id, person_id, "read")
    context = _context(request, case, person) | {"groups": queries.sheet(request.actor, person)}
    context["papers"] = documents.of_case(request.actor, case, person=person.public_id)
    return http.page(request, "casework/people/facts.html", context)


@members_only
def group(request: MemberRequest, case_id: str, person_id: str, group: str) -> HttpResponse:
    """The questions of one group."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    asked = _group(group)
    stored, version = queries.last_answers(request.actor, person, asked)
    form = FactsForm.of(asked, stored, version, acting.posted(request))
    context = _context(request, case, person) | {"form": form, "group": asked, **_told_before(request, asked)}
    if warned := _warned(request, form, stored, context):
        return warned
    answer = acting.save(
        request,
        form,
        lambda: facts.save(
            actor=request.actor,
            person=person,
            group=asked.key,
            version=form.cleaned_data["version"],
            answers=form.answers(),
        ),
        then=_after(request, case, person, asked),
        said=_("The answers are saved."),
        stored=acting.Stored(asked.label, lambda _last: form.beside(FactsForm.of(asked, stored, version))),
    )
    return answer or http.page(request, "casework/people/facts_form.html", context, status=form.status)


def _told_before(request: MemberRequest, asked: FactGroup) -> dict[str, Any]:
    """What a public body is told before it fills anything in (§ 87 AufenthG)."""
    reported = queries.may_be_reported(request.actor, asked)
    return {"reported": reported, "duty": pathways.reporting_texts(clock.today())}


def _warned(
    request: MemberRequest, form: FactsForm, stored: dict[str, Fact], context: dict[str, Any]
) -> HttpResponse | None:
    """The page that names the duty to report, as long as nobody has read it and nothing is stored yet."""
    if not (form.is_bound and form.is_valid()) or form.cleaned_data["understood"]:
        return None
    told = queries.duty_to_report(request.actor, form.group, stored, form.answers())
    if told is None:
        return None
    warning, about = told
    return http.page(request, "casework/people/facts_warning.html", {**context, "warning": warning, "about": about})


def _group(key: str) -> FactGroup:
    try:
        return fact_catalogue.group(key)
    except KeyError:
        raise Http404 from None


def _after(request: MemberRequest, case: Case, person: Person, asked: FactGroup) -> str:
    """Back to the page, to the group; or on to the next group."""
    keys = [each.key for each in fact_catalogue.groups()]
    following = keys[keys.index(asked.key) + 1 :]
    ids = {"case_id": case.public_id, "person_id": person.public_id}
    if "next_group" in request.POST and following:
        return reverse("casework:facts-group", kwargs={**ids, "group": following[0]})
    return f"{reverse('casework:facts', kwargs=ids)}#{asked.key}"


def _context(request: MemberRequest, case: Case, person: Person) -> dict[str, Any]:
    ids = {"case_id": case.public_id, "person_id": person.public_id}
    return {**shell.of(request, case, "people"), "person": person, "back": reverse("casework:facts", kwargs=ids)}
