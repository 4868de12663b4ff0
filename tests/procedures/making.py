"""Builders for procedures; through actions, like everything that tests make."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.procedures.actions import appointments, procedures, stages, titles
from kim.procedures.models import Appointment, HeldTitle, Procedure

CHANCE = "10.e.pp"  # § 104c Abs. 1 AufenthG, cannot be prolonged
AN_HOUR = time(9, 30)


def procedure(
    actor: Actor, name: str = "Amira Beispiel", days: int = 0, pathway: str = "25b", **given: Any
) -> Procedure:
    """An application of `days` ago."""
    with acting_as(actor):
        return procedures.open_one(
            actor=actor,
            pathway=pathway,
            applicant_name=name,
            applied_on=clock.today() - timedelta(days=days),
            **given,
        )


def moved(actor: Actor, procedure: Procedure, stage: str, on: date | None = None) -> Procedure:
    """In another stage since a day (today)."""
    with acting_as(actor):
        given = {"version": procedure.version, "stage": stage, "began_on": on or clock.today()}
        return stages.move(actor=actor, procedure=procedure, **given)  # type: ignore[arg-type]


def ended(
    actor: Actor, procedure: Procedure, outcome: str = "granted", on: date | None = None, **given: Any
) -> Procedure:
    """Ended on a day (today)."""
    with acting_as(actor):
        procedure.refresh_from_db()
        given |= {"outcome": outcome, "decided_on": on or clock.today(), "version": procedure.version}
        return procedures.end(actor=actor, procedure=procedure, **given)


def title(actor: Actor, name: str = "Bela Muster", ends_in: int = 100, key: str = CHANCE) -> HeldTitle:
    """A title that ends in so many days."""
    with acting_as(actor):
        return titles.note(actor=actor, holder_name=name, key=key, valid_to=clock.today() + timedelta(days=ends_in))


def appointment(actor: Actor, procedure: Procedure, in_days: int = 1) -> Appointment:
    """The applicant is asked to come in so many days."""
    starts = timezone.make_aware(datetime.combine(clock.today() + timedelta(days=in_days), AN_HOUR))
    with acting_as(actor):
        return appointments.make(actor=actor, procedure=procedure, starts_at=starts, kind="talk", place="Zimmer 4")
