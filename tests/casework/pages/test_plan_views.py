"""The views of a plan beside the net: the calendar with its table, and what is held up by whom."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.actions import steps
from kim.casework.models import Case, Step
from kim.casework.queries import blocked, plan, plan_calendar
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(cast: Cast, case: Case) -> list[Step]:
    """Day-care at the Jobcenter has waited for 96 days; course, test and application hang on it."""
    actor, today = cast.clara.actor, clock.today()
    with acting_as(actor):
        first = make.step(
            actor, case, "Kita-Platz", party="office", office=cast.jobcenter, due_on=today + timedelta(18)
        )
        second = make.step(actor, case, "Kursplatz", needs=[first], due_on=today + timedelta(40))
        third = make.step(actor, case, "Prüfung", needs=[second])
        other = make.step(actor, case, "Papiere holen", due_on=today - timedelta(2))
        last = make.step(
            actor, case, "Antrag", needs=[third, other], legal_end_on=today + timedelta(30), legal_end_basis="§ 74 VwGO"
        )
        steps.mark_waiting(actor=actor, step=first, since=today - timedelta(96))
    return [first, second, third, other, last]


def text(browser: Browser, case: Case, view: str = "") -> str:
    page = browser.client.get(address("plan", case.public_id) + (f"?ansicht={view}" if view else ""))
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def test_what_is_held_up_names_who_since_when_and_until_when(cast: Cast, case: Case, chain: list[Step]) -> None:
    today = clock.today()
    with acting_as(cast.clara.actor):
        held = blocked.blocked(plan.view(cast.clara.actor, case))
    told = {
        each.line.step.title: ([(hold.line.step.title, hold.since) for hold in each.holds], each.free_on)
        for each in held
    }
    waits = ("Kita-Platz", today - timedelta(96))
    assert told["Kursplatz"] == ([waits], today + timedelta(18))
    assert told["Prüfung"] == ([waits], today + timedelta(40)), "back through what is blocked itself"
    assert told["Antrag"] == ([waits, ("Papiere holen", today - timedelta(2))], today + timedelta(54))
    assert [each.line.step.title for each in held] == ["Kursplatz", "Prüfung", "Antrag"], "who could begin first"


def test_the_page_says_what_is_held_up(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = text(clara, case)
    assert "Was aufgehalten wird und von wem" in page
    assert f"{clock.today() - timedelta(96):%d.%m.%Y}" in page and "Jobcenter Auental" in page
    assert f"ab {clock.today() + timedelta(18):%d.%m.%Y}" in page


def test_where_nothing_is_held_up_nothing_is_said(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.clara.actor):
        make.step(cast.clara.actor, case)
    assert "Was aufgehalten wird" not in text(clara, case)


def test_the_calendar_and_its_table_stand_in_the_same_order(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = text(clara, case, "kalender")
    assert "data-step" not in page, "the net is another view"
    drawn = re.findall(r'<text x="12"[^>]*>\d+ ([^<]+)</text>', page)
    assert drawn == ["Papiere holen", "Kita-Platz", "Kursplatz", "Prüfung", "Antrag"]
    listed = [title for title in drawn if f">{title}</a>" in page]
    assert listed == drawn
    assert "§ 74 VwGO" in page and f"{clock.today() + timedelta(18):%d.%m.%Y}" in page


def test_the_sentence_says_the_first_possible_day(clara: Browser, case: Case, chain: list[Step]) -> None:
    page = text(clara, case)
    assert "Der längste Weg beginnt mit Schritt 1, „Kita-Platz“." in page
    assert f"frühestens am {clock.today() + timedelta(68):%d.%m.%Y}" in page
    assert "mit der üblichen Dauer der Stellen" in page


def test_days_far_away_are_said_and_not_drawn(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.clara.actor):
        make.step(cast.clara.actor, case, "Einbürgerung", due_on=clock.today() + timedelta(days=1500))
        found = plan_calendar.draw(plan.view(cast.clara.actor, case), clock.today())
    assert found.rows[0].due is None
    assert found.left_out == 2, "the agreed day and the forecast"
    assert "nicht gezeichnet" in text(clara, case, "kalender")


def test_a_done_step_is_drawn_on_its_day(cast: Cast, case: Case) -> None:
    with acting_as(cast.clara.actor):
        step = make.step(cast.clara.actor, case)
        steps.complete(actor=cast.clara.actor, step=step)
        row = plan_calendar.draw(plan.view(cast.clara.actor, case), clock.today()).rows[0]
    assert row.done is not None
    assert (row.due, row.wait_from, row.ends) == (None, None, None)


def test_the_calendar_costs_no_more_for_a_longer_plan(
    cast: Cast, clara: Browser, case: Case, chain: list[Step], django_assert_max_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as few:
        text(clara, case, "kalender")
    with acting_as(cast.clara.actor):
        for number in range(8):
            make.step(cast.clara.actor, case, f"Schritt {number}", needs=[chain[0]])
    with django_assert_max_num_queries(len(few)):
        text(clara, case, "kalender")
