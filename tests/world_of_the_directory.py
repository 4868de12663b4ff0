"""The part of the world that is about the directory, and one mail. `world` is a `tests.world.World`."""

from __future__ import annotations

from typing import Any

from kim.accounts.models import Mail
from kim.directory.actions import corrections, promises, services
from kim.directory.exchange.hsds import uuid_of


def add(world: Any) -> None:
    """An entry that the jobcenter holds, with a correction that waits, and how soon the jobcenter answers."""
    cast = world.cast
    given = {"organisation": cast.jobcenter.organisation, "holder": cast.jobcenter, "what": "Kurs am Vormittag"}
    service = services.add(actor=cast.konrad.actor, name="Sprachkurs", **given)
    text = "Der Kurs ist am Nachmittag."
    world.objects["correction"] = corrections.propose(actor=cast.carlo.actor, service=service, text=text)
    world.objects["service"] = service
    promises.state(actor=cast.stella.actor, unit=cast.jobcenter, version=0, days=10)
    world.objects["unit"] = cast.jobcenter
    world.words["hsds_id"] = uuid_of("service", "nothing")
    # The one to Carlo, who was offered a case by Clara.
    world.objects["mail"] = Mail.objects.get(template="hand_over_offered", recipient=cast.carlo.user)
