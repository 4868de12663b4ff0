"""Consents, releases and other bases: what holds, who may receive what, and withdrawal in two clicks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.forms.base import ActionForm
from kim.casework.forms.consents import BasisForm, Offered, ReleaseForm
from kim.casework.models import Case
from kim.casework.queries import consents as lines
from kim.casework.queries import documents, kin, people
from kim.casework.views import acting, shell
from kim.consent import queries as consents
from kim.consent.actions import bases, releases
from kim.consent.models import Basis, Release
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.panels import cards
from kim.ui import http


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All bases, releases and notices of the household."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    context = {
        **shell.of(request, case, "consents"),
        **lines.of(request.actor, case.household),
        "notices": consents.notices_of(request.actor, case.household),
        "represented": kin.represented(request.actor, _offered(request, case).residents),
        "shared": cards("casework.consents", request.actor, case),
    }
    return http.page(request, "casework/consents/list.html", context)


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """A statute or a consent for one purpose."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    offered = _offered(request, case)
    form = BasisForm.new(offered, request.GET.get("zweck", ""), acting.posted(request))

    def act() -> Basis:
        return bases.record(actor=request.actor, household=case.household, **form.values())

    answer = acting.save(request, form, act, then=_url(case), said=_("The legal basis is recorded."))
    return answer or _page(request, case, "new", form, offered)


@members_only
def release_new(request: MemberRequest, case_id: str) -> HttpResponse:
    """A release from secrecy towards one recipient."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    offered = _offered(request, case)
    to = lines.named_by_consent(request.actor, case.household, request.GET.get("zu", ""))
    form = ReleaseForm.new(offered, to, acting.posted(request))

    def act() -> Release:
        return releases.record(actor=request.actor, household=case.household, **form.values())

    answer = acting.save(request, form, act, then=_url(case), said=_("The release from secrecy is recorded."))
    return answer or _page(request, case, "release_new", form, offered)


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
    shared = cards("casework.withdrawal", request.actor, basis)
    return answer or _page(request, case, "withdraw", form, line=lines.line(basis), shared=shared)


@members_only
def release_withdraw(request: MemberRequest, case_id: str, release_id: str) -> HttpResponse:
    """First click: what will happen. Second click: it has happened."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    release: Release = access.get_or_404(request, Release, "edit", public_id=release_id, household=case.household_id)
    form = ActionForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: releases.withdraw(actor=request.actor, release=release),
        then=_url(case),
        said=_("The release is withdrawn. From now on nothing may be said to this recipient."),
    )
    shared = cards("casework.withdrawal", request.actor, release)
    return answer or _page(request, case, "release_withdraw", form, line=lines.release_line(release), shared=shared)


def _page(
    request: MemberRequest, case: Case, name: str, form: Any, offered: Offered | None = None, **more: Any
) -> HttpResponse:
    context = {**shell.of(request, case, "consents"), "form": form, "back": _url(case), **more}
    if offered:
        context["represented"] = kin.represented(request.actor, offered.residents)
    return http.page(request, f"casework/consents/{name}.html", context, status=form.status)


def _offered(request: MemberRequest, case: Case) -> Offered:
    residents = [one.person for one in people.residents(request.actor, case)]
    return Offered(residents, list(documents.of_case(request.actor, case)))


def _url(case: Case) -> str:
    return reverse("casework:consents", args=[case.public_id])
