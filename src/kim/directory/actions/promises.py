"""An office says within how many working days it answers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.directory.models import PromisedTime
from kim.directory.rules.promises import LEAST, MOST
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Unit


@action("promised_time_stated", _("An office said how soon it answers"))
def state(*, actor: Actor, unit: Unit, version: int, days: int | None) -> PromisedTime:
    """`days` are working days; None takes the word back. `version` 0: nobody said anything yet. Raises `Conflict`."""
    access.require(actor, "promise", unit)
    if days is not None and not LEAST <= days <= MOST:
        raise RuleViolation("days", _("Enter a number of working days between 1 and 260."), "days")
    # Whoever says it first for an office waits for nobody else who does the same.
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    said: PromisedTime | None = PromisedTime.objects.filter(unit=unit).first()
    if said is not None:
        return locking.update(said, version, days=days, stated_on=clock.today())
    made: PromisedTime = PromisedTime.objects.create(unit=unit, days=days, stated_on=clock.today())
    return made
