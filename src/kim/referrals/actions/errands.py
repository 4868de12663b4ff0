"""What a person of trust is asked for becomes a step of the plan, owned by them by name."""

from __future__ import annotations

from kim.casework.actions import steps
from kim.casework.models import Step
from kim.kernel.actor import Actor
from kim.kernel.core_codes import LifeArea, PartyKind
from kim.referrals.models import Packet

LONGEST_TITLE = 160


def step_of(actor: Actor, packet: Packet) -> Step:
    """The step, as it is given to the plan when the errand is handed out; a part of sending it."""
    return steps.add(
        actor=actor,
        case=packet.case,
        title=packet.chosen["question"][:LONGEST_TITLE],
        life_area=packet.chosen["errand"].get("life_area") or LifeArea.PARTICIPATION,
        party=PartyKind.OFFICE,
        office_name=packet.recipient_name,
        due_on=packet.answer_by,
    )
