"""Enquiries: what comes before a case. An answer never depends on consent."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.actions import cases, enquiries
from kim.casework.forms.enquiries import AnswerForm, CaseForm, EnquiryCorrection, EnquiryForm, PassOnForm
from kim.casework.models import Case, Enquiry
from kim.casework.queries.doubles import Double
from kim.casework.rules.codes import EnquiryState
from kim.casework.views import acting, doubles
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.ui import http

LAST_ANSWERED = 20


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """Open enquiries, oldest first, and those answered last."""
    access.require(request.actor, "add", Enquiry)
    visible = Enquiry.objects.visible_to(request.actor).select_related("municipality", "case", "taken_by__user")
    context = {
        "open": visible.filter(state=EnquiryState.OPEN).order_by("received_on", "pk"),
        "answered": visible.exclude(state=EnquiryState.OPEN).order_by("-answered_on", "-pk")[:LAST_ANSWERED],
    }
    return http.page(request, "casework/enquiries/list.html", context)


@members_only
def new(request: MemberRequest) -> HttpResponse:
    """A first contact."""
    access.require(request.actor, "add", Enquiry)
    form = EnquiryForm.new(acting.posted(request))
    found = doubles.asked(request, form, "name")
    if same := doubles.chosen(request, found):
        return doubles.enquiry_is(request, form, same)
    if not doubles.all_apart(request, found):
        return _ask(request, form, found, _("Record an enquiry"), reverse("casework:enquiries"))
    answer = acting.save(
        request,
        form,
        lambda: enquiries.record(actor=request.actor, told_apart=[one.key for one in found], **form.values()),
        then=_url,
        said=_("The enquiry is recorded."),
    )
    context = {"form": form, "heading": _("Record an enquiry"), "back": reverse("casework:enquiries")}
    return answer or http.page(request, "casework/enquiries/form.html", context, status=form.status)


@require_GET
@members_only
def detail(request: MemberRequest, enquiry_id: str) -> HttpResponse:
    """One enquiry with what can be done about it."""
    enquiry: Enquiry = access.get_or_404(request, Enquiry, "read", public_id=enquiry_id)
    context = {"enquiry": enquiry, "is_open": enquiry.state == EnquiryState.OPEN}
    return http.page(request, "casework/enquiries/detail.html", context)


@members_only
def edit(request: MemberRequest, enquiry_id: str) -> HttpResponse:
    """Put an open enquiry right."""
    enquiry: Enquiry = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id)
    form = EnquiryCorrection.of(enquiry, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: enquiries.edit(actor=request.actor, enquiry=enquiry, version=form.shown_version, **form.values()),
        then=_url(enquiry),
        said=_("The enquiry is saved."),
        stored=acting.Stored(_("Enquiry"), EnquiryCorrection.of),
    )
    context = {"form": form, "heading": _("Correct an enquiry"), "back": _url(enquiry)}
    return answer or http.page(request, "casework/enquiries/form.html", context, status=form.status)


@members_only
def reply(request: MemberRequest, enquiry_id: str) -> HttpResponse:
    """Answered without a case."""
    enquiry: Enquiry = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id)
    form = AnswerForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: enquiries.answer(actor=request.actor, enquiry=enquiry, **form.cleaned_data),
        then=_url(enquiry),
        said=_("The enquiry is answered."),
    )
    context = {"form": form, "heading": _("Answer without a case"), "back": _url(enquiry)}
    return answer or http.page(request, "casework/enquiries/form.html", context, status=form.status)


@members_only
def pass_on(request: MemberRequest, enquiry_id: str) -> HttpResponse:
    """Somebody else of the unit answers."""
    enquiry: Enquiry = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id)
    form = PassOnForm(request.actor, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: enquiries.pass_on(actor=request.actor, enquiry=enquiry, to=form.cleaned_data["to"]),
        then=reverse("casework:enquiries"),
        said=_("The enquiry is passed on. You no longer see it."),
    )
    context = {"form": form, "heading": _("Pass the enquiry on"), "back": _url(enquiry)}
    return answer or http.page(request, "casework/enquiries/form.html", context, status=form.status)


@require_POST
@members_only
def reopen(request: MemberRequest, enquiry_id: str) -> HttpResponse:
    """Take it up again."""
    enquiry: Enquiry = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id)
    return acting.act_on(
        request,
        lambda: enquiries.reopen(actor=request.actor, enquiry=enquiry),
        then=_url(enquiry),
        said=_("The enquiry is open again."),
    )


@members_only
def open_case(request: MemberRequest, enquiry_id: str = "") -> HttpResponse:
    """A new case, from an enquiry or without one."""
    access.require(request.actor, "add", Case)
    enquiry: Enquiry | None = access.get_or_404(request, Enquiry, "edit", public_id=enquiry_id) if enquiry_id else None
    form = CaseForm.of(enquiry, acting.posted(request))
    back = _url(enquiry) if enquiry else reverse("casework:cases")
    found = doubles.asked(request, form, "label", but=[enquiry.public_id, *enquiry.told_apart] if enquiry else ())
    if same := doubles.chosen(request, found):
        return doubles.case_is(request, form, same)
    if not doubles.all_apart(request, found):
        return _ask(request, form, found, _("Open a case"), back)
    answer = acting.save(
        request,
        form,
        lambda: cases.open(actor=request.actor, enquiry=enquiry, **form.cleaned_data),
        then=lambda case: reverse("casework:intake", args=[case.public_id]),
        said=_("The case is open. The next things to record stand below."),
    )
    context = {"form": form, "heading": _("Open a case"), "enquiry": enquiry, "back": back}
    return answer or http.page(request, "casework/enquiries/form.html", context, status=form.status)


def _ask(request: MemberRequest, form: Any, found: list[Double], heading: Any, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back, **doubles.context(found)}
    return http.page(request, "casework/enquiries/form.html", context, status=http.INVALID)


def _url(enquiry: Enquiry) -> str:
    return reverse("casework:enquiry", args=[enquiry.public_id])
