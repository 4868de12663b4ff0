"""The packet as a letter: what was frozen, for a recipient on paper. German, as everything between offices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kim.casework.letters import head
from kim.casework.letters.sheet import Block, Pair, Sheet
from kim.referrals.models import Packet, PacketContent
from kim.referrals.queries.trusting import lines_of
from kim.ui.templatetags.kim_ui import day

ANSWER = (
    "Bitte antworten Sie schriftlich oder telefonisch. Diese Unterlagen sind nur für den genannten Zweck bestimmt und "
    "dürfen nicht an andere weitergegeben werden. Wird die Einwilligung widerrufen, sagen wir Ihnen Bescheid."
)


HAND_OVER = "Übergabe der Fallbegleitung"
KEPT = (
    "Das wurde übergeben, und nur das. Die frühere Fallbegleitung behält ihre eigene Dokumentation für die Dauer ihrer "
    "Aufbewahrungspflicht. Einwilligungen und Schweigepflichtentbindungen von dort gelten hier nicht weiter."
)


def sheet_of(packet: Packet, content: PacketContent) -> Sheet:
    """Exactly what was sent, with the question on top and what it rests on at the end."""
    to = head.address_of(packet.holder) if packet.holder else (packet.recipient_name,)
    return Sheet(
        title=Pair(HAND_OVER if packet.offered_to_id else "Anfrage der Fallbegleitung"),
        language="",
        is_right_to_left=False,
        for_household=False,
        head=head.of(packet.case, to=to),
        manager_label=Pair("Fallbegleitung"),
        blocks=tuple(_blocks(packet, content)),
        # Whoever sent it, also when they stood in or the case has changed hands since.
        signers=(f"{packet.sender.user.name}, Fallbegleitung",),
        signature_label=Pair(""),
        notes=(),
        foot=f"Paket {packet.mark} vom {packet.sent_at:%d.%m.%Y}" if packet.sent_at else f"Paket {packet.mark}",
    )


def slip_of(packet: Packet, content: PacketContent) -> Sheet:
    """What a person of trust is given on paper: the lines, and whom to ask back. No number, no sign of a file."""
    writes = replace(head.of(packet.case), number="")
    return Sheet(
        title=Pair("Begleitung"),
        language="",
        is_right_to_left=False,
        for_household=False,
        head=writes,
        manager_label=Pair("Rückfragen an"),
        blocks=tuple(_block("text", "", line) for line in lines_of(content)),
        signers=(),
        signature_label=Pair(""),
        notes=(),
        foot="",
    )


def _blocks(packet: Packet, content: PacketContent) -> list[Block]:
    made = [_block("box", "Frage", content.question), _block("value", "Antwort bitte bis", day(packet.answer_by))]
    for section in content.sections:
        made.append(_block("heading", "", section["heading"]))
        made += [_group(group) for group in section["groups"]]
    if papers := [each.title for each in packet.files.all()]:
        made.append(_block("value", "Anlagen", *papers))
    last = KEPT if packet.offered_to_id else ANSWER
    made += [_block("value", "Grundlage", *content.grounds), _block("free", "", last)]
    return made


def _group(group: dict[str, Any]) -> Block:
    return _block("text", "", "\n".join([*group["lines"], *_rows(group.get("table"))]))


def _rows(table: dict[str, Any] | None) -> list[str]:
    """A table as lines: what the row is about, then each filled cell with its head."""
    if table is None:
        return []
    heads = table["head"][1:]
    return [
        f"– {row[0]}: " + "; ".join(f"{head} {cell}" for head, cell in zip(heads, row[1:], strict=True) if cell)
        for row in table["rows"]
    ]


def _block(kind: str, label: str, *lines: str) -> Block:
    return Block(kind, Pair(label), tuple(Pair(line) for line in lines))
