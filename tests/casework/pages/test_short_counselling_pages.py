"""A case manager with a short counselling: one form, one page, and the way to a case and back."""

from __future__ import annotations

from typing import Any

import pytest

from kim.casework.actions import cases, enquiries
from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make

pytestmark = pytest.mark.django_db
TODAY = f"{clock.today():%d.%m.%Y}"
GIVEN = {"topics": ["housing"], "took_place_on": TODAY, "kind": "phone", "minutes": "20", "goes_on": "open"}


@pytest.fixture
def short(case: Case, cast: Any) -> Case:
    return make.counselling(cast.clara.actor, name="Frau Knoblauch", note="Fragt nach einer Wohnung")


def test_one_form_records_counselling_and_contact(clara: Any, case: Case) -> None:
    answer = clara.post("short-new", **GIVEN, note="Fragt nach einer Wohnung")
    made = Case.objects.get(form="short")
    assert answer.status_code == 302
    page = clara.get("case", made.public_id).content.decode()
    assert "Ohne Namen" in page
    assert "Fragt nach einer Wohnung" in page
    assert "Kurzberatung" in page
    assert "Einschätzung" not in page, "there is no plan and no assessment to go to"


def test_what_was_typed_stays_when_the_topic_or_the_service_is_missing(clara: Any, case: Case) -> None:
    answer = clara.post("short-new", **GIVEN | {"topics": [], "goes_on": "service"}, note="Fragt nach einer Wohnung")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Fragt nach einer Wohnung" in page
    assert "Bitte nennen Sie den Dienst." in page
    assert not Case.objects.filter(form="short").exists()


def test_an_enquiry_fills_the_form(clara: Any, case: Case, cast: Any) -> None:
    enquiry = enquiries.record(actor=cast.clara.actor, name="Herr Winter", concern="Post vom Amt")
    page = clara.get("enquiry-short", enquiry.public_id).content.decode()
    assert 'value="Herr Winter"' in page
    assert "Post vom Amt" in page
    clara.post("enquiry-short", enquiry.public_id, **GIVEN | {"goes_on": "done"}, name="Herr Winter")
    assert "Zur Kurzberatung" in clara.get("enquiry", enquiry.public_id).content.decode()


def test_a_counselling_is_put_right_and_ended_in_its_own_words(clara: Any, short: Case) -> None:
    clara.post("short-edit", short.public_id, version=short.version, name="Frau Lauch", topics=["health"])
    short.refresh_from_db()
    assert (short.household.label, short.topics) == ("Frau Lauch", ["health"])
    page = clara.get("case-close", short.public_id).content.decode()
    assert "Anliegen geklärt" in page
    assert "Ziele erreicht" not in page
    clara.post(
        "case-close", short.public_id, version=short.version, reason="goals_reached", closed_on=TODAY, follow=True
    )
    assert "Anliegen geklärt" in clara.get("case", short.public_id).content.decode()


def test_a_counselling_becomes_a_case_on_one_page(clara: Any, short: Case) -> None:
    assert 'value="Frau Knoblauch"' in clara.get("short-to-case", short.public_id).content.decode()
    empty = clara.post("short-to-case", short.public_id, version=short.version)
    assert empty.status_code == 422
    answer = clara.post(
        "short-to-case", short.public_id, version=short.version, label="Familie Knoblauch", criteria=["complex_need"]
    )
    assert answer["Location"].endswith("/aufnahme/")
    assert "Fragt nach einer Wohnung" in clara.get("contacts", short.public_id).content.decode()
    assert "Ab jetzt: Fallbegleitung" in clara.get("case", short.public_id).content.decode()


def test_a_stale_form_shows_both_versions(clara: Any, short: Case) -> None:
    clara.post("short-edit", short.public_id, version=short.version, name="Frau Lauch", topics=["health"])
    answer = clara.post("short-edit", short.public_id, version=short.version, name="Frau Porree", topics=["health"])
    assert answer.status_code == 409
    assert "Frau Porree" in answer.content.decode()


def test_a_case_with_an_agreed_plan_says_why_it_stays_a_case(clara: Any, case: Case, cast: Any) -> None:
    assert "Warum ist kein Plan nötig?" in clara.get("case-to-short", case.public_id).content.decode()
    make.adopted_plan(cast.clara.actor, case)
    page = clara.get("case-to-short", case.public_id).content.decode()
    assert "Mit dem Haushalt ist ein Plan vereinbart" in page
    assert "Warum ist kein Plan nötig?" not in page


def test_the_list_names_both_units(clara: Any, case: Case, short: Case) -> None:
    page = clara.get("cases").content.decode()
    assert "1 Fall mit 3 Personen · 1 Kurzberatung" in " ".join(page.split())
    only = clara.get("cases", data={"ansicht": "kurzberatung"}).content.decode()
    assert "Frau Knoblauch" in only
    assert "Familie Sommer</a>" not in only


def test_who_is_not_recorded_yet_is_no_zero(cast: Any, clara: Any, short: Case) -> None:
    """Of a case it is not known yet who belongs to it; advice needs nobody on record."""
    nobody, persons = "noch niemand erfasst", '<td class="kern-table__cell kim-num">'
    assert f"{persons}</td>" in clara.get("cases").content.decode()
    with acting_as(cast.clara.actor):
        case = cases.open(actor=cast.clara.actor, label="Familie Leer")
    page = clara.get("case", case.public_id).content.decode()
    assert nobody in page and "0 Personen" not in page
    listed = clara.get("cases").content.decode()
    assert listed.count(nobody) == 1 and f"{persons}0</td>" not in listed
