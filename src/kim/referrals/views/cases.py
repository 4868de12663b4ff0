"""Packets in a case: the list, composing one, the preview, sending it, and what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import api as accounts
from kim.casework.models import Case, Step
from kim.casework.rules.codes import StepState
from kim.casework.views import acting, shell
from kim.directory import api as directory
from kim.kernel import access
from kim.kernel.doors import MemberRequest, members_only
from kim.referrals import labels
from kim.referrals.actions import composing, links, taking_in
from kim.referrals.forms.answering import AnswerForm
from kim.referrals.forms.composing import ComposeForm, SendForm
from kim.referrals.models import Packet
from kim.referrals.parts import offers
from kim.referrals.queries import sent
from kim.referrals.queries import trusting as of_trust
from kim.referrals.queries.composed import compose
from kim.referrals.rules.codes import PacketKind, PacketState, Way
from kim.referrals.views import editing, handing_on, trusting
from kim.ui import http

TAB = "packets"


@require_GET
@members_only
def listed(request: MemberRequest, case_id: str) -> HttpResponse:
    """All packets of the case."""
    case: Case = access.get_or_404(request, Case, "read", public_id=case_id)
    context = {
        **shell.of(request, case, TAB),
        "packets": list(sent.of_case(request.actor, case)),
        "trusted": list(of_trust.of_case(request.actor, case)),
    }
    return http.page(request, "referrals/case_list.html", context)


@require_GET
@members_only
def desk(request: MemberRequest) -> HttpResponse:
    """What of all packets in hand needs somebody."""
    if not access.may(request.actor, "edit", Packet):
        return access.get_or_404(request, Packet, "edit", pk=0)  # type: ignore[no-any-return]  # raises 404
    return http.page(request, "referrals/desk.html", {"desk": sent.desk(request.actor)})


@members_only
def new(request: MemberRequest, case_id: str) -> HttpResponse:
    """Choose recipient, question and parts; the preview comes next."""
    case: Case = access.get_or_404(request, Case, "edit", public_id=case_id)
    steps = _steps(request, case)
    first = _first(request, steps)
    form = ComposeForm.new(offers(request.actor, case), steps, first, acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: composing.draft(actor=request.actor, case=case, **form.values()),
        then=lambda packet: packet.get_absolute_url(),
    )
    return answer or _form(request, case, form, reverse("referrals:packets", args=[case.public_id]))


@members_only
def edit(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """Change a draft."""
    packet = of_case(request, "edit", case_id, packet_id)
    if packet.offered_to:
        return handing_on.edit(request, packet)
    if packet.trusted:
        return trusting.edit(request, packet, packet.trusted)
    offered, steps = offers(request.actor, packet.case), _steps(request, packet.case)
    form = ComposeForm.of(offered, steps, packet, acting.posted(request))
    answer = editing.saved(request, packet, form, lambda stored: ComposeForm.of(offered, steps, stored))
    return answer or _form(request, packet.case, form, packet.get_absolute_url())


@require_GET
@members_only
def packet(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """A draft as the recipient would see it, or what was sent with everything that became of it."""
    found = of_case(request, "read", case_id, packet_id)
    return page(request, found)


@members_only
@require_POST
def send(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """Freeze what was previewed. A one-time link shows its code once."""
    found = of_case(request, "edit", case_id, packet_id)
    form = SendForm(acting.posted(request))
    made: list[links.Made | None] = []

    def act() -> None:
        made.append(composing.send(actor=request.actor, packet=found, previewed=form.cleaned_data["previewed"]))

    answer = acting.save(request, form, act, then=found.get_absolute_url(), said=_("The packet is sent."))
    if answer and made and made[0]:
        return link_made(request, found, made[0])
    return answer or page(request, found, form=form)


@members_only
@require_POST
def discard(request: MemberRequest, case_id: str, packet_id: str) -> HttpResponse:
    """Throw a draft away."""
    found = of_case(request, "edit", case_id, packet_id)
    return acting.act_on(
        request,
        lambda: composing.discard(actor=request.actor, packet=found),
        then=reverse("referrals:packets", args=[found.case.public_id]),
        said=_("The draft is thrown away."),
    )


def link_made(request: MemberRequest, found: Packet, made: links.Made) -> HttpResponse:
    """The link is on its way by mail; the code is shown this once."""
    code = f"{made.code[:4]} {made.code[4:]}"
    context = {**shell.of(request, found.case, TAB), "packet": found, "link": made.link, "code": code}
    return http.page(request, "referrals/link_made.html", context)


def page(request: MemberRequest, found: Packet, **more: Any) -> HttpResponse:
    """The page of one packet; `more` carries a form that was sent with errors."""
    form = more.get("form")
    context = {**shell.of(request, found.case, TAB), "packet": found, **_inside(request, found), **more}
    return http.page(request, "referrals/case_packet.html", context, status=form.status if form else 200)


def of_case(request: MemberRequest, verb: str, case_id: str, packet_id: str) -> Packet:
    """The packet under its own case."""
    found: Packet = access.get_or_404(request, Packet, verb, public_id=packet_id, case__public_id=case_id)
    return found


def _inside(request: MemberRequest, found: Packet) -> dict[str, Any]:
    if found.is_draft:
        # Whoever sends it is the one whom the recipient reads as sender.
        found.sender = accounts.membership_of(request.actor)
        composed = compose(request.actor, found)
        promise = directory.promise_of(request.actor, found.holder) if found.chosen.get("is_promised") else None
        shown = {"composed": composed, "content": composed, "print": composed.print, "promise": promise}
        return {**shown, "names_somebody": labels.NAMES_SOMEBODY % {"who": ", ".join(composed.named)}}
    return {
        "content": sent.content_of(request.actor, found),
        "changes": list(found.changes.all()),
        "files": list(found.files.all()),
        "link": sent.link_of(request.actor, found) if found.way == Way.LINK else None,
        "may_enter": found.way != Way.ACCOUNT and found.acts_next and found.state != PacketState.ASKED_BACK,
        "may_deliver": found.way == Way.PAPER and found.state == PacketState.SENT,
        "may_take_in": found.state in sent.ANSWERED and found.taken_in_on is None,
        "asked_back": found.state == PacketState.ASKED_BACK,
        "papers": [] if found.case.is_closed else taking_in.asked_papers(found),
        **_instead(found),
        "answers": AnswerForm(found).fields["state"].choices if found.is_open else [],  # type: ignore[attr-defined]
    }


def _instead(found: Packet) -> dict[str, str]:
    """Whoever is said not to be responsible leads to the finder and to whoever keeps it, with what was asked there."""
    if not found.is_not_responsible:
        return {}
    place = found.case.household.municipality
    asked = {"anliegen": found.step.finder_topic if found.step else "", "ort": place.key if place else ""}
    office = {"stelle": found.holder.key if found.holder else ""}
    finder = asked if all(asked.values()) else {}
    return {"asks_finder": _address(finder), "asks_keeper": _address(asked | office)}


def _address(asked: dict[str, str]) -> str:
    given = urlencode({name: value for name, value in asked.items() if value})
    return f"?{given}" if given else ""


def _form(request: MemberRequest, case: Case, form: ComposeForm, back: str) -> HttpResponse:
    context = {**shell.of(request, case, TAB), "form": form, "back": back}
    return http.page(request, "referrals/compose.html", context, status=form.status)


def _steps(request: MemberRequest, case: Case) -> list[Step]:
    found = Step.objects.visible_to(request.actor).filter(case=case, state__in=(StepState.OPEN, StepState.WAITING))
    return list(found.select_related("office"))


def _first(request: MemberRequest, steps: list[Step]) -> dict[str, Any]:
    """Coming from a step, its office and its title are there already; from elsewhere what the address names."""
    step = next((one for one in steps if one.public_id == request.GET.get("schritt")), None)
    if step is None:
        return _named(request)
    return {
        "kind": str(PacketKind.STEP_CARD),
        "step": step.public_id,
        "holder": step.office.key if step.office else "",
        "recipient_name": step.office_name,
        "parts": [f"step:{step.public_id}"],
    }


def _named(request: MemberRequest) -> dict[str, Any]:
    """Kind, office and keys of parts, as another page proposes them; what is not offered here is not chosen."""
    named = {"kind": request.GET.get("art", ""), "holder": request.GET.get("stelle", "")}
    first: dict[str, Any] = {name: value for name, value in named.items() if value}
    return first | {"parts": request.GET.getlist("teil")}
