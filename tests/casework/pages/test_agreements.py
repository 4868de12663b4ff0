"""Who agreed to a plan, for whom, how and when; who agrees later; and what differs between two versions."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from kim.casework.actions import agreements, plans, steps
from kim.casework.actions.agreements import Agreed
from kim.casework.models import Case, Plan, PlanAgreement, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import RuleViolation
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast: Cast, case: Case) -> Plan:
    """Two steps; the notice and the basis are there."""
    actor = cast.clara.actor
    with acting_as(actor):
        first = make.step(actor, case, "Kita-Platz suchen")
        make.step(actor, case, "Kursplatz finden", needs=[first])
    make.basis_for_counselling(actor, case)
    return Plan.objects.get()


def ids(*names: str) -> list[str]:
    return [Person.objects.get(given_name=name).public_id for name in names]


def given(**more: Any) -> dict[str, Any]:
    on_paper = {"persons": ids("Sabine"), "how": "written", "agreed_on": f"{clock.today():%d.%m.%Y}"}
    return {**on_paper, "version": Plan.objects.get(state="draft").version, **more}


def text(browser: Browser, name: str, *args: str, query: str = "") -> str:
    return " ".join(browser.client.get(address(name, *args) + query).content.decode().split())


def test_the_form_offers_the_adults_and_for_the_children_somebody(clara: Browser, case: Case, draft: Plan) -> None:
    page = text(clara, "plan-adopt", case.public_id)
    assert "Wer stimmt für die Minderjährigen zu?" in page
    assert f'value="{ids("Paul")[0]}"' in page


def chosen(page: str, name: str) -> bool:
    field = re.search(rf'<input[^>]*value="{ids(name)[0]}"[^>]*>', page)
    return field is not None and "checked" in field.group()


def test_of_several_adults_nobody_has_agreed_before_somebody_says_so(
    clara: Browser, cast: Cast, case: Case, draft: Plan
) -> None:
    assert chosen(text(clara, "plan-adopt", case.public_id), "Sabine"), "who is the only one need not be chosen"
    with acting_as(cast.clara.actor):
        make.person(cast.clara.actor, case, "Omar", family_name="Sommer", birth="1980")
    page = text(clara, "plan-adopt", case.public_id)
    assert (chosen(page, "Sabine"), chosen(page, "Omar")) == (False, False)


def test_once_everybody_has_agreed_the_version_offers_no_later_agreement(
    clara: Browser, case: Case, draft: Plan
) -> None:
    clara.post("plan-adopt", case.public_id, **given())
    plan = Plan.objects.get()
    assert "Zustimmung nachtragen" in text(clara, "plan-version", case.public_id, plan.public_id)
    for name in ("Paul", "Lina"):
        more = {"person": ids(name)[0], "by_person": ids("Sabine")[0], "how": "written"}
        day = f"{clock.today():%d.%m.%Y}"
        answer = clara.post("plan-agree-later", case.public_id, plan.public_id, **more, agreed_on=day)
        assert answer.status_code == 302
    assert "Zustimmung nachtragen" not in text(clara, "plan-version", case.public_id, plan.public_id)


def test_who_agrees_for_whom_how_and_when_is_kept(clara: Browser, case: Case, draft: Plan) -> None:
    more = {"minors": ids("Paul", "Lina"), "by_person": ids("Sabine")[0], "how": "by_phone", "with_interpreter": "yes"}
    assert clara.post("plan-adopt", case.public_id, **given(**more)).status_code == 302
    kept = [(str(one.person), one.who, one.how, one.with_interpreter) for one in PlanAgreement.objects.order_by("pk")]
    assert kept == [
        ("Sabine Sommer", "Sabine Sommer", "by_phone", True),
        ("Paul Sommer", "Sabine Sommer", "by_phone", True),
        ("Lina Sommer", "Sabine Sommer", "by_phone", True),
    ]
    plan = Plan.objects.get()
    assert (plan.agreed_with, plan.how) == ("Sabine Sommer", "by_phone")
    page = text(clara, "plan-version", case.public_id, plan.public_id)
    assert "für Paul Sommer" in page and "am Telefon, mit Sprachmittlung" in page


def test_minors_need_somebody_who_agrees_for_them(clara: Browser, case: Case, draft: Plan) -> None:
    answer = clara.post("plan-adopt", case.public_id, **given(minors=ids("Paul"), by_person="", review_on="1.3.2099"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Wählen Sie, wer für die Minderjährigen zustimmt" in page and "1.3.2099" in page
    more = {"minors": ids("Paul"), "by_person": "", "by_name": "Frau Vogt, Jugendamt"}
    assert clara.post("plan-adopt", case.public_id, **given(**more)).status_code == 302
    assert PlanAgreement.objects.get(person__given_name="Paul").who == "Frau Vogt, Jugendamt"


def test_nobody_is_no_agreement(clara: Browser, case: Case, draft: Plan) -> None:
    answer = clara.post("plan-adopt", case.public_id, **given(persons=[]))
    assert answer.status_code == 422
    assert "Wählen Sie, wer dem Plan zustimmt." in answer.content.decode()
    assert Plan.objects.get().state == "draft"


def test_somebody_agrees_later_in_another_way(clara: Browser, case: Case, draft: Plan) -> None:
    clara.post("plan-adopt", case.public_id, **given())
    plan = Plan.objects.get()
    assert address("plan-agree-later", case.public_id, plan.public_id) in text(
        clara, "plan-version", case.public_id, plan.public_id
    )
    late = {"person": ids("Paul")[0], "how": "oral_recorded", "agreed_on": f"{clock.today():%d.%m.%Y}"}
    refused = clara.post("plan-agree-later", case.public_id, plan.public_id, **late)
    assert refused.status_code == 422
    late["by_person"] = ids("Sabine")[0]
    assert clara.post("plan-agree-later", case.public_id, plan.public_id, **late).status_code == 302
    assert PlanAgreement.objects.count() == 2
    again = clara.post("plan-agree-later", case.public_id, plan.public_id, **late)
    assert again.status_code == 422, "who has agreed is offered no more"
    assert PlanAgreement.objects.count() == 2


def test_only_the_version_that_holds_is_agreed_to(cast: Cast, clara: Browser, case: Case, draft: Plan) -> None:
    actor = cast.clara.actor
    old = make.adopted_plan(actor, case)
    with acting_as(actor):
        make.step(actor, case, "Neu")
        new = plans.draft(actor=actor, case=case)
        paul = Person.objects.get(given_name="Paul")
        plans.adopt(actor=actor, plan=new, version=new.version, agreements=make.agreed_by_all(actor, case))
        sabine = Person.objects.get(given_name="Sabine")
        with pytest.raises(RuleViolation) as refused:
            agreements.add(actor=actor, plan=Plan.objects.get(pk=old.pk), agreed=Agreed(paul, by_person=sabine))
    assert refused.value.code == "not_adopted"
    assert clara.get("plan-agree-later", case.public_id, old.public_id).status_code == 302


def test_a_stranger_agrees_to_nothing(cast: Cast, case: Case, draft: Plan) -> None:
    actor = cast.clara.actor
    stranger = Person.objects.get(pk=make.person(actor, make.case(actor, "Familie Fremd"), "Fremde").pk)
    with pytest.raises(RuleViolation) as refused:
        plans.adopt(actor=actor, plan=draft, version=draft.version, agreements=[Agreed(stranger)])
    assert refused.value.code == "not_of_household"


@pytest.fixture
def two_versions(cast: Cast, case: Case, draft: Plan) -> list[Plan]:
    actor = cast.clara.actor
    make.adopted_plan(actor, case)
    with acting_as(actor):
        first, second = Step.objects.order_by("number")
        due_on = clock.today() + timedelta(days=30)
        steps.edit(
            actor=actor, step=first, version=first.version, title="Kita in der Nähe", life_area="education",
            party="client", due_on=due_on,
        )  # fmt: skip
        steps.drop(actor=actor, step=second, reason="Kurs gefunden")
        make.step(actor, case, "Wohnung suchen")
        make.adopted_plan(actor, case)
        return list(Plan.objects.order_by("number"))


def test_two_versions_are_compared_on_a_page(clara: Browser, case: Case, two_versions: list[Plan]) -> None:
    page = text(clara, "plan-difference", case.public_id, two_versions[1].public_id)
    assert "Von Fassung 1" in page and "zu Fassung 2" in page
    for words in ("Wohnung suchen", "<del>Kita-Platz suchen</del>", "<ins>Kita in der Nähe</ins>", "Kursplatz finden"):
        assert words in page
    assert "entfallen" in page and "<del>nichts</del>" in page
    assert clara.get("plan-difference", case.public_id, two_versions[0].public_id).status_code == 404
    other = text(clara, "plan-difference", case.public_id, two_versions[0].public_id, query="?mit=2")
    assert "Von Fassung 1" in other, "the older one stands on the left, whichever way round one asks"


def test_what_changed_since_the_last_agreement_is_a_page(
    cast: Cast, clara: Browser, case: Case, two_versions: list[Plan]
) -> None:
    assert "Beide sagen dasselbe." in text(clara, "plan-changes", case.public_id)
    with acting_as(cast.clara.actor):
        make.step(cast.clara.actor, case, "Umzug planen")
    assert "Umzug planen" in text(clara, "plan-changes", case.public_id)
    assert address("plan-changes", case.public_id) in text(clara, "plan", case.public_id)


def test_without_an_agreed_version_there_is_nothing_to_compare(clara: Browser, case: Case, draft: Plan) -> None:
    assert clara.get("plan-changes", case.public_id).status_code == 302
    assert clara.get("plan-difference", case.public_id, draft.public_id).status_code == 302
    assert clara.get("plan-version-pdf", case.public_id, draft.public_id).status_code == 302
