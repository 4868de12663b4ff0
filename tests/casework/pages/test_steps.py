"""Steps on the page: a new one with the office that the finder proposes, done and back, waiting, another day."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from kim.casework.actions import steps
from kim.casework.models import Case, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations import api as organisations
from kim.people.actions import households
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast
from tests.organisations import folders

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Kita-Platz für Lina", "life_area": "education", "party": "client"}


@pytest.fixture
def step(cast: Cast, case: Case) -> Step:
    with acting_as(cast.clara.actor):
        return make.step(cast.clara.actor, case, "Kita-Platz suchen")


@pytest.fixture
def in_roesrath(cast: Cast, case: Case) -> Case:
    """The family lives in a town of a real district."""
    make.loaded(folders.first())
    with acting_as(cast.clara.actor):
        household = case.household
        town = organisations.municipality("roesrath")
        households.edit(
            actor=cast.clara.actor,
            household=household,
            version=household.version,
            label=household.label,
            municipality=town,
            address="",
        )
    return case


def test_a_step_is_added_and_stands_in_the_plan(clara: Browser, case: Case) -> None:
    answer = clara.post("step-new", case.public_id, **GIVEN, due_on="01.03.2099")
    assert answer.status_code == 302
    added = Step.objects.get()
    assert (added.title, added.party, added.number) == ("Kita-Platz für Lina", "client", 1)
    assert "Kita-Platz für Lina" in clara.get("plan", case.public_id).content.decode()


def test_a_step_without_an_office_is_refused_and_keeps_what_was_typed(clara: Browser, case: Case) -> None:
    given = {**GIVEN, "party": "office", "description": "Am liebsten vormittags"}
    answer = clara.post("step-new", case.public_id, **given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Am liebsten vormittags" in page
    assert 'value="Kita-Platz für Lina"' in page
    assert not Step.objects.exists()


def test_the_topic_brings_the_office_with_its_reason_without_storing_anything(
    clara: Browser, in_roesrath: Case
) -> None:
    given = {**GIVEN, "party": "office", "topic": "youth_office", "find": "1", "due_on": "nächste Woche"}
    answer = clara.post("step-new", in_roesrath.public_id, **given)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Jugendamt" in page and "eigenes Jugendamt" in page
    assert 'value="nächste Woche"' in page
    assert not Step.objects.exists()


def test_the_fragment_holds_the_office_only(clara: Browser, in_roesrath: Case) -> None:
    given = {**GIVEN, "party": "office", "topic": "youth_office", "find": "1"}
    url = address("step-new", in_roesrath.public_id)
    answer = clara.client.post(url, given, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "eigenes Jugendamt" in page
    assert "<html" not in page and 'name="title"' not in page


def test_reason_and_basis_of_the_finder_stay_with_the_step(clara: Browser, in_roesrath: Case) -> None:
    found = organisations.find_responsible("youth_office", "roesrath").offices[0]
    given = {**GIVEN, "party": "office", "topic": "youth_office", "office": found.office.id}
    assert clara.post("step-new", in_roesrath.public_id, **given).status_code == 302
    added = Step.objects.get()
    assert added.finder_reason == found.reason
    assert added.finder_basis == found.basis
    page = clara.get("step", in_roesrath.public_id, added.public_id).content.decode()
    assert found.reason in page


def test_another_office_than_the_proposed_one_carries_no_reason(clara: Browser, in_roesrath: Case) -> None:
    found = organisations.find_responsible("youth_office", "roesrath").offices[0]
    other = next(office for office in organisations.offices() if office.id != found.office.id)
    given = {**GIVEN, "party": "office", "topic": "youth_office", "office": other.id}
    assert clara.post("step-new", in_roesrath.public_id, **given).status_code == 302
    assert Step.objects.get().finder_reason == ""


def test_without_a_place_of_residence_the_page_says_what_is_missing(clara: Browser, case: Case) -> None:
    given = {**GIVEN, "party": "office", "topic": "youth_office", "find": "1"}
    page = clara.post("step-new", case.public_id, **given).content.decode()
    assert "Der Wohnort ist noch nicht bekannt" in page
    assert address("household-edit", case.public_id) in page


def test_a_circle_is_refused_with_the_steps_named(cast: Cast, clara: Browser, case: Case, step: Step) -> None:
    with acting_as(cast.clara.actor):
        later = make.step(cast.clara.actor, case, "Kursplatz finden", needs=[step])
    given = {**GIVEN, "title": step.title, "version": step.version, "needs": [later.public_id]}
    answer = clara.post("step-edit", case.public_id, step.public_id, **given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Kita-Platz suchen → Kursplatz finden" in page or "Kursplatz finden → Kita-Platz suchen" in page


def test_two_people_on_one_step_get_the_conflict_page(clara: Browser, case: Case, step: Step) -> None:
    given = {**GIVEN, "version": step.version}
    url = ("step-edit", case.public_id, step.public_id)
    assert clara.post(*url, **{**given, "title": "Zweite Fassung"}).status_code == 302
    answer = clara.post(*url, **{**given, "title": "Dritte Fassung"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Zweite" in page and "Dritte" in page


def test_done_says_what_can_start_now_and_offers_the_way_back(
    cast: Cast, clara: Browser, case: Case, step: Step
) -> None:
    with acting_as(cast.clara.actor):
        make.step(cast.clara.actor, case, "Kursplatz finden", needs=[step])
    here = address("case", case.public_id)
    answer = clara.post("step-done", case.public_id, step.public_id, next=here)
    assert answer["Location"] == here
    page = clara.client.get(here).content.decode()
    assert "Jetzt möglich: Schritt 2 (Kursplatz finden)." in page
    assert address("step-reopen", case.public_id, step.public_id) in page
    clara.post("step-reopen", case.public_id, step.public_id)
    assert "Wieder blockiert: Schritt 2 (Kursplatz finden)." in clara.get("plan", case.public_id).content.decode()


def test_undo_gives_the_days_of_waiting_back(clara: Browser, case: Case, step: Step) -> None:
    key = (case.public_id, step.public_id)
    since = clock.today() - timedelta(days=96)
    clara.post("step-waiting", *key, version=step.version, since=f"{since:%d.%m.%Y}")
    clara.post("step-done", *key)
    clara.post("step-reopen", *key)
    step.refresh_from_db()
    assert (step.state, step.waiting_since) == ("waiting", since)


def test_a_step_that_somebody_ticked_off_already_is_no_error(clara: Browser, case: Case, step: Step) -> None:
    clara.post("step-done", case.public_id, step.public_id, result="Platz ab August")
    assert clara.post("step-done", case.public_id, step.public_id).status_code == 302
    step.refresh_from_db()
    assert step.result == "Platz ab August"


def test_a_step_done_in_the_future_is_refused(clara: Browser, case: Case, step: Step) -> None:
    answer = clara.post("step-done", case.public_id, step.public_id, on="01.03.2099", result="Zusage")
    assert answer.status_code == 422
    assert "Zusage" in answer.content.decode()


def test_a_step_waits_is_asked_about_again_and_goes_on(clara: Browser, case: Case, step: Step) -> None:
    key = (case.public_id, step.public_id)
    since = clock.today() - timedelta(days=40)
    clara.post("step-waiting", *key, version=step.version, since=f"{since:%d.%m.%Y}")
    page = clara.get("step", *key).content.decode()
    assert "wartet</span>" in page
    assert "40 Tage" in page.replace("\xa0", " ")
    clara.post("step-remind", *key)
    step.refresh_from_db()
    assert step.reminded_on == clock.today()
    clara.post("step-go-on", *key)
    step.refresh_from_db()
    assert step.state == "open"


def test_waiting_since_tomorrow_is_refused(clara: Browser, case: Case, step: Step) -> None:
    answer = clara.post("step-waiting", case.public_id, step.public_id, version=step.version, since="01.03.2099")
    assert answer.status_code == 422


def test_a_step_is_postponed_from_the_desk_and_back(clara: Browser, case: Case, step: Step) -> None:
    desk = address("today")
    day = f"{clock.today() + timedelta(days=9):%d.%m.%Y}"
    shown = clara.client.get(address("step-postpone", case.public_id, step.public_id), headers={"HX-Request": "true"})
    assert "<html" not in shown.content.decode()
    answer = clara.post("step-postpone", case.public_id, step.public_id, version=step.version, due_on=day, next=desk)
    assert answer["Location"] == desk
    step.refresh_from_db()
    assert step.due_on == clock.today() + timedelta(days=9)


def test_a_step_is_not_postponed_into_the_past(clara: Browser, case: Case, step: Step) -> None:
    answer = clara.post("step-postpone", case.public_id, step.public_id, version=step.version, due_on="01.03.2020")
    assert answer.status_code == 422


def test_a_step_no_longer_needed_wants_a_reason_and_leaves_the_plan(clara: Browser, case: Case, step: Step) -> None:
    key = (case.public_id, step.public_id)
    assert clara.post("step-drop", *key, version=step.version, reason="  ").status_code == 422
    assert clara.post("step-drop", *key, version=step.version, reason="Oma hilft").status_code == 302
    page = clara.get("step", *key).content.decode()
    assert "Oma hilft" in page
    assert 'data-step="1"' not in clara.get("plan", case.public_id).content.decode()


def test_a_step_is_found_under_its_own_case_only(cast: Cast, clara: Browser, case: Case, step: Step) -> None:
    with acting_as(cast.clara.actor):
        other = make.case(cast.clara.actor, "Familie Winter")
    assert clara.get("step", other.public_id, step.public_id).status_code == 404
    assert clara.post("step-done", other.public_id, step.public_id).status_code == 404


def test_a_look_at_a_step_is_logged(cast: Cast, clara: Browser, case: Case, step: Step) -> None:
    from kim.kernel.audit.models import ReadLog

    before = ReadLog.objects.count()
    clara.get("step", case.public_id, step.public_id)
    assert ReadLog.objects.count() > before


def test_steps_of_a_closed_case_stay_as_they_are(cast: Cast, clara: Browser, case: Case, step: Step) -> None:
    from kim.casework.actions import cases

    case.refresh_from_db()
    cases.close(actor=cast.clara.actor, case=case, version=case.version, reason="moved_away")
    assert clara.post("step-done", case.public_id, step.public_id).status_code == 302
    assert clara.post("step-new", case.public_id, **GIVEN).status_code == 422
    with acting_as(cast.clara.actor):
        assert Step.objects.get().state == "open"


def test_a_goal_brings_its_life_area_into_a_new_step(cast: Cast, clara: Browser, case: Case) -> None:
    from kim.casework.actions import goals

    with acting_as(cast.clara.actor):
        goal = goals.add(actor=cast.clara.actor, case=case, own_words="Deutsch lernen", life_area="language")
    url = address("step-new", case.public_id) + f"?ziel={goal.public_id}"
    assert url in clara.get("plan", case.public_id).content.decode()
    page = clara.client.get(url).content.decode()
    assert re.search(r'value="language"\s+selected', page)


def test_a_step_keeps_its_reason_when_only_the_day_changes(cast: Cast, clara: Browser, in_roesrath: Case) -> None:
    office = organisations.unit("jugendamt-roesrath") if _knows("jugendamt-roesrath") else organisations.units()[0]
    with acting_as(cast.clara.actor):
        added = steps.add(
            actor=cast.clara.actor,
            case=in_roesrath,
            **{**GIVEN, "party": "office"},
            office=office,
            finder_topic="youth_office",
            finder_reason="So war es damals.",
            finder_basis="§ 69 SGB VIII",
        )
    given: dict[str, Any] = {**GIVEN, "party": "office", "topic": "youth_office", "office": office.key}
    given |= {"version": added.version, "due_on": "01.03.2099"}
    assert clara.post("step-edit", in_roesrath.public_id, added.public_id, **given).status_code == 302
    added.refresh_from_db()
    assert added.finder_reason == "So war es damals."


def _knows(key: str) -> bool:
    return organisations.units().filter(key=key).exists()


def test_postponing_in_a_dialog_returns_to_the_page_behind_it(clara: Browser, case: Case, step: Step) -> None:
    desk = address("today")
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{desk}"}
    shown = clara.client.get(address("step-postpone", case.public_id, step.public_id), headers=headers)
    assert f'name="next" value="{desk}"' in shown.content.decode()
