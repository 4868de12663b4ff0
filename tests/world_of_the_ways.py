"""The part of the world that is about legal pathways: a consent, and a step for what a way lacks."""

from __future__ import annotations

from typing import Any

from kim.casework.models import Case
from kim.consent.actions import bases
from kim.consolidation.actions import steps
from kim.consolidation.models import CriterionStep, Outlook, RuleShift, RuleShiftCount
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people.models import Person


def add(world: Any) -> None:
    """Everything, by the case manager."""
    actor, case, person = world.cast.clara.actor, world.case, world.objects["person"]
    with acting_as(actor):
        agree(actor, case)
        world.objects["criterionstep"] = take_up(actor, case, person)
        world.objects["outlook"] = comes(actor, case, person)
    world.words["criterion"] = "25b.civic"
    with acting_as(Actor.system("outlook")):
        RuleShiftCount.objects.create(
            drafts="", rule="", criterion="", reference_on=clock.today(), counted_on=clock.today()
        )


def agree(actor: Actor, case: Case) -> None:
    """The household agreed to the pre-check."""
    given: dict[str, Any] = {"how": "written", "language": "ar", "wording": "2026-11", "given_on": clock.today()}
    bases.record(actor=actor, household=case.household, kind="consent", purpose="legal_precheck", **given)


def take_up(actor: Actor, case: Case, person: Person) -> CriterionStep:
    """A step for a criterion of the person."""
    given: dict[str, Any] = {"title": "Zeugnis holen", "life_area": "education", "party": "client", "person": person}
    step = steps.take_up(actor=actor, case=case, whose=person, criterion="25b.language", **given)
    with acting_as(actor):
        found: CriterionStep = CriterionStep.objects.get(step=step)
    return found


def comes(actor: Actor, case: Case, person: Person) -> Outlook:
    """Something that comes, as the nightly job would have found it."""
    with acting_as(actor):
        RuleShift.objects.create(case=case, person=person, rule="60d", criterion="60d.entry", old="not_met", new="met")
        found: Outlook = Outlook.objects.create(
            case=case, person=person, kind="met_by_time", rule="25b", criterion="25b.residence", comes_on=clock.today()
        )
    return found
