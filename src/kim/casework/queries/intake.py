"""Where the intake of a case stands. A list of what is there, never a gate: advice goes on without it."""

from __future__ import annotations

from dataclasses import dataclass

from kim.casework.models import Case
from kim.casework.queries import assessment
from kim.consent import api as consent
from kim.kernel.actor import Actor
from kim.people.models import HouseholdMember


@dataclass(frozen=True)
class Intake:
    """What has been recorded so far."""

    indication: bool
    people: int
    told: bool
    basis: bool
    areas_asked: int

    @property
    def is_complete(self) -> bool:
        """True if nothing of the intake is open any more."""
        return bool(self.indication and self.people and self.told and self.basis and self.areas_asked)


def of(actor: Actor, case: Case) -> Intake:
    """The intake of a case that the actor may see."""
    members = HouseholdMember.objects.visible_to(actor).filter(household=case.household_id)
    return Intake(
        indication=bool(case.indication),
        people=members.count(),
        told=consent.was_told(case.household),
        basis=consent.counselling_rests_on(case.household),
        areas_asked=len(assessment.known(assessment.rounds_of(actor, case))),
    )
