"""The one way in which a packet moves: by the table, with a line in its history, and only from what one has seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.kernel import clock, locking
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation
from kim.kernel.transitions import ForbiddenChange
from kim.referrals.models import Packet, PacketChange
from kim.referrals.rules import course as rules
from kim.referrals.rules.codes import PacketState
from kim.referrals.rules.told import Told


def moved_on() -> RuleViolation:
    """What somebody is told who comes too late."""
    return RuleViolation("moved_on", _("The packet has moved on meanwhile. Look at it again before you answer."))


def move(
    packet: Packet,
    to: PacketState,
    *,
    by: str,
    note: str = "",
    papers: Sequence[str] = (),
    told: Told | None = None,
    **columns: Any,
) -> Packet:
    """Bring the packet to `to`, with the other `columns` of this change; RuleViolation if it may not follow."""
    try:
        now = rules.move(packet.course, to, clock.today(), columns.get("result_by"))
        locking.update(
            packet,
            state=now.state,
            acts_next=now.acts_next or "",
            next_on=now.next_on,
            nudged_on=None,
            reminded_on=None,
            lead_told_on=None,
            **columns,
        )
    except (ForbiddenChange, Conflict) as too_late:
        raise moved_on() from too_late
    note_change(packet, to, by=by, note=note, papers=papers, told=told)
    return packet


def note_change(
    packet: Packet,
    state: PacketState,
    *,
    by: str,
    note: str = "",
    papers: Sequence[str] = (),
    told: Told | None = None,
) -> PacketChange:
    """A line in the history of a packet."""
    change: PacketChange = PacketChange.objects.create(
        unit_id=packet.unit_id,
        packet=packet,
        state=state,
        by=by,
        note=note.strip(),
        papers=list(papers),
        told=told.as_json() if told else {},
    )
    return change


def who(actor: Actor) -> str:
    """Who acts, as it stands in the history that both sides read."""
    membership = accounts.membership_of(actor)
    return f"{membership.user.name}, {membership.unit}"
