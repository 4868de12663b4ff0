"""How packets read on a page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kim.referrals.models import Packet
from kim.referrals.queries.trusting import lines_of
from kim.referrals.rules.codes import PacketState, Side

register = template.Library()

SIGNS: dict[str, str] = {
    PacketState.DRAFTED: "unknown",
    PacketState.DONE: "done",
    PacketState.ACCEPTED: "done",
    PacketState.ASKED_BACK: "info",
    PacketState.DECLINED: "blocked",
    PacketState.WITHDRAWN: "blocked",
    PacketState.EXPIRED: "blocked",
}


@register.filter
def sign(packet: Packet) -> str:
    """The sign of its state: late before everything else."""
    return "late" if packet.days_late else SIGNS.get(packet.state, "wait")


@register.filter
def standing(packet: Packet) -> str:
    """Its state in words, with the days that it is late."""
    state = packet.get_state_display()
    if not packet.days_late:
        return state
    late = ngettext("%(n)s day late", "%(n)s days late", packet.days_late) % {"n": packet.days_late}
    return f"{state}, {late}"


@register.filter
def whose_turn(packet: Packet) -> str:
    """Who has to act, for the sender."""
    if packet.acts_next == Side.SENDER:
        return _("Your turn")
    return packet.recipient if packet.acts_next else ""


@register.filter
def under(cells: list[str], head: list[str]) -> list[tuple[str, str]]:
    """The cells of a row, each with the head that it stands under."""
    return list(zip(head, cells, strict=False))


@register.filter
def told_lines(content: Any) -> list[str]:
    """Everything that a person of trust is told."""
    return lines_of(content)
