"""Steps of plans that a receiving unit owns: what was handed to it, by when, and who of the unit works on it.

Of the plan itself nothing is read: title and date stand in what was frozen when the packet was sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from kim.kernel.actor import Actor
from kim.referrals.models import Packet, PacketContent
from kim.referrals.queries.inbox import is_over, received
from kim.referrals.rules.codes import PacketKind
from kim.ui.tally import Tally


class Whose(StrEnum):
    """Whose of the unit's steps are shown; the values stand in the address."""

    ALL = ""
    MINE = "ich"
    NOBODYS = "niemand"


@dataclass(frozen=True)
class OwnStep:
    """One step with its packet. `until`: when the step is due, else when an answer is expected; None: it has ended."""

    packet: Packet
    title: str
    until: date | None
    is_over: bool


@dataclass(frozen=True)
class OwnSteps:
    """What is open, what is due first on top; what has ended, newest first."""

    open: tuple[OwnStep, ...]
    ended: tuple[OwnStep, ...]


def own_steps(actor: Actor, whose: Whose = Whose.ALL) -> OwnSteps:
    """The steps of the unit of `actor`. Two statements."""
    packets = list(_of(received(actor).filter(_hands_a_step_over()), actor, whose))
    rows = PacketContent.objects.visible_to(actor).filter(packet__in=[packet.pk for packet in packets])
    told = {content.packet_id: content for content in rows}
    found = [_step(packet, told.get(packet.pk)) for packet in packets]
    open_ones = sorted((one for one in found if not one.is_over), key=lambda one: one.until or date.max)
    return OwnSteps(tuple(open_ones), tuple(one for one in found if one.is_over))


def number(actor: Actor, whose: Whose) -> Tally:
    """How many are open, for the choice on the page."""
    rows = Packet.objects.visible_to(actor, "answer").filter(_hands_a_step_over(), next_on__isnull=False)
    return Tally([_of(rows, actor, whose)])


def _hands_a_step_over() -> Q:
    return Q(step__isnull=False) | Q(kind=PacketKind.STEP_CARD)


def _of(rows: QuerySet[Packet], actor: Actor, whose: Whose) -> QuerySet[Packet]:
    if whose is Whose.ALL:
        return rows
    return rows.filter(taken_by=actor.membership_id) if whose is Whose.MINE else rows.filter(taken_by__isnull=True)


def _step(packet: Packet, content: PacketContent | None) -> OwnStep:
    own = _own(content.sections) if content else {}
    title = own.get("title") or (content.question if content else "") or str(packet)
    due = date.fromisoformat(own["due_on"]) if own.get("due_on") else packet.next_on
    over = is_over(packet)
    return OwnStep(packet, title, None if over else due, over)


def _own(sections: Sequence[dict[str, Any]]) -> dict[str, str]:
    """What was frozen of the step that the recipient owns; empty if it was not covered or none was chosen."""
    groups = (group for section in sections for group in section["groups"])
    return next((group["own"] for group in groups if "own" in group), {})
