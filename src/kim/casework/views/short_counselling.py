"""Short counsellings: record one, put it right, make a case of it; and back, while nothing was agreed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework.actions import short_counselling
from kim.casework.forms import short_counselling as forms
from kim.casework.models import Case, Enquiry
from kim.casework.rules.forms import hindrance
from kim.casework.views import acting, doubles, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http


@members_only
def new(request: MemberRequest, enquiry_id: str = "") -> HttpResponse:
    """Counselling and contact on one page, from an enquiry or without one."""
    access.require(request.actor, "add", Case)
    enquiry: Enquiry | None = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id) if enquiry_id else None
    form = forms.ShortCounsellingForm.of(enquiry, acting.posted(request))
    back = reverse("casework:enquiry", args=[enquiry.public_id]) if enquiry else reverse("casework:cases")
    found = doubles.asked(request, form, "name", but=[enquiry.public_id, *enquiry.told_apart] if enquiry else ())
    if same := doubles.chosen(request, found):
        return doubles.counselling_is(request, form, same)
    if not doubles.all_apart(request, found):
        context = {"form": form, "back": back, **doubles.context(found)}
        return http.page(request, "casework/short/new.html", context, status=http.INVALID)
    answer = acting.save(
        request,
        form,
        lambda: short_counselling.record(actor=request.actor, enquiry=enquiry, **form.values()),
        then=_url,
        said=_("The short counselling is recorded."),
    )
    return answer or http.page(request, "casework/short/new.html", {"form": form, "back": back}, status=form.status)


@members_only
def edit(request: MemberRequest, case_id: str) -> HttpResponse:
    """Name, place, topics."""
    case = _short(request, case_id)
    form = forms.ShortCounsellingCorrection.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: short_counselling.edit(actor=request.actor, case=case, version=form.shown_version, about=form.about),
        then=_url(case),
        said=_("The short counselling is saved."),
        stored=acting.Stored(_("Short counselling"), forms.ShortCounsellingCorrection.of),
    )
    return answer or _page(request, case, form, "casework/short/edit.html")


@members_only
def to_case(request: MemberRequest, case_id: str) -> HttpResponse:
    """Deep case management is indicated."""
    case = _short(request, case_id)
    form = forms.ToCaseForm.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: short_counselling.to_case(actor=request.actor, case=case, version=form.shown_version, **form.values()),
        then=lambda case: reverse("casework:intake", args=[case.public_id]),
        said=_("This is a case now. Contacts and tasks came along."),
        stored=acting.Stored(_("Short counselling"), forms.ToCaseForm.of),
    )
    return answer or _page(request, case, form, "casework/short/to_case.html", contacts=case.contacts.count())


@members_only
def from_case(request: MemberRequest, case_id: str) -> HttpResponse:
    """No plan is needed after all."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    if case.is_short:
        raise Http404
    form = forms.ToShortForm.of(case, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: short_counselling.from_case(
            actor=request.actor, case=case, version=form.shown_version, reason=form.cleaned_data["reason"]
        ),
        then=_url(case),
        said=_("This is a short counselling now."),
        stored=acting.Stored(_("Case"), forms.ToShortForm.of),
    )
    found = hindrance(short_counselling.standing_of(case))
    return answer or _page(request, case, form, "casework/short/from_case.html", hindrance=found)


def _short(request: MemberRequest, case_id: str) -> Case:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    if not case.is_short:
        raise Http404
    return case


def _page(request: MemberRequest, case: Case, form: Any, template: str, **more: Any) -> HttpResponse:
    context = {**shell.of(request, case, "overview"), "form": form, "back": _url(case), **more}
    return http.page(request, template, context, status=form.status)


def _url(case: Case) -> str:
    return reverse("casework:case", args=[case.public_id])
