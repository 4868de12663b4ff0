"""Files that were handed over to the authority by a packet: those that are no procedure yet, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kim.kernel.actor import Actor
from kim.pathways.api import PreCheck
from kim.procedures.models import Procedure
from kim.referrals.models import Packet, PacketContent
from kim.referrals.queries import inbox
from kim.referrals.rules.codes import PacketKind
from kim.ui.templatetags.kim_ui import day

NAME, BORN = "Name: ", "Geboren: "


@dataclass(frozen=True)
class Named:
    """Somebody whom a packet is about: the packet's own mark, what it says of them, and the pre-checks it carries."""

    about: str
    name: str = ""
    born_on: date | None = None
    prechecks: tuple[PreCheck, ...] = ()

    @property
    def title(self) -> str:
        """By name; where the name stayed with the sender, by what else tells them apart."""
        born = f"* {day(self.born_on)}" if self.born_on else ""
        return self.name or born or ", ".join(one.norm for one in self.prechecks)


@dataclass(frozen=True)
class Handed:
    """A packet with a file, and whom it names. Who of several applies, only its reader can say."""

    packet: Packet
    question: str
    people: tuple[Named, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.people if one.name)

    @property
    def only(self) -> Named | None:
        """The one whom it is about; None for nobody or several."""
        return self.people[0] if len(self.people) == 1 else None

    @property
    def name(self) -> str:
        """The name of the one whom it is about."""
        return self.only.name if self.only else ""

    @property
    def born_on(self) -> date | None:
        """The birth date of the one whom it is about."""
        return self.only.born_on if self.only else None

    @property
    def title(self) -> str:
        """What the list calls it."""
        return ", ".join(self.names) or str(self.packet)

    def whose(self, about: str) -> Named | None:
        """The one with this mark; None if there is none."""
        return next((one for one in self.people if one.about == about), None) if about else self.only


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
    """What a packet says about the applicants; a closed one says nothing."""
    if content is None:
        return Handed(packet, "", ())
    return Handed(packet, content.question, tuple(_people(content.sections)))


def _people(sections: list[dict[str, Any]]) -> list[Named]:
    """Groups of one mark are about one person; one that names somebody without a mark is about somebody of its own."""
    found: dict[str, Named] = {}
    for number, group in enumerate(group for section in sections for group in section["groups"]):
        names, births = _after(group["lines"], NAME), _after(group["lines"], BORN)
        about = group.get("about", "")
        if not about and not names:
            continue
        known = found.setdefault(about or f"#{number}", Named(about))
        found[about or f"#{number}"] = replace(
            known,
            name=known.name or next(iter(names), ""),
            born_on=known.born_on or _day(next(iter(births), "")),
            prechecks=(*known.prechecks, *_precheck(group.get("data"))),
        )
    return list(found.values())


def _precheck(data: dict[str, Any] | None) -> tuple[PreCheck, ...]:
    """The frozen pre-check of a group; data of another format are no pre-check and stay words."""
    try:
        return (PreCheck.from_json(data),) if data else ()
    except (ValueError, KeyError, TypeError):
        return ()


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
