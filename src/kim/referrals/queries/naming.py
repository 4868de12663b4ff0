"""Whom the free texts of a packet name: nobody but those whose names go along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kim.casework.models import Case
from kim.casework.queries import disclosing
from kim.consent.rules.codes import DataArea
from kim.kernel.actor import Actor
from kim.referrals.models import Packet, PacketContent
from kim.referrals.parts import Option

# Parts of these areas say who somebody is and where they live; whoever gets them may read it in a question as well.
TELLING = frozenset({DataArea.IDENTITY, DataArea.HOUSEHOLD, DataArea.CONTACT_DETAILS})
Names = Callable[[Iterable[str]], tuple[str, ...]]


def checker_of(actor: Actor, packet: Packet, kept: Sequence[Option]) -> Names:
    """Says which words of some texts name somebody beyond what the parts that go say; guesses do not count."""
    said = [line for option in kept if option.area in TELLING and not option.is_free for line in option.lines]
    return _checker(actor, packet.case, [*said, packet.recipient, packet.sender.user.name])


def typed(packet: Packet) -> list[str]:
    """What was typed for the recipient: the question, and where one meets for an errand."""
    return [packet.chosen.get("question", ""), packet.chosen.get("errand", {}).get("place", "")]


def named_in_answer(actor: Actor, packet: Packet, content: PacketContent, text: str) -> tuple[str, ...]:
    """Whom an answer to a question back names beyond what the packet says."""
    said = [line for section in content.sections for group in section["groups"] for line in group["lines"]]
    return _checker(actor, packet.case, [*said, content.question, packet.recipient])([text])


def _checker(actor: Actor, case: Case, said: Sequence[str]) -> Names:
    found = disclosing.checker(actor, case, "\n".join([*said, case.assigned_to.user.name]))

    def names(texts: Iterable[str]) -> tuple[str, ...]:
        words = (each.text for text in texts for each in found(text) if each.is_block)
        return tuple(dict.fromkeys(words))

    return names
