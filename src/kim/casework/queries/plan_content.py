"""What a version of a plan keeps: goals, steps, and everything that its paper prints, as they were on that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kim.casework.models import Case, Goal, Step
from kim.casework.rules.agreement import is_minor
from kim.casework.rules.codes import StepState
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.people.models import Person
from kim.people.queries import members_of
from kim.people.rules.codes import HouseholdRelation

OWN_VOICE = 14
PARENTS = (HouseholdRelation.REFERENCE, HouseholdRelation.SPOUSE, HouseholdRelation.PARTNER)


def frozen(actor: Actor, case: Case) -> dict[str, Any]:
    """The plan as it stands now, in plain values: nothing in it follows later changes."""
    steps = case.steps.exclude(state=StepState.DROPPED).select_related("goal", "person", "office")
    goals = case.goals.select_related("person")
    manager = case.assigned_to
    return {
        "household": case.household.label,
        "manager": manager.user.name,
        "unit": manager.unit.name,
        "contact": list(manager.unit.contact),
        "letterhead": list(letterhead()),
        "signers": [str(person) for person in adults(actor, case)],
        "goals": [_goal(goal) for goal in goals],
        "steps": [_step(step) for step in steps.prefetch_related("dependencies__needs")],
    }


def _goal(goal: Goal) -> dict[str, Any]:
    return {
        "number": goal.number,
        "own_words": goal.own_words,
        "how_seen": goal.how_seen,
        "life_area": goal.life_area,
        "person": str(goal.person) if goal.person else "",
        "state": goal.state,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "goal": step.goal.number if step.goal else None,
        "life_area": step.life_area,
        "title": step.title,
        "description": step.description,
        "person": str(step.person) if step.person else "",
        "given_name": step.person.given_name if step.person else "",
        "party": step.party,
        "office": str(step.office or step.office_name),
        "office_name": step.office.name if step.office else step.office_name,
        "reason": step.finder_reason,
        "contact_name": step.contact_name,
        "contact_phone": step.contact_phone,
        "due_on": step.due_on.isoformat() if step.due_on else None,
        "legal_end_on": step.legal_end_on.isoformat() if step.legal_end_on else None,
        "legal_end_basis": step.legal_end_basis,
        "state": step.state,
        "needs": sorted(dependency.needs.number for dependency in step.dependencies.all()),
    }


@dataclass(frozen=True)
class Agreers:
    """The household as far as a plan is agreed to. `for_themselves`: adults, and others who are not surely under 14."""

    adults: tuple[Person, ...]
    for_themselves: tuple[Person, ...]
    minors: tuple[Person, ...]

    @property
    def everyone(self) -> tuple[Person, ...]:
        """Each once."""
        return tuple(dict.fromkeys((*self.for_themselves, *self.minors)))


def agreers(actor: Actor, case: Case) -> Agreers:
    """Who may agree to the plan of a case, and for whom somebody else does."""
    grown = adults(actor, case)
    others = [one.person for one in members_of(actor, case.household) if one.person not in grown]
    young = [person for person in others if person.age is None or person.age.high >= OWN_VOICE]
    return Agreers(
        adults=tuple(grown),
        for_themselves=(*grown, *young),
        minors=tuple(person for person in others if person.age is not None and is_minor(person.age.high)),
    )


def adults(actor: Actor, case: Case) -> list[Person]:
    """Who agrees and signs: the reference person, spouse or partner, and everybody who is surely of age."""
    members = sorted(members_of(actor, case.household), key=lambda one: one.relation != HouseholdRelation.REFERENCE)
    return [one.person for one in members if one.relation in PARENTS or _is_adult(one.person)]


def _is_adult(person: Person) -> bool:
    return person.age is not None and not is_minor(person.age.low)


def letterhead() -> tuple[str, ...]:
    """Who writes, from the district's data: name, address, phone; empty while no district is loaded."""
    try:
        head = organisations.district().letterhead
    except organisations.NoDistrict:
        return ()
    first = " · ".join(part for part in (head.organisation, head.unit) if part)
    town = " ".join(part for part in (head.postal_code, head.town) if part)
    place = ", ".join(part for part in (head.street, town) if part)
    return tuple(line for line in (first, place, head.phone) if line)
