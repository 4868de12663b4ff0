"""Contacts: one entry from everywhere, the list of a case, and putting one right."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.actions import contacts, follow_ups
from kim.casework.forms import contacts as forms
from kim.casework.models import Case, Contact
from kim.casework.queries import contacts as queries
from kim.casework.queries import history as past
from kim.casework.queries.telling import PICTURES
from kim.casework.views import acting, current, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import drafts, http

PER_PAGE = 25
FIELDS = ("kind", "took_place_on", "minutes", "interpreting", "note")


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All contacts of a case, newest first."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    page = Paginator(queries.of_case(request.actor, case), PER_PAGE).get_page(request.GET.get("seite"))
    context = {**shell.of(request, case, "contacts"), "page": page, "icons": PICTURES}
    return http.page(request, "casework/contacts.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """A contact from anywhere: the case is chosen here, or is the one whose page is open."""
    if not access.may(request.actor, "edit", Case):
        raise Http404
    data = acting.posted(request)
    case = _case_in_hand(request, data)
    form = forms.for_new(
        queries.company(request.actor, case) if case else queries.NOBODY,
        data,
        cases=queries.cases_to_choose(request.actor),
        case_id=case.public_id if case else "",
        auto_id=_ids(request),
    )
    return _record(request, form, case)


@members_only
def new_in_case(request: MemberRequest, case_id: str) -> HttpResponse:
    """A contact of this case; the one-line entry on its page comes here too."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = forms.for_new(
        queries.company(request.actor, case),
        acting.posted(request),
        step_id=request.GET.get("schritt", ""),
        auto_id=_ids(request),
    )
    return _record(request, form, case)


def _ids(request: MemberRequest) -> str:
    """A dialog lies over a page that may hold the same fields."""
    return "dialog_%s" if http.is_fragment(request) else "id_%s"


def _case_in_hand(request: MemberRequest, data: QueryDict | None) -> Case | None:
    """The case that was named or is open; None if there is none, or none to write into."""
    named = (data or request.GET).get("case") or current.case_id(request)
    try:
        found: Case | None = access.get_or_404(request, Case, "edit", public_id=named) if named else None
    except (Http404, PermissionDenied):
        return None
    return found


def _record(request: MemberRequest, form: forms.ContactForm, case: Case | None) -> HttpResponse:
    # Without a case the form is never valid: it asks for one.
    answer = _save(request, form, case) if case else None
    if case is None and form.is_bound and request.method != "POST":
        drafts.unchecked(form)
    context = {"form": form, "written_in": case, "next": request.POST.get("next") or current.page(request)}
    part = "company" if request.headers.get("HX-Target") == "contact-company" else "dialog"
    return answer or http.page(request, "casework/contact_new.html", context, fragment=part, status=form.status)


def _save(request: MemberRequest, form: forms.ContactForm, case: Case) -> HttpResponse | None:
    def act() -> Contact:
        return follow_ups.record(actor=request.actor, case=case, finished=form.closes_step, **form.values())

    return acting.save(
        request, form, act, then=lambda _contact: _next(request, form, case), said=_("The contact is recorded.")
    )


def _next(request: MemberRequest, form: forms.ContactForm, case: Case) -> str:
    """The obstacle that was met, the next contact, or the page one came from."""
    here = {"case_id": case.public_id}
    if form.meets_obstacle:
        return reverse("casework:obstacle-new", kwargs=here)
    if "another" in request.POST:
        return reverse("casework:contact-new")
    return acting.back_to(request, reverse("casework:case", kwargs=here))


@members_only
def correct(request: MemberRequest, case_id: str, contact_id: str) -> HttpResponse:
    """Put a contact right; the former version stays in the history."""
    contact: Contact = access.get_or_404(request, Contact, "edit", public_id=contact_id, case__public_id=case_id)
    case, actor = contact.case, request.actor
    company = queries.company(actor, case, keep=contact)
    form = forms.for_correction(contact, company, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: contacts.correct(actor=actor, contact=contact, version=form.shown_version, **form.values()),
        then=reverse("casework:contacts", kwargs={"case_id": case_id}),
        said=_("The contact is corrected. The former version stays in the history."),
        stored=acting.Stored(_("Contact"), lambda now: forms.for_correction(now, queries.company(actor, case, now))),
    )
    context = {**shell.of(request, case, "contacts"), "form": form, "contact": contact}
    return answer or http.page(request, "casework/contact_edit.html", context, status=form.status)


@require_GET
@members_only
def history(request: MemberRequest, case_id: str, contact_id: str) -> HttpResponse:
    """What a contact said before it was corrected, when and by whom."""
    contact: Contact = access.get_or_404(request, Contact, "read", public_id=contact_id, case__public_id=case_id)
    context = {
        **shell.of(request, contact.case, "contacts"),
        "contact": contact,
        "versions": past.versions(contact, FIELDS),
    }
    return http.page(request, "casework/contact_history.html", context)
