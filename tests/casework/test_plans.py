"""The plan as an agreement: drafted, adopted on a basis, frozen, replaced."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kim.casework.actions import cases, goals, phases, plans, steps
from kim.casework.models import Case, Plan, Step
from kim.consent.actions import bases
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def adopt(actor: Actor, plan: Plan, **given: object) -> Plan:
    values: dict[str, Any] = {"agreements": make.agreed_by_all(actor, plan.case), "version": plan.version, **given}
    return plans.adopt(actor=actor, plan=plan, **values)


def test_the_first_step_begins_a_draft_and_a_second_one_joins_it(actor: Actor, case: Case) -> None:
    make.step(actor, case, "eins")
    make.step(actor, case, "zwei")
    with acting_as(actor):
        assert [(plan.number, plan.state) for plan in case.plans.all()] == [(1, "draft")]


def test_a_plan_is_adopted_only_when_they_were_told_and_a_basis_holds(actor: Actor, case: Case) -> None:
    make.step(actor, case)
    plan = plans.draft(actor=actor, case=case)
    with pytest.raises(RuleViolation) as refused:
        adopt(actor, plan)
    assert refused.value.code == "notice_missing"
    make.basis_for_counselling(actor, case)
    assert adopt(actor, plan).state == "adopted"


def test_a_withdrawn_basis_holds_no_plan(actor: Actor, case: Case) -> None:
    make.step(actor, case)
    make.basis_for_counselling(actor, case)
    with acting_as(actor):
        bases.withdraw(actor=actor, basis=Basis.objects.get())
    with pytest.raises(RuleViolation) as refused:
        adopt(actor, plans.draft(actor=actor, case=case))
    assert refused.value.code == "basis_missing"


def test_a_plan_without_steps_is_none(actor: Actor, case: Case) -> None:
    make.basis_for_counselling(actor, case)
    with pytest.raises(RuleViolation) as refused:
        adopt(actor, plans.draft(actor=actor, case=case))
    assert refused.value.code == "no_steps"


def test_the_adopted_version_keeps_what_was_agreed_whatever_happens_later(cast: Cast, actor: Actor, case: Case) -> None:
    goal = goals.add(actor=actor, case=case, own_words="Ich will arbeiten", life_area="work")
    first = make.step(actor, case, "Kita-Platz", party="office", office=cast.jobcenter, due_on=clock.today())
    make.step(actor, case, "Kurs", goal=goal, needs=[first])
    plan = make.adopted_plan(actor, case)
    with acting_as(actor):
        first.refresh_from_db()
    steps.complete(actor=actor, step=first)
    steps.edit(actor=actor, step=first, version=first.version, title="Ganz anders", life_area="work", party="client")
    with acting_as(actor):
        content = Plan.objects.get(pk=plan.pk).content
    assert content["goals"][0]["own_words"] == "Ich will arbeiten"
    assert [step["title"] for step in content["steps"]] == ["Kita-Platz", "Kurs"]
    assert content["steps"][0]["office"] == "Jobcenter Auental"
    assert content["steps"][0]["due_on"] == clock.today().isoformat()
    assert (content["steps"][1]["needs"], content["steps"][1]["goal"]) == ([1], 1)


def test_a_new_version_replaces_the_one_before_and_marks_its_new_steps(actor: Actor, case: Case) -> None:
    old = make.adopted_plan(actor, case)
    added = make.step(actor, case, "Neu")
    assert added.agreed_in is None
    with acting_as(actor):
        draft = case.plans.get(state="draft")
    assert draft.number == 2
    adopt(actor, draft)
    with acting_as(actor):
        assert Plan.objects.get(pk=old.pk).state == "replaced"
        assert Step.objects.get(pk=added.pk).agreed_in == draft
        assert Step.objects.get(number=1).agreed_in == old


def test_an_adopted_version_is_not_adopted_again(actor: Actor, case: Case) -> None:
    plan = make.adopted_plan(actor, case)
    with pytest.raises(RuleViolation) as refused:
        adopt(actor, plan)
    assert refused.value.code == "not_a_draft"


def test_two_who_adopt_at_the_same_time_do_not_overwrite_each_other(actor: Actor, case: Case) -> None:
    make.step(actor, case)
    make.basis_for_counselling(actor, case)
    plan = plans.draft(actor=actor, case=case)
    with pytest.raises(Conflict):
        adopt(actor, plan, version=plan.version + 1)


def test_adopting_names_who_agreed_and_a_review_lies_ahead(actor: Actor, case: Case) -> None:
    make.step(actor, case)
    make.basis_for_counselling(actor, case)
    plan = plans.draft(actor=actor, case=case)
    for given, field in (({"agreements": []}, "persons"), ({"review_on": clock.today()}, "review_on")):
        with pytest.raises(RuleViolation) as refused:
            adopt(actor, plan, **given)
        assert refused.value.field == field
    assert adopt(actor, plan, review_on=clock.today() + timedelta(days=90)).review_on is not None


def test_the_database_refuses_an_adopted_version_without_content(actor: Actor, case: Case) -> None:
    make.step(actor, case)
    with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
        case.plans.update(state="adopted", adopted_on=clock.today())


def test_the_work_brings_the_case_through_its_phases(actor: Actor, case: Case) -> None:
    cases.record_indication(actor=actor, case=case, version=case.version, criteria=["complex_need"])
    for phase in ("assessment", "service_planning"):
        phases.move(actor=actor, case=case, phase=phase)
    make.adopted_plan(actor, case)
    with acting_as(actor):
        assert Case.objects.get().phase == "linking"
