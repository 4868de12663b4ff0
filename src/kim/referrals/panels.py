"""What packets add to the desk, and what follows from a withdrawal. The parts that every case has register here too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kim.casework import api as casework
from kim.casework.actions import hand_overs
from kim.casework.rules.codes import PartyKind
from kim.consent import api as consent
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.core_codes import FlowFigure
from kim.kernel.panels import Card, provide
from kim.referrals import own_parts  # noqa: F401 - registers the parts that every case has
from kim.referrals.actions import closing, owning, taking_up, trusting
from kim.referrals.models import Packet
from kim.referrals.queries import handing_on, sent


def news(actor: Actor, numbers: Mapping[str, int | None]) -> list[Card]:
    """Answers to take over, questions back, and what is late, as the menu counts them."""
    waiting = numbers.get("referrals:desk")
    if not waiting:
        return []
    line = ngettext(
        "%(n)s packet waits for you: answered, asked back, or late.",
        "%(n)s packets wait for you: answered, asked back, or late.",
        waiting,
    )
    url = reverse("referrals:desk")
    return [Card(gettext("Packets"), (line % {"n": waiting},), url, gettext("Look at them"))]


def sheet(actor: Actor, subject: Any) -> list[Card]:
    """On the page of consents: the sheet for the client."""
    url = reverse("referrals:who-knows", args=[subject.public_id])
    line = gettext(
        "Recipients, purposes, dates, what was handed over, and who opened the file: a sheet for the client."
    )
    return [Card(gettext("Who knows what"), (line,), url, gettext("To the sheet"))]


def of_step(actor: Actor, subject: Any) -> list[Card]:
    """On the page of a step that an office has to do: its packets, or the way to one."""
    if subject.party != PartyKind.OFFICE or not access.may(actor, "edit", Packet):
        return []
    found = list(sent.of_case(actor, subject.case).filter(step=subject))
    lines = tuple(f"{packet}, {packet.recipient}: {packet.get_state_display()}" for packet in found)
    if found:
        return [Card(gettext("Packets"), lines, found[0].get_absolute_url(), gettext("To the packet"))]
    if subject.case.is_closed or subject.done_on:
        return []
    url = f"{reverse('referrals:packet-new', args=[subject.case.public_id])}?schritt={subject.public_id}"
    line = gettext("Nothing has been sent to this office about it.")
    return [Card(gettext("Packets"), (line,), url, gettext("Compose a packet"))]


def closed_with(actor: Actor, subject: Any) -> list[Card]:
    """On the page of a withdrawal: how many packets it closes."""
    resting = sent.resting_on(actor, subject.public_id)
    if not resting:
        return []
    line = ngettext(
        "%(n)s packet rests on it and closes for the recipient in the same moment.",
        "%(n)s packets rest on it and close for the recipients in the same moment.",
        resting,
    )
    return [Card(gettext("Packets"), (line % {"n": resting},))]


def closing_case(actor: Actor, subject: Any) -> list[Card]:
    """Before a case is closed: what is on its way stays so, and nothing new leaves the case."""
    open_ones = sent.open_in(actor, subject)
    if not open_ones:
        return []
    line = ngettext(
        "%(n)s packet is still open. Take it back if nobody is to answer it; otherwise you are told of the answer.",
        "%(n)s packets are still open. Take back what nobody is to answer; otherwise you are told of the answers.",
        open_ones,
    )
    url = reverse("referrals:packets", args=[subject.public_id])
    return [Card(gettext("Packets"), (line % {"n": open_ones},), url, gettext("To the packets"))]


def by_packet(actor: Actor, subject: Any) -> list[Card]:
    """Where a case is offered: the other way, for a family that moves to where another employer works."""
    if subject.is_closed or subject.is_short:
        return []
    url = reverse("referrals:hand-on", args=[subject.public_id])
    lines = (
        gettext("The receiver begins a file of their own with what the household agrees to. Your file stays here."),
    )
    return [Card(gettext("The family moves to another employer's place"), lines, url, gettext("Hand over by packet"))]


def of_hand_over(actor: Actor, subject: Any) -> list[Card]:
    """On the page of an offer by packet: the way to what is handed over, for both sides."""
    packet = handing_on.packet_of(actor, subject)
    if packet is None:
        return []
    is_asked = access.may(actor, "take_over", packet)
    url = reverse("referrals:handed", args=[packet.public_id]) if is_asked else packet.get_absolute_url()
    line = gettext("Exactly this is handed over, and nothing else.")
    return [Card(gettext("What is handed over"), (line,), url, gettext("Read it"))]


provide("casework.today", news)
provide("casework.step", of_step)
provide("casework.withdrawal", closed_with)
provide("casework.consents", sheet)
provide("casework.closing", closing_case)
provide("casework.hand_over_offer", by_packet)
provide("casework.hand_over", of_hand_over)
consent.when_withdrawn(closing.on_withdrawal)
consent.when_withdrawn(trusting.on_withdrawal)
hand_overs.when_by_packet(taking_up.BY_PACKET)
casework.when_in_other_hands(owning.follow)
casework.count_flow_from(FlowFigure.UNANSWERED_REFERRAL, "referrals_unanswered")
