"""What pages say of an end set by law, of a contact person, and of a day on which offices do not work."""

from __future__ import annotations

from datetime import date

import pytest

from kim.casework.models import Case, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Widerspruch einlegen", "life_area": "residence", "party": "case_manager"}
END = {"legal_end_on": "26.12.2099", "legal_end_basis": "§ 70 VwGO", "legal_end_kind": "deadline"}


def text(browser: Browser, name: str, *args: str) -> str:
    return " ".join(browser.get(name, *args).content.decode().split())


def test_the_step_says_the_end_its_paragraph_and_that_it_moves(clara: Browser, case: Case) -> None:
    assert clara.post("step-new", case.public_id, **GIVEN, **END, due_on="25.12.2099").status_code == 302
    step = Step.objects.get()
    page = text(clara, "step", case.public_id, step.public_id)
    # 26.12.2099 is a Saturday and a holiday, 27.12. a Sunday.
    assert "gesetzlich bis 28.12.2099 (§ 70 VwGO)" in page
    assert "Das Gesetz nennt den 26.12.2099." in page and "§ 193 BGB" in page
    assert "Erster Weihnachtstag; letzter Arbeitstag davor ist der 24.12.2099" in page
    assert "gesetzlich bis 28.12.2099" in text(clara, "plan", case.public_id)


def test_an_agreed_day_after_the_end_is_said(clara: Browser, case: Case) -> None:
    clara.post("step-new", case.public_id, **GIVEN, **END, due_on="29.12.2099")
    step = Step.objects.get()
    assert "Der vereinbarte Tag liegt danach." in text(clara, "step", case.public_id, step.public_id)


def test_an_end_without_its_paragraph_comes_back_with_what_was_typed(clara: Browser, case: Case) -> None:
    answer = clara.post("step-new", case.public_id, **GIVEN, **{**END, "legal_end_basis": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nennen Sie den Paragrafen" in page and 'value="26.12.2099"' in page
    assert "<details open>" in page
    assert not Step.objects.exists()


def test_the_contact_person_at_an_office_stands_with_the_step(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.clara.actor):
        step = make.step(
            cast.clara.actor,
            case,
            party="office",
            office=cast.jobcenter,
            contact_name="Frau Muster",
            contact_phone="02202 000-1",
        )
    page = text(clara, "step", case.public_id, step.public_id)
    assert "Frau Muster<br>02202 000-1" in page


def test_an_end_that_comes_near_stands_on_the_desk(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.clara.actor):
        make.step(
            cast.clara.actor, case, "Klage erheben", legal_end_on=clock.today(), legal_end_basis="§ 74 Abs. 1 VwGO"
        )
    page = text(clara, "today")
    assert "Klage erheben" in page and "gesetzliches Ende, § 74 Abs. 1 VwGO" in page
    assert "heute letzter Tag" in page
    assert "gesetzlich nur noch heute (§ 74 Abs. 1 VwGO)" in text(clara, "plan", case.public_id)


def test_two_who_set_an_end_at_once_get_the_conflict_page(cast: Cast, clara: Browser, case: Case) -> None:
    with acting_as(cast.clara.actor):
        step = make.step(cast.clara.actor, case, legal_end_on=date(2099, 1, 5), legal_end_basis="§ 74 Abs. 1 VwGO")
    answer = clara.post("step-edit", case.public_id, step.public_id, **GIVEN, **END, version=step.version + 1)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "§ 74 Abs. 1 VwGO" in page and "§ 70 VwGO" in page
