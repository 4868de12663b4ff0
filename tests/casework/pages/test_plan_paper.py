"""The plan on paper: tagged, in German, in plain words, and the look at it is logged."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from kim.casework.actions import steps
from kim.casework.models import Case, Plan, Step
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.audit.models import ReadLog
from kim.people.actions import households
from kim.people.models import Person
from tests import make
from tests.casework.pages.conftest import Browser
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(cast: Cast, case: Case) -> Case:
    actor = cast.clara.actor
    with acting_as(actor):
        make.step(actor, case, "Kita-Platz suchen", due_on=clock.today() + timedelta(days=30))
        make.step(actor, case, "Wohnung #import *suchen*", description="Drei Zimmer <b>oder</b> mehr")
    return case


def read(content: bytes) -> tuple[PdfReader, str]:
    found = PdfReader(io.BytesIO(content))
    return found, "\n".join(page.extract_text() for page in found.pages)


def test_the_paper_is_tagged_german_and_has_a_title(clara: Browser, planned: Case) -> None:
    answer = clara.get("plan-pdf", planned.public_id)
    assert answer["Content-Type"] == "application/pdf"
    found, _text = read(answer.content)
    root = found.trailer["/Root"]
    assert str(root["/Lang"]).startswith("de")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert found.metadata is not None and found.metadata.title == f"Unser Plan – {planned.number}"


def test_the_paper_meets_pdf_ua(clara: Browser, planned: Case, tmp_path: Path) -> None:
    import pdfua

    file = tmp_path / "plan.pdf"
    file.write_bytes(clara.get("plan-pdf", planned.public_id).content)
    report = pdfua.validate(str(file))
    assert not report.findings, report.findings


def test_the_paper_says_who_does_what_by_when_in_plain_words(clara: Browser, planned: Case) -> None:
    _found, text = read(clara.get("plan-pdf", planned.public_id).content)
    assert "Familie Sommer" in text
    assert "Kita-Platz suchen" in text
    assert f"{clock.today() + timedelta(days=30):%d.%m.%Y}" in text
    assert "Wer: Sie" in text
    assert "ohne festen Tag" in text
    assert "Vorschlag vom" in text
    assert "Sabine Sommer" in text
    for jargon in ("blockiert", "bereit", "überfällig", "längster Weg", "Stand"):
        assert jargon not in text


def test_what_is_typed_stays_text(clara: Browser, planned: Case) -> None:
    _found, text = read(clara.get("plan-pdf", planned.public_id).content)
    assert "#import *suchen*" in text
    assert "<b>oder</b>" in text


def test_an_agreed_plan_names_day_and_review(cast: Cast, clara: Browser, planned: Case) -> None:
    make.basis_for_counselling(cast.clara.actor, planned)
    plan = Plan.objects.get()
    review = clock.today() + timedelta(days=90)
    with acting_as(cast.clara.actor):
        sabine = Person.objects.get(given_name="Sabine").public_id
    given = {"persons": sabine, "how": "written", "agreed_on": f"{clock.today():%d.%m.%Y}"}
    given["review_on"] = f"{review:%d.%m.%Y}"
    assert clara.post("plan-adopt", planned.public_id, version=plan.version, **given).status_code == 302
    _found, text = read(clara.get("plan-pdf", planned.public_id).content)
    assert "Vereinbart am" in text
    assert "Wir prüfen den Plan zusammen am" in text


def test_reading_the_paper_is_logged(clara: Browser, planned: Case) -> None:
    before = ReadLog.objects.count()
    clara.get("plan-pdf", planned.public_id)
    assert ReadLog.objects.count() == before + 1


def test_the_name_of_the_file_says_nothing_about_the_household(clara: Browser, planned: Case) -> None:
    header = clara.get("plan-pdf", planned.public_id)["Content-Disposition"]
    assert "Sommer" not in header and planned.number not in header


def test_an_empty_plan_can_be_printed_too(clara: Browser, case: Case) -> None:
    _found, text = read(clara.get("plan-pdf", case.public_id).content)
    assert "Im Moment ist nichts zu tun." in text


def test_the_paper_of_a_version_shows_that_version_also_later(cast: Cast, clara: Browser, planned: Case) -> None:
    actor = cast.clara.actor
    plan = make.adopted_plan(actor, planned)
    before = read(clara.get("plan-version-pdf", planned.public_id, plan.public_id).content)[1]
    with acting_as(actor):
        step = Step.objects.get(number=1)
        steps.edit(actor=actor, step=step, version=step.version, title="Umzug", life_area="housing", party="client")
        steps.complete(actor=actor, step=Step.objects.get(number=2))
        household = planned.household
        households.edit(
            actor=actor, household=household, version=household.version, label="Anders", municipality=None, address=""
        )
        make.adopted_plan(actor, planned)
    with clock.at(clock.today() + timedelta(days=400)):
        later = read(clara.get("plan-version-pdf", planned.public_id, plan.public_id).content)[1]
    assert later == before
    for word in ("Kita-Platz suchen", "Wohnung #import *suchen*", "Familie Sommer", "Plan, Fassung 1"):
        assert word in later
    assert f"Sabine Sommer, {clock.today():%d.%m.%Y}, auf Papier unterschrieben" in later
    assert "Umzug" in read(clara.get("plan-pdf", planned.public_id).content)[1]


def test_the_paper_names_the_official_and_the_end_set_by_law(cast: Cast, clara: Browser, planned: Case) -> None:
    with acting_as(cast.clara.actor):
        make.step(
            cast.clara.actor,
            planned,
            "Widerspruch",
            party="office",
            office=cast.jobcenter,
            contact_name="Frau Muster",
            contact_phone="02202 000-1",
            legal_end_on=clock.today() + timedelta(days=20),
            legal_end_basis="§ 84 SGG",
        )
    _found, text = read(clara.get("plan-pdf", planned.public_id).content)
    assert "Jobcenter Auental (Frau Muster, 02202 000-1)" in text
    assert f"Nach dem Gesetz spätestens am {clock.today() + timedelta(days=20):%d.%m.%Y}" in text
