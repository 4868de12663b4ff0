"""The part of the world that is handed to others: releases from secrecy."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kim.consent.actions import releases
from kim.kernel import clock
from kim.kernel.actor import acting_as

if TYPE_CHECKING:
    from tests.world import World


def add(world: World) -> None:
    """Clara is released from secrecy towards the Jobcenter."""
    actor, today = world.cast.clara.actor, clock.today()
    until = today + timedelta(days=90)
    given: dict[str, Any] = {"how": "written", "language": "ar", "wording": "2026-01", "given_on": today}
    with acting_as(actor):
        world.objects["release"] = releases.record(
            actor=actor,
            household=world.case.household,
            data_areas=["identity"],
            office=world.cast.jobcenter,
            last_day=until,
            **given,
        )
