"""A district from its files into all contexts that keep a part of it, in one transaction."""

from __future__ import annotations

from django.db import transaction

from kim.directory import api as directory
from kim.kernel.actor import Actor, acting_as
from kim.organisations.actions import district
from kim.organisations.district import Change, DistrictData
from kim.steering import api as steering

ACTOR = Actor.system("district")


def load(data: DistrictData, *, preview: bool = False) -> list[Change]:
    """Load `data` and tell every change; with `preview` nothing is kept. `RuleViolation` if the database says no."""
    with acting_as(ACTOR), transaction.atomic():
        proposals = directory.matrix.asked()
        changes = district.load(actor=ACTOR, data=data)
        directory.matrix.settle(actor=ACTOR, before=proposals)
        changes += directory.loading.load(actor=ACTOR, files=data.elsewhere)
        changes += steering.load_bodies(actor=ACTOR, bodies=data.bodies)
        transaction.set_rollback(preview)
    return changes
