"""What a receiving unit sees: its packets, newest question first, and one of them with what it says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.referrals.models import Packet, PacketChange, PacketContent, PacketFile
from kim.referrals.rules.codes import PacketState
from kim.ui.tally import Tally

NEW = (PacketState.SENT, PacketState.DELIVERED, PacketState.SEEN)
UNDER_WAY = (PacketState.ACCEPTED, PacketState.ASKED_BACK)


@dataclass(frozen=True)
class Inbox:
    """Packets that wait for an answer, those that the unit works on, and those that came to their end."""

    waiting: tuple[Packet, ...]
    under_way: tuple[Packet, ...]
    ended: tuple[Packet, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.under_way or self.ended)


@dataclass(frozen=True)
class Opened:
    """One packet for its recipient. `content` None: it is closed, and nobody reads it any more."""

    packet: Packet
    content: PacketContent | None
    files: tuple[PacketFile, ...]
    changes: tuple[PacketChange, ...]


def inbox(actor: Actor) -> Inbox:
    """Everything that is addressed to the unit of `actor`, what is due first on top. Two statements."""
    found = list(received(actor))
    questions = _questions(actor, found)
    for packet in found:
        packet.asks = questions.get(packet.pk, "")  # type: ignore[attr-defined]  # for the template
    ended = [packet for packet in found if is_over(packet)]
    open_ones = sorted((each for each in found if each not in ended), key=lambda each: each.next_on or clock.today())
    return Inbox(
        tuple(each for each in open_ones if each.state in NEW),
        tuple(each for each in open_ones if each.state in UNDER_WAY),
        tuple(ended),
    )


def received(actor: Actor) -> QuerySet[Packet]:
    """All packets of the receiving unit, newest first."""
    found: QuerySet[Packet] = Packet.objects.visible_to(actor).filter(sent_at__isnull=False)
    return found.select_related(
        "unit__organisation", "holder", "sender__user", "owner__user", "taken_by__user"
    ).order_by("-sent_at")


def waiting(actor: Actor) -> Tally:
    """Packets that wait for an answer of the unit; no number where none does."""
    return Tally([Packet.objects.visible_to(actor, "answer").filter(state__in=NEW)], or_none=True)


def opened(actor: Actor, packet: Packet) -> Opened:
    """What the recipient reads now."""
    return Opened(
        packet,
        PacketContent.objects.visible_to(actor).filter(packet=packet).first(),
        tuple(PacketFile.objects.visible_to(actor).filter(packet=packet)),
        tuple(PacketChange.objects.visible_to(actor).filter(packet=packet)),
    )


def is_over(packet: Packet) -> bool:
    """The unit has nothing to do any more: it was answered for good, or is closed."""
    return packet.is_closed_to_recipient or packet.state in (PacketState.DONE, PacketState.DECLINED)


def _questions(actor: Actor, found: list[Packet]) -> dict[int, str]:
    rows = PacketContent.objects.visible_to(actor).filter(packet__in=[packet.pk for packet in found])
    return dict(rows.values_list("packet_id", "question"))
