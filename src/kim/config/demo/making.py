"""Specifications become cases, by the actions that the pages call, at the days when they would have happened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kim.accounts.models import Membership
from kim.casework.actions import assessments, cases, contacts, goals, phases, plans, steps
from kim.casework.actions.agreements import Agreed
from kim.casework.models import Case, Plan, Step
from kim.casework.queries import plan_content
from kim.casework.rules.codes import CasePhase
from kim.config.demo import calendar
from kim.config.demo.calendar import ago, at_work, born, closed_quarter
from kim.config.demo.spec import CaseSpec, PersonSpec, StepSpec
from kim.consent.actions import bases, notices
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.organisations import api as organisations
from kim.people.actions import persons, statuses

WORDING = "2026-01"
SOON_DAYS = 3
AGAIN_DAYS = 12
CLIENT = ("client",)
AGAIN = {"residence": ("client", "document"), "language": ("client", "interpreted"), "health": ("observation",)}


def build(manager: Membership, spec: CaseSpec) -> Case:
    """A case as it stands today, with its history at earlier days."""
    actor = manager.as_actor()
    # Reading one's own records again happens behind the wall, so somebody has to act.
    with acting_as(actor):
        return _build(actor, spec)


def _build(actor: Actor, spec: CaseSpec) -> Case:
    opened, today = ago(spec.opened), calendar.today()
    with clock.at(opened):
        case = _open(actor, spec, opened)
    with clock.at(min(opened + timedelta(days=3), today)):
        _intake(actor, case, spec)
    with clock.at(min(opened + timedelta(days=20), today)):
        _assess(actor, case, spec)
    with clock.at(min(opened + timedelta(days=40), today)):
        _plan(actor, case, spec, today)
    _answered(actor, case, spec, min(opened + timedelta(days=40), today))
    with clock.at(ago(AGAIN_DAYS)):
        _assess_again(actor, case, spec)
    _waiting(actor, case, spec)
    _contact(actor, case, spec)
    with clock.at(min(opened + timedelta(days=60), today)):
        _move(actor, case, CasePhase(spec.phase))
    return case


def _move(actor: Actor, case: Case, wanted: CasePhase) -> None:
    case.refresh_from_db()
    order = list(CasePhase)
    now, goal = order.index(CasePhase(case.phase)), order.index(wanted)
    # Forward a case takes every phase, back it may jump.
    for phase in order[now + 1 : goal + 1] or ([wanted] if goal < now else []):
        phases.move(actor=actor, case=case, phase=phase)


def _open(actor: Actor, spec: CaseSpec, opened: date) -> Case:
    place = organisations.municipality(spec.municipality)
    case = cases.open(actor=actor, label=spec.label, municipality=place, access_path=spec.access_path)
    for person in spec.persons:
        _add(actor, case, person, opened)
    return case


def _add(actor: Actor, case: Case, spec: PersonSpec, opened: date) -> None:
    languages = [{"language": spec.language, "level": spec.level, "use": "without_help"}] if spec.language else []
    person = persons.add(
        actor=actor,
        household=case.household,
        given_name=spec.given,
        family_name=spec.family,
        relation=spec.relation,
        birth=born(spec.birth),
        nationalities=list(spec.nationalities),
        languages=languages,
    )
    if spec.status:
        statuses.record(
            actor=actor,
            person=person,
            key=spec.status,
            first_day=opened - timedelta(days=200),
            last_day=ago(-spec.until) if spec.until is not None else None,
            evidence="documented",
        )


def _intake(actor: Actor, case: Case, spec: CaseSpec) -> None:
    case.refresh_from_db()
    cases.record_indication(actor=actor, case=case, version=case.version, criteria=list(spec.indication))
    told: dict[str, Any] = {"household": case.household, "given_on": clock.today(), "how": "written", "language": "de"}
    notices.record(actor=actor, wording=WORDING, **told)
    bases.record(actor=actor, kind="consent", purpose="counselling", first_day=clock.today(), wording=WORDING, **told)


def _assess(actor: Actor, case: Case, spec: CaseSpec) -> None:
    for area, need, resources, own_words in spec.first_areas or spec.areas:
        assessments.save(actor=actor, case=case, life_area=area, need=need, resources=resources, own_words=own_words)
    if spec.areas:
        assessments.complete(actor=actor, case=case)


def _assess_again(actor: Actor, case: Case, spec: CaseSpec) -> None:
    if spec.first_areas:
        assessments.begin(actor=actor, case=case)
        for area, need, resources, own_words in spec.areas:
            given: dict[str, Any] = {"need": need, "resources": resources, "own_words": own_words}
            sources = AGAIN.get(area, CLIENT)
            assessments.save(actor=actor, case=case, life_area=area, sources=sources, **given)


def _plan(actor: Actor, case: Case, spec: CaseSpec, today: date) -> None:
    own_words, area = spec.goal
    goal = goals.add(actor=actor, case=case, own_words=own_words, life_area=area, how_seen=spec.how_seen)
    made: dict[int, Step] = {}
    for number, step in enumerate(spec.steps, start=1):
        made[number] = steps.add(actor=actor, case=case, goal=goal, **_fields(step, case, today))
    for number, step in enumerate(spec.steps, start=1):
        for needed in step.needs:
            steps.link(actor=actor, step=made[number], needs=made[needed])
    for number, step in enumerate(spec.steps, start=1):
        if step.done:
            steps.complete(actor=actor, step=made[number])
    if spec.adopted and spec.steps:
        adopt(actor, case)


def adopt(actor: Actor, case: Case) -> Plan:
    """The household agrees to the plan as it stands: the adults sign, for the children the first of them."""
    plan = plans.draft(actor=actor, case=case)
    found = plan_content.agreers(actor, case)
    signed = [Agreed(person) for person in found.adults]
    signed += [Agreed(child, by_person=found.adults[0]) for child in found.minors]
    return plans.adopt(actor=actor, plan=plan, version=plan.version, agreements=signed)


def agree_again(manager: Membership, case: Case, number: int, due_on: date) -> None:
    """A step takes longer: the family agrees to the next version, one adult by phone with an interpreter."""
    actor = manager.as_actor()
    with acting_as(actor):
        step = case.steps.get(number=number)
        steps.postpone(actor=actor, step=step, version=step.version, due_on=due_on)
        plan = plans.draft(actor=actor, case=case)
        found = plan_content.agreers(actor, case)
        first, *others = found.adults
        agreed = [Agreed(first), *(Agreed(one, how="by_phone", with_interpreter=True) for one in others)]
        agreed += [Agreed(child, by_person=first) for child in found.minors]
        review = clock.today() + timedelta(days=90)
        plans.adopt(actor=actor, plan=plan, version=plan.version, agreements=agreed, review_on=review)


def _fields(spec: StepSpec, case: Case, today: date) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": spec.title,
        "life_area": spec.life_area,
        "party": spec.party,
        "legal_domain": spec.legal_domain,
        "due_on": _due(spec.due, today) if spec.due is not None else None,
    }
    if spec.legal_end:
        days, basis = spec.legal_end
        fields.update(legal_end_on=today + timedelta(days=days), legal_end_basis=basis)
    if spec.party == "office":
        fields.update(_office(spec, case), contact_name=spec.contact[0], contact_phone=spec.contact[1])
    return fields


def _due(days: int, today: date) -> date:
    day = today + timedelta(days=days)
    # What is due in these days stays where the story has it.
    return at_work(day) if days > SOON_DAYS else day


def _office(spec: StepSpec, case: Case) -> dict[str, Any]:
    if spec.topic and case.household.municipality:
        place = case.household.municipality.key
        found = organisations.find_responsible(spec.topic, place, school_form=spec.school_form or None).offices[0]
        unit = organisations.unit(found.office.id)
        return {
            "office": unit,
            "finder_topic": spec.topic,
            "finder_reason": found.reason,
            "finder_basis": found.basis,
        }
    if spec.office:
        return {"office": organisations.unit(spec.office)}
    return {"office_name": spec.office_name}


def _answered(actor: Actor, case: Case, spec: CaseSpec, asked: date) -> None:
    for number, step in enumerate(spec.steps, start=1):
        if step.took is not None:
            with clock.at(asked):
                steps.mark_waiting(actor=actor, step=case.steps.get(number=number), since=asked)
            with clock.at(asked + timedelta(days=step.took)):
                steps.complete(actor=actor, step=case.steps.get(number=number))
        if step.answered is not None:
            quarters_ago, days = step.answered
            _answered_in_a_quarter(actor, case.steps.get(number=number), quarters_ago, days)


def _answered_in_a_quarter(actor: Actor, step: Step, quarters_ago: int, days: int) -> None:
    """Asked so many days before the day on which it was done, in the middle of a closed quarter."""
    quarter = closed_quarter()
    for _quarter in range(quarters_ago):
        quarter = quarter.previous()
    done = quarter.start + timedelta(days=60)
    with clock.at(done - timedelta(days=days)):
        steps.mark_waiting(actor=actor, step=step, since=done - timedelta(days=days))
    with clock.at(done):
        steps.complete(actor=actor, step=step)


def _waiting(actor: Actor, case: Case, spec: CaseSpec) -> None:
    for number, step in enumerate(spec.steps, start=1):
        if step.waits is not None:
            with clock.at(ago(step.waits)):
                steps.mark_waiting(actor=actor, step=case.steps.get(number=number), since=ago(step.waits))


def _contact(actor: Actor, case: Case, spec: CaseSpec) -> None:
    if spec.contact is not None:
        with clock.at(at_work(ago(spec.contact))):
            contacts.record(actor=actor, case=case, kind="phone", minutes=15, note=spec.contact_note)
