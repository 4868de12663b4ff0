"""A file that was handed over: one action makes a procedure of it, another sends the list of papers back."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kim.accounts import acting
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.procedures.actions import packets
from kim.procedures.forms.procedures import TakeUpForm
from kim.procedures.models import Procedure
from kim.procedures.queries import own
from kim.procedures.queries.packets import content_of, handed
from kim.referrals.models import Packet
from kim.ui import http


@members_only
def take_up(request: MemberRequest, packet_id: str) -> HttpResponse:
    """The file becomes a procedure; name and birth date are those of the packet."""
    access.require(request.actor, "add", Procedure)
    packet: Packet = access.get_or_404(request, Packet, "answer", public_id=packet_id)
    file = handed(packet, content_of(request.actor, packet))
    form = TakeUpForm.of(own.own_area(request.actor) or "", file, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: packets.take_up(actor=request.actor, packet=packet, **form.cleaned_data),
        then=lambda opened: str(opened.get_absolute_url()),
        said=_("The file is a procedure now, and whoever sent it knows that you have taken it up."),
    )
    back = reverse("referrals:received", args=[packet_id])
    context = {"form": form, "heading": _("Take the file up"), "file": file, "back": back}
    return answer or http.page(request, "procedures/form.html", context, status=form.status)


@require_POST
@members_only
def send_back(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """The list of papers goes to whoever handed the file over."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    return acting.act_on(
        request,
        lambda: packets.send_back(actor=request.actor, procedure=procedure),
        then=procedure.get_absolute_url(),
        said=_("The list went back. The answer comes into your inbox."),
    )


@require_POST
@members_only
def tell(request: MemberRequest, procedure_id: str) -> HttpResponse:
    """The values of findings go to whoever handed the file over, and nothing but the values."""
    procedure: Procedure = access.get_or_404(request, Procedure, "edit", public_id=procedure_id)
    return acting.act_on(
        request,
        lambda: packets.tell(actor=request.actor, procedure=procedure),
        then=procedure.get_absolute_url(),
        said=_("The values are told. No reason went along."),
    )
