"""One case with a row in every table of the personal contexts, and the rows of one actor in all of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.apps import apps

from kim.casework.actions import assessments, cases, contacts, deputations, enquiries, goals
from kim.casework.models import Case, Deputation
from kim.consent.actions import bases, releases
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people.actions import addresses, facts, guardians, relations, statuses
from kim.people.actions.facts import Answer
from kim.people.models import Person
from kim.people.rules.facts import FactState
from tests import make, world_of_the_ways
from tests.cast import Cast, Player


def case_with_everything(cast: Cast) -> Case:
    """Clara's case: enquiry, household, consent, assessment, goal, plan, contact, task, deputy."""
    actor = cast.clara.actor
    enquiry = enquiries.record(actor=actor, name="Familie Sommer")
    case = cases.open(actor=actor, label="Familie Sommer", enquiry=enquiry)
    person = make.person(actor, case, "Lina", family_name="Sommer", birth="2023-05", nationalities=["SY"])
    make.person(actor, case, "Sabine", family_name="Sommer", birth="1988-05", relation="reference")
    statuses.record(actor=actor, person=person, key="10.e.rr", first_day=date(2025, 11, 15))
    carer = {"carer": Answer(FactState.VALUE, {"value": False})}
    facts.save(actor=actor, person=person, group="family", version=0, answers=carer)
    relations.record(actor=actor, person=person, name="Omar", kind="sibling")
    guardians.record(actor=actor, person=person, kind="guardian", name="Jugendamt")
    addresses.move(actor=actor, household=case.household, since=clock.today(), municipality=None, address="Weg 1")
    _share(actor, case, cast)
    assessments.save(actor=actor, case=case, life_area="language", need="low", resources="some")
    goal = goals.add(actor=actor, case=case, own_words="Lina soll in die Kita", life_area="education", person=person)
    first = make.step(actor, case, "Kita-Platz", party="office", office=cast.jobcenter, goal=goal, person=person)
    make.step(actor, case, "Kurs", needs=[first])
    make.adopted_plan(actor, case)
    contacts.record(
        actor=actor, case=case, kind="phone", persons=[person], step=first, note="Alles gut", follow_up="Anrufen"
    )
    make.document(actor, case, person=person, step=first)
    make.conference(actor, case, office=cast.jobcenter)
    world_of_the_ways.take_up(actor, case, person)
    world_of_the_ways.comes(actor, case, person)
    deputise(cast.clara, cast.cem)
    return case


def _share(actor: Actor, case: Case, cast: Cast) -> None:
    bases.record(
        actor=actor,
        household=case.household,
        kind="consent",
        purpose="step_sharing",
        given_on=clock.today(),
        last_day=clock.today() + timedelta(days=90),
        data_areas=["identity"],
        offices=[cast.jobcenter],
        how="written",
        language="ar",
        wording="2026-01",
    )
    releases.record(
        actor=actor,
        household=case.household,
        given_on=clock.today(),
        last_day=clock.today() + timedelta(days=90),
        data_areas=["identity"],
        office=cast.jobcenter,
        how="written",
        language="ar",
        wording="2026-01",
    )


def personal_models() -> list[type[Any]]:
    """Every model of the personal contexts."""
    contexts = ("people", "consent", "casework", "consolidation")
    return [model for label in contexts for model in apps.get_app_config(label).get_models()]


def visible(actor: Actor, verb: str = "read") -> dict[str, int]:
    """How many rows of each table both walls together give to this actor; empty tables are left out."""
    with acting_as(actor):
        return {
            model._meta.label: amount
            for model in personal_models()
            if (amount := model.objects.visible_to(actor, verb).count())
        }


def behind_the_wall(actor: Actor, only: type[Any] | None = None) -> dict[str, int]:
    """How many rows of each table the database gives to this actor, without any policy."""
    with acting_as(actor):
        models = [only] if only else personal_models()
        return {model._meta.label: model._base_manager.count() for model in models}


def names_seen(actor: Actor) -> set[str]:
    """All given names that the database gives to this actor."""
    with acting_as(actor):
        return set(Person._base_manager.values_list("given_name", flat=True))


def deputise(
    absent: Player, deputy: Player, *, days: int = 14, case: Case | None = None, manager: Player | None = None
) -> Deputation:
    """Somebody stands in from today on; `manager` if an employer lead names the deputy."""
    more: dict[str, Any] = {"manager": manager.membership} if manager else {}
    return deputations.name(
        actor=absent.actor,
        deputy=deputy.membership,
        first_day=clock.today(),
        last_day=clock.today() + timedelta(days=days),
        case=case,
        **more,
    )
