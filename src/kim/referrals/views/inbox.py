"""The inbox of partner services and authorities: packets that were addressed to the unit, and nothing else."""

from __future__ import annotations

import logging

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.views import acting
from kim.directory import api as directory
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.kernel.uploads import delivery
from kim.kernel.vault import keeping
from kim.kernel.vault.errors import VaultTrouble
from kim.organisations import api as organisations
from kim.referrals.actions import answering
from kim.referrals.forms.answering import AnswerForm
from kim.referrals.models import Packet, PacketFile
from kim.referrals.queries import inbox as queries
from kim.referrals.queries import own_steps as of_steps
from kim.ui import http
from kim.ui.tally import count

log = logging.getLogger(__name__)
GONE = 410
WHOSE = {
    of_steps.Whose.ALL: _("All of the unit"),
    of_steps.Whose.MINE: _("Mine"),
    of_steps.Whose.NOBODYS: _("Nobody's yet"),
}


@require_GET
@members_only
def listed(request: MemberRequest) -> HttpResponse:
    """Everything addressed to the unit."""
    if not access.may(request.actor, "answer", Packet):
        raise Http404
    unit = organisations.units().filter(pk=request.actor.unit_id or 0).first()
    context = {
        "inbox": queries.inbox(request.actor),
        "unit": unit,
        "promise": directory.promise_of(request.actor, unit),
    }
    return http.page(request, "referrals/inbox.html", context)


@require_GET
@members_only
def own_steps(request: MemberRequest) -> HttpResponse:
    """Steps of plans that the unit owns; of the plans themselves nothing is shown."""
    if not access.may(request.actor, "answer", Packet):
        raise Http404
    asked = request.GET.get("wer", "")
    whose = of_steps.Whose(asked) if asked in set(of_steps.Whose) else of_steps.Whose.ALL
    numbers = count([of_steps.number(request.actor, each) for each in WHOSE])
    context = {
        "steps": of_steps.own_steps(request.actor, whose),
        "views": [
            {"label": label, "url": f"?wer={each}" if each else request.path, "count": n, "current": each is whose}
            for (each, label), n in zip(WHOSE.items(), numbers, strict=True)
        ],
    }
    return http.page(request, "referrals/own_steps.html", context)


@members_only
@require_POST
def look_after(request: MemberRequest, packet_id: str) -> HttpResponse:
    """Whoever presses it works on the packet from now on."""
    packet = _packet(request, packet_id)
    return acting.act_on(
        request,
        lambda: answering.look_after(actor=request.actor, packet=packet),
        then=reverse("referrals:received", args=[packet.public_id]),
        said=_("You work on it from now on. The sender sees that."),
    )


@members_only
def received(request: MemberRequest, packet_id: str) -> HttpResponse:
    """One packet and the answer to it. Opening it tells the sender that it was seen."""
    packet = _packet(request, packet_id)
    if request.method != "POST" and access.may(request.actor, "answer", packet):
        answering.see(actor=request.actor, packet=packet)
    if packet.is_closed_to_recipient:
        # Whoever typed an answer meanwhile reads why it is too late, instead of a refusal.
        return _page(request, packet, form=None, status=GONE if request.method == "POST" else 200)
    form = AnswerForm(packet, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: answering.answer(actor=request.actor, packet=packet, **form.values()),
        then=request.path,
        said=_("Your answer is sent."),
    )
    is_answerable = packet.is_open and form.fields["state"].choices  # type: ignore[attr-defined]
    return answer or _page(request, packet, form=form if is_answerable else None, status=form.status)


def _page(request: MemberRequest, packet: Packet, *, form: AnswerForm | None, status: int) -> HttpResponse:
    context = {
        "opened": queries.opened(request.actor, packet),
        "packet": packet,
        "form": form,
        "may_look_after": form is not None and packet.taken_by_id != request.actor.membership_id,
        "crumbs": [(_("Inbox"), reverse("referrals:inbox"))],
    }
    return http.page(request, "referrals/received.html", context, status=status)


@require_GET
@members_only
def download(request: MemberRequest, packet_id: str, file_id: str) -> HttpResponseBase:
    """A paper of the packet, for the recipient and for the sender."""
    found: PacketFile = access.get_or_404(request, PacketFile, "read", public_id=file_id, packet__public_id=packet_id)
    return hand_out(found)


def hand_out(found: PacketFile) -> HttpResponseBase:
    """The copy, whole or not at all."""
    try:
        content = keeping.give_out(found.stored)
    except VaultTrouble as trouble:
        log.error("a paper of a packet cannot be handed out: %s", trouble)
        raise Http404 from trouble
    return delivery.download(content, name=found.file_name, media_type=found.media_type, size=found.size)


def _packet(request: MemberRequest, packet_id: str) -> Packet:
    # A packet is received by the unit that it is addressed to; the sender reads it in the case.
    found: Packet = access.get_or_404(request, Packet, "read", public_id=packet_id, holder=request.actor.unit_id)
    if not access.may(request.actor, "answer", Packet):
        raise Http404
    return found
