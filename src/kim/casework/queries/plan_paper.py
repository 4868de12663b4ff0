"""What the plan says on paper: to the household, in plain words, without states and numbers of files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kim.casework.models import Case, Step
from kim.casework.queries import plan as plans
from kim.casework.rules.codes import GoalState, PartyKind
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.people.models import Person
from kim.people.queries import members_of
from kim.people.rules.codes import HouseholdRelation

ADULT = 18
PARENTS = (HouseholdRelation.REFERENCE, HouseholdRelation.SPOUSE, HouseholdRelation.PARTNER)


@dataclass(frozen=True)
class PaperStep:
    """One line: what, who, for whom, by when (None: no day was agreed)."""

    title: str
    description: str
    who: str
    by_household: bool
    person: str
    due_on: date | None


@dataclass(frozen=True)
class PlanPaper:
    """The plan as it goes to the household. `agreed_on` is None while it is a proposal."""

    household: str
    manager: str
    unit: str
    letterhead: tuple[str, ...]
    contact: tuple[str, ...]
    agreed_on: date | None
    printed_on: date
    review_on: date | None
    goals: tuple[str, ...]
    steps: tuple[PaperStep, ...]
    signers: tuple[str, ...]
    number: str
    version: int


def paper(actor: Actor, case: Case) -> PlanPaper:
    """The plan of a case as it stands: what is still to be done, by day."""
    view = plans.view(actor, case)
    version = view.draft or view.adopted
    manager = case.assigned_to
    todo = sorted(
        (line.step for line in view.steps if line.step.done_on is None),
        key=lambda step: (step.due_on or date.max, step.number),
    )
    return PlanPaper(
        household=case.household.label,
        manager=manager.user.name,
        unit=manager.unit.name,
        letterhead=_letterhead(),
        contact=tuple(manager.unit.contact),
        agreed_on=view.adopted.adopted_on if view.adopted and not view.draft else None,
        printed_on=clock.today(),
        review_on=view.adopted.review_on if view.adopted and not view.draft else None,
        goals=tuple(goal.own_words for goal in view.goals if goal.state == GoalState.OPEN),
        steps=tuple(_step(step, manager.user.name) for step in todo),
        signers=tuple(adults(actor, case)),
        number=case.number,
        version=version.number if version else 1,
    )


def adults(actor: Actor, case: Case) -> list[str]:
    """Who agrees and signs: the reference person, spouse or partner, and everybody who is surely of age."""
    members = sorted(members_of(actor, case.household), key=lambda one: one.relation != HouseholdRelation.REFERENCE)
    return [str(one.person) for one in members if one.relation in PARENTS or _is_adult(one.person)]


def _is_adult(person: Person) -> bool:
    return person.age is not None and person.age.low >= ADULT


def _step(step: Step, manager: str) -> PaperStep:
    who = {
        PartyKind.CLIENT: step.person.given_name if step.person else "",
        PartyKind.CASE_MANAGER: manager,
        PartyKind.OFFICE: step.office.name if step.office else step.office_name,
    }[PartyKind(step.party)]
    by_household = step.party == PartyKind.CLIENT
    person = step.person.given_name if step.person and not by_household else ""
    return PaperStep(step.title, step.description, who, by_household, person, step.due_on)


def _letterhead() -> tuple[str, ...]:
    try:
        head = organisations.district().letterhead
    except organisations.NoDistrict:
        return ()
    first = " · ".join(part for part in (head.organisation, head.unit) if part)
    town = " ".join(part for part in (head.postal_code, head.town) if part)
    place = ", ".join(part for part in (head.street, town) if part)
    return tuple(line for line in (first, place, head.phone) if line)
