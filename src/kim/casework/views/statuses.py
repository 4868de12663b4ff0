"""Residence status of a person. Before a public body stores one that it might have to report, the page says so."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.casework import status_sources
from kim.casework.forms import statuses as forms
from kim.casework.models import Case
from kim.casework.queries import people as queries
from kim.casework.queries.status_lines import status_line
from kim.casework.views import acting
from kim.casework.views.of_person import case_and_person, context, person_url
from kim.kernel import access, clock
from kim.kernel.doors import MemberRequest, members_only
from kim.pathways import api as pathways
from kim.people.actions import statuses
from kim.people.models import Person, ResidenceStatus
from kim.ui import http


@members_only
def new(request: MemberRequest, case_id: str, person_id: str) -> HttpResponse:
    """Record a status of the catalogue."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    first = status_sources.proposed(request.actor, case, person, request.GET)
    form = forms.StatusForm(acting.posted(request), initial=first)
    if asked := _ask_first(request, form, case, person):
        return asked
    answer = acting.save(
        request,
        form,
        lambda: statuses.record(actor=request.actor, person=person, **form.values()),
        then=acting.back_to(request, person_url(case, person)),
        said=_("The residence status is recorded."),
    )
    return answer or _form_page(request, form, case, person)


@members_only
def edit(request: MemberRequest, case_id: str, person_id: str, status_id: str) -> HttpResponse:
    """Put a status or its days right."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    status = _status(request, person, status_id)
    form = forms.StatusCorrection.of(status, acting.posted(request))
    if asked := _ask_first(request, form, case, person):
        return asked
    answer = acting.save(
        request,
        form,
        lambda: statuses.correct(actor=request.actor, status=status, version=form.shown_version, **form.values()),
        then=person_url(case, person),
        said=_("The residence status is corrected."),
        stored=acting.Stored(_("Residence status"), forms.StatusCorrection.of),
    )
    return answer or _form_page(request, form, case, person, status=status)


@members_only
def remove(request: MemberRequest, case_id: str, person_id: str, status_id: str) -> HttpResponse:
    """Take out what was recorded by mistake; asks first."""
    case, person = case_and_person(request, case_id, person_id, "edit")
    status = _status(request, person, status_id)
    if request.method == "POST":
        statuses.remove(actor=request.actor, status=status)
        return http.done(request, person_url(case, person), _("The residence status is removed."))
    around = context(request, case, person) | {"line": status_line(status)}
    return http.page(request, "casework/people/status_remove.html", around)


def _ask_first(request: MemberRequest, form: Any, case: Case, person: Person) -> HttpResponse | None:
    """The page that names the duty to report, as long as nobody has read it and nothing is stored yet."""
    if not (form.is_bound and form.is_valid()) or form.cleaned_data["understood"]:
        return None
    warning = queries.duty_to_report(request.actor, form.cleaned_data["key"], form.cleaned_data["last_day"])
    if warning is None:
        return None
    around = context(request, case, person) | {
        "form": form,
        "warning": warning,
        "duty": pathways.reporting_texts(clock.today()),
        "label": dict(form.fields["key"].choices)[form.cleaned_data["key"]],
    }
    return http.page(request, "casework/people/status_warning.html", around)


def _status(request: MemberRequest, person: Person, status_id: str) -> ResidenceStatus:
    found: ResidenceStatus = access.get_or_404(request, ResidenceStatus, "edit", public_id=status_id, person=person)
    return found


def _form_page(
    request: MemberRequest, form: Any, case: Case, person: Person, status: ResidenceStatus | None = None
) -> HttpResponse:
    around = context(request, case, person) | {"form": form, "status": status}
    if queries.acts_for_public_body(request.actor):
        around["duty"] = pathways.reporting_texts(clock.today())
    return http.page(request, "casework/people/status_form.html", around, status=form.status)
