"""Handing a whole case on to another employer by packet: composing it, and reading it before one accepts."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from kim.casework.models import Case
from kim.casework.views import acting, shell
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.referrals.actions import composing, taking_up
from kim.referrals.forms.handing_on import HandOnForm
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries import handing_on, inbox, sent
from kim.referrals.views import editing
from kim.ui import http

TAB = "packets"


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """Whom one asks and what goes along; the preview comes next, and nothing leaves before that."""
    case: Case = access.get_or_404(request, Case, "assign", public_id=case_id)
    form = HandOnForm.first(case, offers(request.actor, case), acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: composing.draft(actor=request.actor, case=case, **form.values()),
        then=lambda packet: packet.get_absolute_url(),
    )
    return answer or _page(request, case, form, reverse("casework:case-handover", args=[case.public_id]))


def edit(request: MemberRequest, packet: Packet) -> HttpResponse:
    """Change a draft of this kind; the door was passed by whoever calls it."""
    offered = offers(request.actor, packet.case)
    form = HandOnForm.again(offered, packet, acting.posted(request))
    answer = editing.saved(request, packet, form, lambda stored: HandOnForm.again(offered, stored))
    return answer or _page(request, packet.case, form, packet.get_absolute_url())


@require_GET
@members_only
def handed(request: MemberRequest, packet_id: str) -> HttpResponse:
    """What would be handed over, for whoever is asked; the answer is given on the page of the hand-over."""
    packet: Packet = access.get_or_404(request, Packet, "take_over", public_id=packet_id)
    taking_up.see(actor=request.actor, packet=packet)
    hand_over = handing_on.hand_over_of(request.actor, packet)
    context = {
        "packet": packet,
        "opened": inbox.opened(request.actor, packet),
        "hand_over": hand_over,
        "crumbs": [
            (_("Hand-overs"), reverse("casework:hand-overs")),
            *([(_("Hand-over"), hand_over.get_absolute_url())] if hand_over else []),
        ],
    }
    return http.page(request, "referrals/handed.html", context)


def _page(request: MemberRequest, case: Case, form: HandOnForm, back: str) -> HttpResponse:
    """The form, for a new draft and for one that is changed."""
    open_ones = sent.open_in(request.actor, case)
    context = {**shell.of(request, case, TAB), "form": form, "back": back, "open_packets": open_ones}
    return http.page(request, "referrals/hand_on.html", context, status=form.status)
