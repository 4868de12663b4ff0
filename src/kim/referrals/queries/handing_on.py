"""Packets by which a whole case is handed on, and the hand-overs that they belong to."""

from __future__ import annotations

from kim.casework.models import HandOver
from kim.kernel.actor import Actor
from kim.referrals.models import Packet


def hand_over_of(actor: Actor, packet: Packet) -> HandOver | None:
    """The offer that the packet belongs to."""
    found: HandOver | None = HandOver.objects.visible_to(actor).filter(packet=packet.public_id).first()
    return found


def packet_of(actor: Actor, hand_over: HandOver) -> Packet | None:
    """The packet of an offer, while the actor may read it."""
    if not hand_over.packet:
        return None
    found: Packet | None = Packet.objects.visible_to(actor).filter(public_id=hand_over.packet).first()
    return found
