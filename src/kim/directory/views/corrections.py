"""Corrections: propose, decide, look back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kim.accounts import acting
from kim.directory.actions import corrections as actions
from kim.directory.forms.corrections import YES, DecisionForm, ProposalForm, ResponsibilityProposalForm
from kim.directory.models import Correction, Service
from kim.directory.rules.codes import CorrectionState
from kim.kernel import access, panels
from kim.kernel.doors import MemberRequest, members_only
from kim.organisations import api as organisations
from kim.ui import http

FORM = "directory/correction_form.html"


@require_GET
@members_only
def corrections(request: MemberRequest) -> HttpResponse:
    """All of them, the open ones first; what was decided stays."""
    if not access.may(request.actor, "read", Correction):
        raise Http404
    rows = Correction.objects.visible_to(request.actor).select_related("service", "municipality", "proposed_by")
    mine = set(Correction.objects.visible_to(request.actor, "edit").values_list("pk", flat=True))
    context = {
        "waiting": [one for one in rows if one.state == CorrectionState.OPEN],
        "decided": [one for one in rows if one.state != CorrectionState.OPEN][:100],
        "mine": mine,
    }
    return http.page(request, "directory/corrections.html", context)


@members_only
def correction(request: MemberRequest, correction_id: str) -> HttpResponse:
    """One of them, with the form for whoever decides."""
    found: Correction = access.get_or_404(request, Correction, public_id=correction_id)
    may_decide = found.state == CorrectionState.OPEN and access.may(request.actor, "edit", found)
    form = DecisionForm(acting.posted(request), initial={"version": found.version})
    if request.method == "POST":
        access.require(request.actor, "edit", found)
    answer = acting.save(
        request,
        form,
        lambda: actions.decide(
            actor=request.actor,
            correction=found,
            version=form.cleaned_data["version"],
            accepted=form.cleaned_data["decision"] == YES,
            answer=form.cleaned_data["answer"],
        ),
        then=found.get_absolute_url(),
        said=_("The decision is recorded. Whoever proposed it is told."),
        stored=acting.Stored(found.about, lambda stored: DecisionForm(initial={"decision": stored.state})),
    )
    cards = panels.cards("directory.correction", request.actor, found)
    context = {"correction": found, "form": form, "may_decide": may_decide, "cards": cards}
    return answer or http.page(request, "directory/correction.html", context, status=422 if form.errors else 200)


@members_only
def propose(request: MemberRequest, service_id: str) -> HttpResponse:
    """About an entry."""
    found: Service = access.get_or_404(request, Service, public_id=service_id)
    form = ProposalForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.propose(actor=request.actor, service=found, text=form.cleaned_data["text"]),
        then=found.get_absolute_url(),
        said=_("Thank you. Whoever holds the entry decides about it."),
    )
    context = {"form": form, "about": found.name, "back": found.get_absolute_url()}
    return answer or http.page(request, FORM, context, status=422 if form.errors else 200)


@members_only
def propose_responsibility(request: MemberRequest) -> HttpResponse:
    """About who is responsible; topic, place, and the office that says that it is not, may stand in the address."""
    access.require(request.actor, "add", Correction)
    initial = {"topic": request.GET.get("anliegen", ""), "municipality": request.GET.get("ort", "")}
    initial["text"] = _not_responsible(request.GET.get("stelle", ""))
    form = ResponsibilityProposalForm(acting.posted(request), initial=initial)
    answer = acting.save(
        request,
        form,
        lambda: actions.propose(actor=request.actor, **form.cleaned_data),
        then=reverse("directory:corrections"),
        said=_("Thank you. The coordination decides about it."),
    )
    context = {"form": form, "about": _("Who is responsible?"), "back": reverse("organisations:responsibility")}
    return answer or http.page(request, FORM, context, status=422 if form.errors else 200)


def _not_responsible(key: str) -> str:
    """How the sentence begins when an office has said so; empty for an office that nobody knows."""
    office = organisations.units().filter(key=key).first() if key else None
    return f"{office} sagt, dass sie dafür nicht zuständig ist. Zuständig ist " if office else ""
