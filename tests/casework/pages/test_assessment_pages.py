"""The pages of an assessment: the last one stands beside the new one, and the drawing has its table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.actions import assessments
from kim.casework.models import AreaEntry, Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def last(cast: Cast, case: Case) -> None:
    """An assessment of ninety days ago, completed."""
    actor = cast.clara.actor
    with clock.at(clock.today() - timedelta(days=90)), acting_as(actor):
        assessments.save(
            actor=actor, case=case, life_area="housing", need="urgent", resources="few", own_words="Es ist zu eng."
        )
        assessments.complete(actor=actor, case=case)


def text(browser: Browser, name: str, *args: str) -> str:
    return " ".join(browser.get(name, *args).content.decode().split())


def test_an_empty_history_says_so(clara: Browser, case: Case) -> None:
    assert "noch keine Einschätzung" in text(clara, "assessment-history", case.public_id)
    assert "noch nicht gesprochen" in text(clara, "assessment-area-history", case.public_id, "housing")


@pytest.mark.usefixtures("last")
def test_a_new_assessment_is_begun_with_the_last_one_beside_it(clara: Browser, case: Case) -> None:
    page = text(clara, "assessment", case.public_id)
    assert "Neue Einschätzung beginnen" in page
    assert address("assessment-area", case.public_id, "housing") not in page, "completed areas are not written to"
    assert clara.get("assessment-area", case.public_id, "housing").status_code == 302
    assert clara.post("assessment-begin", case.public_id).status_code == 302
    page = text(clara, "assessment", case.public_id)
    assert "0 von 12" in page and "letzte Einschätzung," in page and "Es ist zu eng." in page
    form = text(clara, "assessment-area", case.public_id, "housing")
    assert "Letzte Einschätzung," in form
    assert "Es ist zu eng.</textarea>" not in form, "nothing is filled in silently"


@pytest.mark.usefixtures("last")
def test_as_it_was_takes_one_click_and_is_dated_today(clara: Browser, case: Case) -> None:
    clara.post("assessment-begin", case.public_id)
    clara.post("assessment-keep", case.public_id, "housing")
    kept = AreaEntry.objects.order_by("pk").last()
    assert kept is not None
    assert (kept.need, kept.asked_on) == ("urgent", clock.today())
    assert clara.post("assessment-keep", case.public_id, "nothing").status_code == 404


@pytest.mark.usefixtures("last")
def test_drawing_and_table_say_the_same(clara: Browser, case: Case) -> None:
    clara.post("assessment-begin", case.public_id)
    clara.post("assessment-area", case.public_id, "housing", need="low", resources="some", sources=["document"])
    page = text(clara, "assessment-history", case.public_id)
    assert page.count("Bedarf dringend, Ressourcen wenige") == 2, "in the description of the drawing and in the table"
    assert page.count("Bedarf gering, Ressourcen einige") == 2
    assert "weniger Bedarf" in page
    area = text(clara, "assessment-area-history", case.public_id, "housing")
    assert "Es ist zu eng." in area and "Unterlagen<" in area
    assert clara.get("assessment-area-history", case.public_id, "nothing").status_code == 404


def test_a_statement_without_a_source_comes_back_with_what_was_typed(clara: Browser, case: Case) -> None:
    answer = clara.client.post(
        address("assessment-area", case.public_id, "housing"),
        {"need": "low", "resources": "some", "own_words": "Es ist eng."},
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Wählen Sie, woher das kommt." in page and "Es ist eng." in page
    assert not AreaEntry.objects.exists()


def test_completing_offers_the_way_back(clara: Browser, case: Case) -> None:
    clara.post("assessment-area", case.public_id, "housing", need="low", resources="some", sources=["client"])
    clara.post("assessment-complete", case.public_id)
    page = clara.get("assessment", case.public_id).content.decode()
    assert address("assessment-continue", case.public_id) in page
    clara.post("assessment-continue", case.public_id)
    assert "Einschätzung abschließen" in text(clara, "assessment", case.public_id)


@pytest.mark.usefixtures("last")
def test_the_history_costs_the_same_for_any_number_of_assessments(cast: Cast, clara: Browser, case: Case) -> None:
    with CaptureQueriesContext(connection) as few:
        clara.get("assessment-history", case.public_id)
    actor = cast.clara.actor
    with acting_as(actor):
        for _round in range(3):
            assessments.begin(actor=actor, case=case)
            assessments.save(actor=actor, case=case, life_area="work", need="low", resources="some")
            assessments.complete(actor=actor, case=case)
    with CaptureQueriesContext(connection) as many:
        clara.get("assessment-history", case.public_id)
    assert len(many) <= len(few)
