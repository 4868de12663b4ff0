"""Files that were handed over to the authority by a packet: those that are no procedure yet, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kim.kernel.actor import Actor
from kim.procedures.models import Procedure
from kim.referrals.models import Packet, PacketContent
from kim.referrals.queries import inbox
from kim.referrals.rules.codes import PacketKind

NAME, BORN = "Name: ", "Geboren: "


@dataclass(frozen=True)
class Handed:
    """A packet with a file, and whom it names. Who of several applies, only its reader can say."""

    packet: Packet
    question: str
    names: tuple[str, ...]
    births: tuple[date | None, ...] = ()

    @property
    def name(self) -> str:
        """The one whom it names; empty for nobody or several."""
        return self.names[0] if len(self.names) == 1 else ""

    @property
    def born_on(self) -> date | None:
        """The birth date of the one whom it names."""
        return self.births[0] if self.name and len(self.births) == 1 else None

    @property
    def title(self) -> str:
        """What the list calls it."""
        return ", ".join(self.names) or str(self.packet)


def new_files(actor: Actor) -> list[Handed]:
    """Files that wait for somebody of the own unit, the first that needs an answer on top. Constant statements."""
    found = [
        packet
        for packet in inbox.received(actor).filter(kind=PacketKind.AUTHORITY_FILE)
        if packet.is_open and not packet.is_closed_to_recipient
    ]
    begun = set(Procedure.objects.visible_to(actor).filter(packet__in=found).values_list("packet", flat=True))
    waiting = [packet for packet in found if packet.pk not in begun]
    contents = {each.packet_id: each for each in PacketContent.objects.visible_to(actor).filter(packet__in=waiting)}
    return [handed(packet, contents.get(packet.pk)) for packet in waiting]


def handed(packet: Packet, content: PacketContent | None) -> Handed:
    """What a packet says about the applicant; a closed one says nothing."""
    if content is None:
        return Handed(packet, "", ())
    lines = [line for section in content.sections for group in section["groups"] for line in group["lines"]]
    births = tuple(_day(text) for text in _after(lines, BORN))
    return Handed(packet, content.question, tuple(_after(lines, NAME)), births)


def content_of(actor: Actor, packet: Packet) -> PacketContent | None:
    """What the recipient reads; None once it is closed."""
    found: Any = PacketContent.objects.visible_to(actor).filter(packet=packet).first()
    return found  # type: ignore[no-any-return]


def _after(lines: list[str], label: str) -> list[str]:
    return [line.removeprefix(label) for line in lines if line.startswith(label)]


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        return None
