"""What an officer's own unit decides on."""

from __future__ import annotations

from kim.accounts import api as accounts
from kim.kernel.actor import Actor
from kim.kernel.core_codes import ProcedureArea
from kim.procedures.rules.areas import area_of_office


def own_area(actor: Actor) -> ProcedureArea | None:
    """The area of the unit in which somebody acts; None outside the authorities."""
    if actor.membership_id is None:
        return None
    return area_of_office(accounts.membership_of(actor).unit.kind)
