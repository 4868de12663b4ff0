"""The page behind a one-time link: first the code, then one packet and the answer to it, and nothing else.

Nobody is logged in here. The visitor acts as whoever holds the link, so policy and wall show one packet. After the
right code a signed mark in the form opens it for an hour; there is no session and no cookie.
"""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kim.casework.views import acting
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.referrals.actions import answering, links
from kim.referrals.forms.answering import CodeForm, NamedAnswerForm
from kim.referrals.models import Packet, PacketFile, PacketLink
from kim.referrals.queries import inbox as queries
from kim.referrals.rules import links as rules
from kim.referrals.views.inbox import hand_out

SALT = "kim.referrals.link"
GONE = 410


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, link_secret: str) -> HttpResponseBase:
    """The code, the packet, the answer: one address, so that nothing of it stands in another."""
    visitor = links.visitor(link_secret)
    with acting_as(visitor):
        answer = _answer(request, visitor)
        add_never_cache_headers(answer)
        return answer


def _answer(request: HttpRequest, visitor: Actor) -> HttpResponseBase:
    link = PacketLink.objects.visible_to(visitor).select_related("packet__holder", "packet__unit").first()
    if link is None or not link.is_usable or link.packet.is_closed_to_recipient:
        return render(request, "referrals/link_gone.html", status=GONE)
    if _has_mark(request, link):
        return _packet(request, visitor, link)
    return _code(request, visitor, link)


def _code(request: HttpRequest, visitor: Actor, link: PacketLink) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" and "code" in request.POST else None)
    if form.is_valid():
        try:
            if links.open_with(actor=visitor, link=link, code=form.cleaned_data["code"]):
                return _shown(request, visitor, link, NamedAnswerForm(link.packet))
            link.refresh_from_db()
            form.add_error("code", _wrong(link))
        except RuleViolation:
            return render(request, "referrals/link_gone.html", status=GONE)
    return render(request, "referrals/link_code.html", {"form": form}, status=form.status)


def _packet(request: HttpRequest, visitor: Actor, link: PacketLink) -> HttpResponseBase:
    if wanted := request.POST.get("file"):
        found = PacketFile.objects.visible_to(visitor).filter(packet=link.packet, public_id=wanted).first()
        if found is None:
            return render(request, "referrals/link_gone.html", status=GONE)
        links.fetched(actor=visitor, link=link)
        return hand_out(found)
    form = NamedAnswerForm(link.packet, request.POST)
    if form.is_valid():
        try:
            answering.answer_by_link(actor=visitor, packet=link.packet, link=link, **form.values())
        except RuleViolation as refusal:
            acting.refused(form, refusal)
        else:
            return render(request, "referrals/link_done.html")
    return _shown(request, visitor, link, form)


def _shown(request: HttpRequest, visitor: Actor, link: PacketLink, form: NamedAnswerForm) -> HttpResponse:
    packet: Packet = link.packet
    opened = queries.opened(visitor, packet)
    context: dict[str, Any] = {
        "opened": opened,
        # What was asked back and answered; who looked at it and when is no affair of the visitor.
        "said": [change for change in opened.changes if change.note],
        "packet": packet,
        "form": form,
        "mark": signing.dumps(link.public_id, salt=SALT),
        "by_link": True,
    }
    return render(request, "referrals/link_packet.html", context, status=form.status)


def _has_mark(request: HttpRequest, link: PacketLink) -> bool:
    try:
        return bool(signing.loads(request.POST.get("mark", ""), salt=SALT, max_age=rules.OPEN_FOR) == link.public_id)
    except signing.BadSignature:
        return False


def _wrong(link: PacketLink) -> str:
    left = max(0, rules.TRIES - link.tries)
    text = ngettext("This code is wrong. %(n)s try is left.", "This code is wrong. %(n)s tries are left.", left)
    return text % {"n": left}
