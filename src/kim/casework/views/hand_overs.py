"""Hand-overs: what is offered to me, what I offered, and the answer; for a lead, the cases of somebody who left."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts.models import Membership
from kim.casework.actions import hand_overs
from kim.casework.forms import standing as forms
from kim.casework.models import Case, HandOver
from kim.casework.queries import frame, packets, workload
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.panels import cards
from kim.ui import http

SHOWN = 20


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """What waits for me, and what I offered with what became of it."""
    if not access.may(request.actor, "accept", HandOver):
        raise Http404
    context = {
        "incoming": packets.to_answer(request.actor),
        "offered": packets.offered(request.actor)[:SHOWN],
    }
    return http.page(request, "casework/hand_overs/list.html", context)


@require_GET
@members_only
def detail(request: MemberRequest, hand_over_id: str) -> HttpResponse:
    """The packet, and the answer to it."""
    found: HandOver = access.get_or_404(request, HandOver, "read", public_id=hand_over_id)
    return _page(request, found, forms.DeclineForm())


@members_only
def offer(request: MemberRequest, case_id: str) -> HttpResponse:
    """Offer the case to another case manager; what would go along is shown before."""
    case: Case = access.get_or_404(request, Case, "assign", public_id=case_id)
    form = forms.HandOverForm(acting.posted(request), case=case)
    answer = acting.save(
        request,
        form,
        lambda: hand_overs.offer(actor=request.actor, case=case, **form.cleaned_data),
        then=lambda made: made.get_absolute_url(),
        said=_("The case is offered. It stays with you until the offer is accepted."),
    )
    context = {
        **shell.of(request, case, ""),
        "form": form,
        "other_ways": cards("casework.hand_over_offer", request.actor, case),
        "waiting": packets.waiting_of(request.actor, case),
        **packet(packets.of(request.actor, case)),
    }
    return answer or http.page(request, "casework/hand_overs/offer.html", context, status=form.status)


@members_only
def offer_all(request: MemberRequest, manager_id: str) -> HttpResponse:
    """Offer everything that somebody who left still holds: the lead sees numbers, never a case."""
    if not access.may(request.actor, "reassign", Case):
        raise Http404
    giver = workload.manager_in_unit(request.actor, manager_id)
    if giver is None:
        raise Http404
    form = forms.OfferAllForm(acting.posted(request), giver=giver)
    answer = acting.save(
        request,
        form,
        lambda: hand_overs.offer_all(actor=request.actor, manager=giver, **form.cleaned_data),
        then=reverse("casework:workload"),
        said=_("The cases are offered. They change hands once the offer is accepted."),
    )
    context = _held(request, giver) | {"form": form, "giver": giver}
    return answer or http.page(request, "casework/hand_overs/offer_all.html", context, status=form.status)


@require_POST
@members_only
def accept(request: MemberRequest, hand_over_id: str) -> HttpResponse:
    """Take it over, at once."""
    found: HandOver = access.get_or_404(request, HandOver, "accept", public_id=hand_over_id)
    return acting.act_on(
        request,
        lambda: hand_overs.accept(actor=request.actor, hand_over=found),
        then=reverse("casework:hand-overs"),
        on=lambda taken: shell.url_of("casework:case", taken.case) if taken.case else reverse("casework:cases"),
        said=_("A case of your own has begun with what the packet handed over.")
        if found.packet
        else _("It is yours now. Open tasks came along."),
    )


@require_POST
@members_only
def decline(request: MemberRequest, hand_over_id: str) -> HttpResponse:
    """No, and why."""
    found: HandOver = access.get_or_404(request, HandOver, "accept", public_id=hand_over_id)
    form = forms.DeclineForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: hand_overs.decline(actor=request.actor, hand_over=found, **form.cleaned_data),
        then=reverse("casework:hand-overs"),
        said=_("The hand-over is declined. Whoever offered it reads your reason."),
    )
    return answer or _page(request, found, form)


@require_POST
@members_only
def withdraw(request: MemberRequest, hand_over_id: str) -> HttpResponse:
    """Whoever offered takes it back."""
    found: HandOver = access.get_or_404(request, HandOver, "edit", public_id=hand_over_id)
    return acting.act_on(
        request,
        lambda: hand_overs.withdraw(actor=request.actor, hand_over=found),
        then=acting.back_to(request, reverse("casework:hand-overs")),
        said=_("The offer is taken back."),
    )


def packet(content: dict[str, Any]) -> dict[str, Any]:
    """The packet in words, for both sides."""
    phases = frame.phase_names()
    return {
        "content": content,
        "parts": [(packets.label_of(code), amount) for code, amount in content.get("parts", [])],
        "phase": phases.get(content.get("phase", ""), ""),
    }


def _held(request: MemberRequest, giver: Membership) -> dict[str, Any]:
    return {"held": packets.all_of(request.actor, giver.pk)}


def _page(request: MemberRequest, found: HandOver, form: forms.DeclineForm) -> HttpResponse:
    context = {
        "found": found,
        "form": form,
        "case_offered": packets.case_behind(request.actor, found),
        "may_accept": found.is_open and access.may(request.actor, "accept", found),
        "may_withdraw": found.is_open and access.may(request.actor, "edit", found),
        "shared": cards("casework.hand_over", request.actor, found),
        **packet(found.content),
    }
    return http.page(request, "casework/hand_overs/detail.html", context, status=form.status)
