"""Where the household of a case lives and lived."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from kim.casework.forms import kin as forms
from kim.casework.models import Case
from kim.casework.views import acting
from kim.casework.views.of_person import context, household_url, removal
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.actions import addresses
from kim.people.models import Address
from kim.ui import http

FORM = "casework/people/form.html"


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """The household moved: a new period begins, the one before ends the day before."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    form = forms.MoveForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: addresses.move(actor=request.actor, household=case.household, **form.values()),
        then=household_url(case),
        said=_("The move is recorded. Other offices may be responsible now: look through the open steps."),
    )
    around = context(request, case, form=form, heading=_("Record a move"))
    return answer or http.page(request, FORM, around, status=form.status)


@members_only
def edit(request: MemberRequest, case_id: str, address_id: str) -> HttpResponse:
    """Put place or days right."""
    case, address = _case_and_address(request, case_id, address_id)
    form = forms.AddressCorrection.of(address, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: addresses.correct(actor=request.actor, address=address, version=form.shown_version, **form.values()),
        then=household_url(case),
        said=_("The address is saved."),
        stored=acting.Stored(_("Address"), forms.AddressCorrection.of),
    )
    around = context(request, case, form=form, heading=_("Correct an address"), remove="casework:address-remove")
    return answer or http.page(request, FORM, around | {"removed_id": address.public_id}, status=form.status)


@members_only
def remove(request: MemberRequest, case_id: str, address_id: str) -> HttpResponse:
    """Take out what was recorded by mistake; asks first."""
    case, address = _case_and_address(request, case_id, address_id)
    return removal(
        request,
        context(request, case),
        lambda: addresses.remove(actor=request.actor, address=address),
        _("Remove an address"),
        _("Do this only if it was recorded by mistake; an address where nobody lives any more gets a last day."),
        _("The address is removed."),
    )


def _case_and_address(request: MemberRequest, case_id: str, address_id: str) -> tuple[Case, Address]:
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    found: Address = access.get_or_404(request, Address, "edit", public_id=address_id, household=case.household_id)
    return case, found
