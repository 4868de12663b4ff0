"""The plan of a case: net and list with the same facts, agreed versions, and what holds up what."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.actions import steps
from kim.casework.models import Case, Plan, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(cast: Cast, case: Case) -> list[Step]:
    """Three steps, each of which needs the one before."""
    actor = cast.clara.actor
    with acting_as(actor):
        first = make.step(actor, case, "Kita-Platz suchen")
        second = make.step(actor, case, "Kursplatz finden", needs=[first])
        third = make.step(actor, case, "Prüfung ablegen", needs=[second])
    return [first, second, third]


def agreed(*names: str) -> dict[str, Any]:
    """The form of an agreement on paper, today; Sabine agrees if nobody is named."""
    persons = Person.objects.filter(given_name__in=names or ["Sabine"])
    return {
        "persons": [person.public_id for person in persons],
        "how": "written",
        "agreed_on": f"{clock.today():%d.%m.%Y}",
    }


def test_an_empty_plan_says_so_and_offers_the_first_step(clara: Browser, case: Case) -> None:
    page = clara.get("plan", case.public_id).content.decode()
    assert "Noch kein Schritt geplant" in page
    assert address("step-new", case.public_id) in page


def test_net_and_list_name_the_same_steps_in_the_same_order(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = clara.get("plan", case.public_id).content.decode()
    drawn = [part.split('"')[0] for part in page.split('data-step="')[1:]]
    listed = [part.split('"')[0] for part in page.split('data-row="')[1:]]
    assert drawn == listed == ["1", "2", "3"]


def test_the_longest_path_is_said_in_a_sentence(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = clara.get("plan", case.public_id).content.decode()
    assert "Der längste Weg beginnt mit Schritt 1, „Kita-Platz suchen“." in page
    assert "Er hält 2 Schritte auf" in page


def test_the_list_alone_holds_no_net(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = clara.client.get(address("plan", case.public_id) + "?ansicht=liste").content.decode()
    assert "data-step" not in page
    assert 'data-row="3"' in page


def test_done_steps_are_folded_away_but_there(cast: Cast, clara: Browser, case: Case, chain: list[Step]) -> None:
    with acting_as(cast.clara.actor):
        steps.complete(actor=cast.clara.actor, step=chain[0])
    page = clara.get("plan", case.public_id).content.decode()
    assert "Erledigte Schritte zeigen" in page
    assert f"erledigt {clock.today():%d.%m.}" in page


def test_a_plan_without_notice_is_refused_with_the_way_to_the_intake(
    clara: Browser, case: Case, chain: list[Step]
) -> None:
    shown = clara.get("plan-adopt", case.public_id).content.decode()
    assert "Sabine Sommer" in shown
    plan = Plan.objects.get()
    answer = clara.post("plan-adopt", case.public_id, version=plan.version, **agreed(), review_on="01.03.2099")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert address("intake", case.public_id) in page
    assert 'value="01.03.2099"' in page
    assert Plan.objects.get().state == "draft"


def test_an_agreed_plan_is_kept_while_the_next_one_is_worked_on(
    cast: Cast, clara: Browser, case: Case, chain: list[Step]
) -> None:
    make.basis_for_counselling(cast.clara.actor, case)
    plan = Plan.objects.get()
    answer = clara.post("plan-adopt", case.public_id, version=plan.version, **agreed(), review_on="")
    assert answer.status_code == 302
    with acting_as(cast.clara.actor):
        make.step(cast.clara.actor, case, "Wohnung suchen")
    page = clara.get("plan", case.public_id).content.decode()
    assert "Schritt 4 ist noch nicht vereinbart." in page
    frozen = clara.get("plan-version", case.public_id, plan.public_id).content.decode()
    assert "Prüfung ablegen" in frozen
    assert "Wohnung suchen" not in frozen


def test_a_draft_has_no_frozen_page(clara: Browser, case: Case, chain: list[Step]) -> None:
    draft = Plan.objects.get()
    assert clara.get("plan-version", case.public_id, draft.public_id).status_code == 302


def test_two_people_who_agree_at_once_get_the_conflict_page(
    cast: Cast, clara: Browser, case: Case, chain: list[Step]
) -> None:
    make.basis_for_counselling(cast.clara.actor, case)
    plan = Plan.objects.get()
    answer = clara.post("plan-adopt", case.public_id, version=plan.version + 1, **agreed())
    assert answer.status_code == 409
    assert "Sabine Sommer" in answer.content.decode()


def test_a_closed_case_shows_its_plan_without_buttons(
    cast: Cast, clara: Browser, case: Case, chain: list[Step]
) -> None:
    from kim.casework.actions import cases

    case.refresh_from_db()
    cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
    page = clara.get("plan", case.public_id)
    assert page.status_code == 200
    assert address("step-new", case.public_id) not in page.content.decode()
    assert clara.get("step", case.public_id, chain[0].public_id).status_code == 200


@pytest.mark.parametrize("who", ["cem", "carlo", "konrad", "stella", "leon", "petra", "adam"])
def test_nobody_else_finds_the_plan(cast: Cast, at_desk: Any, case: Case, chain: list[Step], who: str) -> None:
    somebody = at_desk(getattr(cast, who))
    plan = Plan.objects.get()
    for name in ("plan", "plan-pdf", "plan-adopt", "plan-changes", "step-new"):
        assert somebody.get(name, case.public_id).status_code == 404, name
    for name in ("plan-version", "plan-version-pdf", "plan-difference", "plan-agree-later"):
        assert somebody.get(name, case.public_id, plan.public_id).status_code == 404, name
    for name in ("step", "step-edit", "step-waiting", "step-postpone", "step-drop"):
        assert somebody.get(name, case.public_id, chain[0].public_id).status_code == 404, name
    for name in ("step-done", "step-reopen", "step-remind", "step-go-on"):
        assert somebody.post(name, case.public_id, chain[0].public_id).status_code == 404, name


def test_a_deputy_works_on_the_plan(cast: Cast, at_desk: Any, case: Case, chain: list[Step]) -> None:
    from kim.casework.actions import deputations

    today = clock.today()
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    dana = at_desk(cast.dana)
    for name in ("plan", "plan-pdf", "plan-adopt", "step-new"):
        assert dana.get(name, case.public_id).status_code == 200, name
    assert dana.post("step-done", case.public_id, chain[0].public_id).status_code == 302


def test_a_longer_plan_costs_no_more_statements(
    cast: Cast, clara: Browser, case: Case, chain: list[Step], django_assert_max_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as few:
        clara.get("plan", case.public_id)
    with acting_as(cast.clara.actor):
        for number in range(8):
            make.step(cast.clara.actor, case, f"Schritt {number}", needs=[chain[2]])
    with django_assert_max_num_queries(len(few)):
        clara.get("plan", case.public_id)


def test_the_first_page_tells_a_plan_that_is_done_from_one_that_was_never_made(
    cast: Cast, clara: Browser, case: Case
) -> None:
    def page() -> str:
        return str(clara.get("case", case.public_id).content.decode())

    assert "Noch ist kein Schritt geplant." in page()
    with acting_as(cast.clara.actor):
        steps.complete(actor=cast.clara.actor, step=make.step(cast.clara.actor, case))
    assert "Kein Schritt ist offen." in page()
    assert "Noch ist kein Schritt geplant." not in page()
