"""What the sender does with a packet that is on its way: clarify, enter an answer, take it back, take it over."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.casework.forms.base import ActionForm
from kim.casework.letters import printing
from kim.casework.views import acting, shell
from kim.kernel.doors import MemberRequest, members_only
from kim.referrals.actions import answering, closing, links, taking_in
from kim.referrals.forms.answering import NamedAnswerForm, TakeInForm, WordsForm
from kim.referrals.models import Packet
from kim.referrals.queries import sent
from kim.referrals.queries.paper import sheet_of, slip_of
from kim.referrals.rules.codes import Way
from kim.referrals.views.cases import TAB, link_made, of_case
from kim.ui import http

CLARIFIED = {
    Way.ACCOUNT: _("Your answer is sent; the packet lies with the recipient again."),
    Way.LINK: _("Your answer stands on the page behind the new link; the packet lies with the recipient again."),
    Way.PAPER: _("Your answer is noted. Please tell it to the recipient; the packet lies with them again."),
}


@members_only
def clarify(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """Answer what the recipient asked back."""
    packet = of_case(request, "edit", case_id, packet_id)
    form = WordsForm(acting.posted(request))
    made: list[links.Made | None] = []

    def act() -> None:
        made.append(answering.clarify(actor=request.actor, packet=packet, text=form.cleaned_data["text"]))

    answer = acting.save(request, form, act, then=packet.get_absolute_url(), said=CLARIFIED[Way(packet.way)])
    if answer and made and made[0]:
        return link_made(request, packet, made[0])
    return answer or _page(request, packet, "clarify", form, asked=packet.changes.last())


@members_only
def enter(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """Enter an answer that came by post or phone."""
    packet = of_case(request, "edit", case_id, packet_id)
    form = NamedAnswerForm(packet, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: answering.enter(actor=request.actor, packet=packet, **form.values()),
        then=packet.get_absolute_url(),
        said=_("The answer is entered."),
    )
    return answer or _page(request, packet, "enter", form)


@members_only
def withdraw(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """First click: what will happen. Second click: it has happened."""
    packet = of_case(request, "edit", case_id, packet_id)
    form = ActionForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: closing.withdraw(actor=request.actor, packet=packet),
        then=packet.get_absolute_url(),
        said=_("The packet is taken back. The recipient can no longer read it."),
    )
    return answer or _page(request, packet, "withdraw", form)


@members_only
def take_in(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """The answer becomes part of the case."""
    packet = of_case(request, "edit", case_id, packet_id)
    form = TakeInForm(packet, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: taking_in.take_in(actor=request.actor, packet=packet, **form.values()),
        then=packet.get_absolute_url(),
        said=_("The answer is part of the case now."),
    )
    return answer or _page(request, packet, "take_in", form, said=packet.changes.last())


@members_only
@require_POST
def plan_papers(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """What the authority still needs becomes steps of the plan."""
    packet = of_case(request, "edit", case_id, packet_id)
    return acting.act_on(
        request,
        lambda: taking_in.plan_papers(actor=request.actor, packet=packet),
        then=packet.get_absolute_url(),
        said=_("The papers are steps of the plan now."),
    )


@members_only
@require_POST
def deliver(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """It was posted or handed over on paper."""
    packet = of_case(request, "edit", case_id, packet_id)
    return acting.act_on(
        request,
        lambda: answering.deliver(actor=request.actor, packet=packet),
        then=packet.get_absolute_url(),
        said=_("It is noted that the packet was handed over."),
    )


@require_GET
@members_only
def paper(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """What was frozen, as a letter that can be read aloud (PDF/UA); no letter any more once the packet is closed."""
    packet = of_case(request, "read", case_id, packet_id)
    content = None if packet.is_closed_to_recipient else sent.content_of(request.actor, packet)
    if content is None:
        raise Http404
    sheet = slip_of(packet, content) if packet.trusted_id else sheet_of(packet, content)
    # The name of a slip for a volunteer says nothing of a file.
    name = "Begleitung" if packet.trusted_id else f"Paket-{packet.mark.replace('/', '-')}"
    answer = HttpResponse(printing.pdf(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer


@members_only
@require_POST
def renew_link(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """A new link with a new code; the old one ends."""
    packet = of_case(request, "edit", case_id, packet_id)
    made: list[links.Made] = []
    answer = acting.act_on(
        request,
        lambda: made.append(links.renew(actor=request.actor, packet=packet)),
        then=packet.get_absolute_url(),
        said="",
    )
    return link_made(request, packet, made[0]) if made else answer


def _page(request: MemberRequest, packet: Packet, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {
        **shell.of(request, packet.case, TAB),
        "packet": packet,
        "form": form,
        "back": packet.get_absolute_url(),
        **more,
    }
    return http.page(request, f"referrals/{name}.html", context, status=form.status)
