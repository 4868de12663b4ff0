"""The question before an enquiry, a counselling or a case is written down: do we know this household already?

What was typed goes where it belongs: to a known case as a contact not yet saved or into its household, to a known
enquiry into its form. So whatever the answer is, nothing has to be typed twice.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.accounts.api import sent_forms
from kim.casework.forms.enquiries import CaseForm, EnquiryForm
from kim.casework.forms.short_counselling import ShortCounsellingForm
from kim.casework.models import Case, Enquiry
from kim.casework.queries import doubles
from kim.casework.queries.doubles import Double
from kim.kernel.doors import MemberRequest
from kim.ui import drafts, http

SAME, APART = "same", "apart"


def asked(request: MemberRequest, form: Any, field: str, but: Collection[str] = ()) -> list[Double]:
    """The known households to ask about; none if the form says nothing yet or was sent before."""
    if request.method != "POST" or not form.is_valid() or sent_forms.answer_to(request):
        return []
    return doubles.known_as(request.actor, form.cleaned_data[field], but)


def all_apart(request: MemberRequest, found: list[Double]) -> bool:
    """Whoever was shown was seen and is somebody else."""
    return {double.key for double in found} <= set(request.POST.get(APART, "").split())


def chosen(request: MemberRequest, found: list[Double]) -> Double | None:
    """The one that it is."""
    return next((double for double in found if double.key == request.POST.get(SAME)), None)


def context(found: list[Double]) -> dict[str, Any]:
    """For the template: the cards and the answer that rules all of them out."""
    return {"doubles": found, "all_apart": " ".join(double.key for double in found)}


def enquiry_is(request: MemberRequest, form: EnquiryForm, known: Double) -> HttpResponse:
    """The new enquiry is about a known household: a contact in its case, or a word more in its enquiry."""
    typed = form.cleaned_data
    if known.enquiry is not None:
        return http.done(request, _into_enquiry(request, known.enquiry, typed), _("Please check and save."))
    assert known.case is not None  # noqa: S101  # one of the two
    page, field = ("case-reopen", "reason") if known.case.is_closed else ("case-contact-new", "note")
    place = reverse(f"casework:{page}", args=[known.case.public_id])
    note = "\n".join(filter(None, (typed["concern"], typed["reachable"])))
    url = drafts.carry(request, place, {field: note}) if note else place
    return http.done(request, url, _("What you typed stands here, not saved yet."))


def _into_enquiry(request: MemberRequest, enquiry: Enquiry, typed: dict[str, Any]) -> str:
    place = reverse("casework:enquiry-edit", args=[enquiry.public_id])
    concern = "\n\n".join(dict.fromkeys(filter(None, (enquiry.concern, typed["concern"]))))
    municipality = typed["municipality"] or enquiry.municipality
    return drafts.carry(
        request,
        place,
        {
            "version": str(enquiry.version),
            "name": enquiry.name,
            "received_on": f"{enquiry.received_on:%d.%m.%Y}",
            "access_path": enquiry.access_path or typed["access_path"],
            "reachable": ", ".join(dict.fromkeys(filter(None, (enquiry.reachable, typed["reachable"])))),
            "municipality": municipality.key if municipality else "",
            "concern": concern,
        },
    )


def counselling_is(request: MemberRequest, form: ShortCounsellingForm, known: Double) -> HttpResponse:
    """The counselling is about a known household: a contact in its file, or the answer to its enquiry."""
    said = _("What you typed stands here, not saved yet.")
    if known.enquiry is not None:
        place = reverse("casework:enquiry-short", args=[known.enquiry.public_id])
        typed = {name: request.POST.getlist(name) for name in form.fields if name in request.POST}
        return http.done(request, drafts.carry(request, place, typed), said)
    assert known.case is not None  # noqa: S101  # one of the two
    if known.case.is_closed:
        place, fields = reverse("casework:case-reopen", args=[known.case.public_id]), {"note": "reason"}
    else:
        place = reverse("casework:case-contact-new", args=[known.case.public_id])
        fields = {name: name for name in ("note", "kind", "minutes", "took_place_on")}
    typed = {there: request.POST.getlist(here) for here, there in fields.items() if request.POST.get(here)}
    return http.done(request, drafts.carry(request, place, typed) if typed else place, said)


def case_is(request: MemberRequest, form: CaseForm, known: Double) -> HttpResponse:
    """The case exists: another address or place is offered there, not saved yet."""
    if known.case is None:
        return http.done(request, known.url)
    return http.done(request, _into_case(request, known.case, form.cleaned_data), _("This case exists already."))


def _into_case(request: MemberRequest, case: Case, typed: dict[str, Any]) -> str:
    household, place = case.household, typed["municipality"]
    differs = (place and place != household.municipality) or typed["address"].strip() not in ("", household.address)
    if not differs or case.is_closed:
        return reverse("casework:case", args=[case.public_id])
    municipality = place or household.municipality
    return drafts.carry(
        request,
        reverse("casework:household-edit", args=[case.public_id]),
        {
            "version": str(household.version),
            "label": household.label,
            "municipality": municipality.key if municipality else "",
            "address": typed["address"] or household.address,
        },
    )
