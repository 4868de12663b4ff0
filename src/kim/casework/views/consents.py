"""Consents and other bases: what holds, who may receive what, and withdrawal in two clicks."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.forms.base import ActionForm
from kim.casework.forms.intake import BasisForm
from kim.casework.models import Case
from kim.casework.queries import kin, people
from kim.casework.views import acting, shell
from kim.consent import labels
from kim.consent import queries as consents
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.people.models import Person
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All bases and notices of the household."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    found = consents.of_household(request.actor, case.household)
    context = {
        **shell.of(request, case, "consents"),
        "bases": [_line(basis) for basis in found],
        "notices": consents.notices_of(request.actor, case.household),
        "represented": _represented(request, case),
    }
    return http.page(request, "casework/consents/list.html", context)


def _line(basis: Basis) -> dict[str, object]:
    state = basis.state
    return {
        "basis": basis,
        "recipients": ", ".join(str(recipient) for recipient in basis.recipients.all()),
        "areas": ", ".join(str(labels.DATA_AREAS[code]) for code in basis.data_areas),
        "state": state.value,
        "state_label": labels.STATES[state],
        "may_withdraw": basis.kind == "consent" and state.value in ("valid", "not_yet"),
    }


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """A statute or a consent for one purpose."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    residents = [one.person for one in people.residents(request.actor, case)]
    form = BasisForm.new(
        [(person.public_id, str(person)) for person in residents],
        request.GET.get("zweck", ""),
        acting.posted(request),
    )

    def act() -> Basis:
        who = _chosen(residents, form.cleaned_data["person"])
        return bases.record(actor=request.actor, household=case.household, person=who, **form.values())

    answer = acting.save(request, form, act, then=_url(case), said=_("The legal basis is recorded."))
    context = {**shell.of(request, case, "consents"), "form": form, "back": _url(case)}
    context["represented"] = kin.represented(request.actor, residents)
    return answer or http.page(request, "casework/consents/new.html", context, status=form.status)


def _represented(request: MemberRequest, case: Case) -> list[kin.Represented]:
    return kin.represented(request.actor, [one.person for one in people.residents(request.actor, case)])


def _chosen(residents: list[Person], public_id: str) -> Person | None:
    return next((person for person in residents if person.public_id == public_id), None)


@members_only
def withdraw(request: MemberRequest, case_id: str, basis_id: str) -> HttpResponse:
    """First click: what will happen. Second click: it has happened."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    basis: Basis = access.get_or_404(request, Basis, "edit", public_id=basis_id, household=case.household_id)
    form = ActionForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: bases.withdraw(actor=request.actor, basis=basis),
        then=_url(case),
        said=_("The consent is withdrawn. From now on nothing may be shared on it."),
    )
    context = {**shell.of(request, case, "consents"), "form": form, "line": _line(basis), "back": _url(case)}
    return answer or http.page(request, "casework/consents/withdraw.html", context, status=form.status)


def _url(case: Case) -> str:
    return reverse("casework:consents", args=[case.public_id])
