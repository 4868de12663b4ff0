"""What closes a packet: the sender takes it back, a declaration is withdrawn, or its grounds end."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kim.casework.actions import offers, tasks
from kim.consent.models.declared import Declared
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.referrals import mails
from kim.referrals.actions import links
from kim.referrals.actions.course import move, who
from kim.referrals.models import Packet
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.course import WITH_RECIPIENT

# German, because it is stored.
TELL = "Bescheid geben, dass es zurückgezogen ist: {recipient}"


@action("packet_withdrawn", _("A packet was taken back"))
def withdraw(*, actor: Actor, packet: Packet, reason: str = "") -> Packet:
    """The sender takes it back: the recipient reads it no longer. What was handed over stays listed."""
    access.require(actor, "edit", packet)
    _close(actor, packet, note=reason)
    return packet


@action("packets_closed_by_withdrawal", _("Packets were closed because a declaration was withdrawn"))
def close_by_withdrawal(*, actor: Actor, declared: Declared) -> list[Packet]:
    """Close every packet that rests on it, answered ones too; the recipient is told that, not why."""
    resting = (
        Packet.objects.select_related("case")
        .filter(rests_on__contains=[declared.public_id])
        .exclude(state__in=[PacketState.DRAFTED, PacketState.WITHDRAWN, PacketState.EXPIRED])
    )
    closed = list(resting.select_for_update(of=("self",)))
    for packet in closed:
        _close(actor, packet, note="")
    return closed


def on_withdrawal(actor: Actor, declared: Declared) -> None:
    """Registered with consent: runs in the transaction of the withdrawal."""
    close_by_withdrawal(actor=actor, declared=declared)


@action("packet_expired", _("A packet was closed because what it rests on has ended"))
def expire(*, actor: Actor, packet: Packet) -> Packet:
    """Its consent, release or statute has ended by date."""
    access.require(actor, "keep", packet)
    links.end_all(packet)
    return move(packet, PacketState.EXPIRED, by="KIM")


def _close(actor: Actor, packet: Packet, *, note: str) -> None:
    was_with_recipient = packet.state in WITH_RECIPIENT
    if packet.is_open:
        move(packet, PacketState.WITHDRAWN, by=who(actor), note=note)
    # An answered packet keeps its state; that its last day has passed closes it to the recipient, by the wall as well.
    locking.update(packet, valid_until=clock.today() - timedelta(days=1))
    links.end_all(packet)
    if packet.offered_to_id is not None:
        offers.lapse(packet.case)
    if not mails.tell_of_withdrawal(packet, by=actor) and was_with_recipient and not packet.case.is_closed:
        # Nobody gets a mail there: whoever handed it over says so, on the phone or in a letter.
        tasks.add(
            actor=actor, case=packet.case, title=TELL.format(recipient=packet.recipient)[:160], due_on=clock.today()
        )
