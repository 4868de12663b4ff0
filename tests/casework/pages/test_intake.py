"""From the first contact to the goal: enquiry, case, indication, notice, basis, assessment, goals, closing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kim.casework.models import AreaEntry, Case, Enquiry, Goal
from kim.casework.rules.codes import EnquiryOutcome, EnquiryState, LifeArea
from kim.consent import api as consent
from kim.consent.models import Basis
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
TODAY = f"{clock.today():%d.%m.%Y}"
SOON = f"{clock.today() + timedelta(days=90):%d.%m.%Y}"


@pytest.fixture
def clara(cast: Any, at_desk: Any) -> Any:
    return at_desk(cast.clara)


def test_an_enquiry_becomes_a_case_without_typing_it_twice(clara: Any, case: Case) -> None:
    clara.post("enquiry-new", name="Familie Winter", received_on=TODAY, concern="Schule für die Tochter")
    enquiry = Enquiry.objects.get()
    page = clara.get("enquiry-case", enquiry.public_id)
    assert 'value="Familie Winter"' in page.content.decode()
    clara.post("enquiry-case", enquiry.public_id, label="Familie Winter")
    enquiry.refresh_from_db()
    assert enquiry.case is not None and enquiry.case.household.label == "Familie Winter"
    assert enquiry.outcome == EnquiryOutcome.CASE_OPENED


def test_an_enquiry_can_be_answered_without_a_case_and_taken_up_again(clara: Any, case: Case) -> None:
    clara.post("enquiry-new", name="Herr Herbst", received_on=TODAY)
    enquiry = Enquiry.objects.get()
    clara.post("enquiry-answer", enquiry.public_id, outcome="referred", answer="An die MBE verwiesen.")
    assert Enquiry.objects.get().state == EnquiryState.ANSWERED
    clara.post("enquiry-reopen", enquiry.public_id)
    assert Enquiry.objects.get().state == EnquiryState.OPEN


def test_an_enquiry_without_a_name_is_refused_and_keeps_what_was_typed(clara: Any, case: Case) -> None:
    answer = clara.post("enquiry-new", received_on=TODAY, concern="Wohnung zu klein")
    assert answer.status_code == 422
    assert "Wohnung zu klein" in answer.content.decode()
    assert not Enquiry.objects.exists()


def test_nobody_else_sees_the_enquiry(clara: Any, case: Case, cast: Any, at_desk: Any) -> None:
    clara.post("enquiry-new", name="Herr Herbst", received_on=TODAY)
    enquiry = Enquiry.objects.get()
    for other in (cast.carlo, cast.konrad, cast.leon, cast.adam):
        assert at_desk(other).get("enquiry", enquiry.public_id).status_code == 404


def test_the_intake_shows_what_is_recorded_and_never_blocks(clara: Any, case: Case) -> None:
    assert clara.get("intake", case.public_id).status_code == 200
    clara.post("indication", case.public_id, version=case.version, criteria=["complex_need"], note="Viele Stellen")
    clara.post("notice-new", case.public_id, given_on=TODAY, how="written", language="de", wording="2026-01")
    case.refresh_from_db()
    assert case.indication == ["complex_need"]
    assert consent.was_told(case.household)
    assert not consent.counselling_rests_on(case.household)


def test_an_indication_needs_a_criterion(clara: Any, case: Case) -> None:
    assert clara.post("indication", case.public_id, version=case.version, note="weil").status_code == 422


def test_a_consent_is_recorded_and_withdrawn_in_two_clicks(clara: Any, case: Case) -> None:
    recorded = clara.post(
        "consent-new",
        case.public_id,
        kind="consent",
        purpose="counselling",
        given_on=TODAY,
        how="written",
        language="de",
        wording="2026-01",
    )
    assert recorded.status_code == 302, recorded.content.decode()
    basis = Basis.objects.get()
    assert consent.counselling_rests_on(case.household)
    first = clara.get("consent-withdraw", case.public_id, basis.public_id)
    assert first.status_code == 200
    assert clara.post("consent-withdraw", case.public_id, basis.public_id).status_code == 302
    assert not consent.counselling_rests_on(case.household)
    again = clara.post("consent-withdraw", case.public_id, basis.public_id)
    assert again.status_code == 422


def test_a_consent_says_how_by_whom_in_which_language_and_with_which_sheet(
    clara: Any, case: Case, cast: Any, tmp_path: Any, settings: Any
) -> None:
    """For a child its mother declares it, an interpreter is there, and the signed sheet is scanned."""
    settings.KIM_FILES_DIR = tmp_path / "files"
    with acting_as(cast.clara.actor):
        paper = make.document(cast.clara.actor, case, "Unterschrift.pdf")
        people = {one.given_name: one.public_id for one in Person.objects.all()}
    told = {"given_on": TODAY, "how": "written", "language": "ar", "wording": "2026-01", "with_interpreter": "on"}
    told |= {"person": people["Paul"], "by_person": people["Sabine"], "paper": paper.public_id}
    shared = {"data_areas": ["school_and_training"], "last_day": SOON, "offices": [cast.jmd.key]}
    answer = clara.post("consent-new", case.public_id, kind="consent", purpose="referral", **told, **shared)
    assert answer.status_code == 302, answer.content.decode()
    basis = Basis.objects.get()
    assert (str(basis.person), str(basis.declared_by), basis.with_interpreter) == (
        "Paul Sommer",
        "Sabine Sommer",
        True,
    )
    assert (basis.language, basis.wording, basis.paper) == ("ar", "2026-01", paper.public_id)
    page = clara.get("consents", case.public_id).content.decode()
    assert "mit Dolmetschung" in page and paper.public_id in page and "Sabine Sommer" in page


def test_a_sharing_without_recipient_or_data_is_refused(clara: Any, case: Case) -> None:
    answer = clara.post(
        "consent-new",
        case.public_id,
        kind="consent",
        purpose="step_sharing",
        given_on=TODAY,
        how="written",
        language="de",
        wording="2026-01",
    )
    assert answer.status_code == 422
    assert not Basis.objects.exists()


def test_an_area_is_saved_alone_and_none_differs_from_not_known_yet(clara: Any, case: Case) -> None:
    clara.post(
        "assessment-area",
        case.public_id,
        "housing",
        need="none",
        resources="not_asked",
        own_words="Es geht.",
        sources="client",
    )
    entry = AreaEntry.objects.get()
    assert (entry.life_area, entry.need, entry.resources) == (LifeArea.HOUSING, "none", "not_asked")
    page = clara.get("assessment", case.public_id).content.decode()
    assert "Es geht." in page
    assert "1 von 12" in page


def test_two_people_on_one_area_get_the_conflict_page(clara: Any, case: Case) -> None:
    clara.post(
        "assessment-area",
        case.public_id,
        "housing",
        need="low",
        resources="some",
        own_words="Erste Fassung",
        sources="client",
    )
    stored = AreaEntry.objects.get()
    data = {"need": "urgent", "resources": "some", "sources": "client", "version": stored.version}
    clara.post("assessment-area", case.public_id, "housing", own_words="Zweite Fassung", **data)
    answer = clara.post("assessment-area", case.public_id, "housing", own_words="Dritte Fassung", **data)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Zweite Fassung" in text and "Dritte Fassung" in text


def test_a_completed_assessment_is_compared_with_the_next(clara: Any, case: Case) -> None:
    clara.post("assessment-area", case.public_id, "housing", need="urgent", resources="few", sources="client")
    clara.post("assessment-complete", case.public_id)
    with clock.at(clock.today() + timedelta(days=90)):
        clara.post("assessment-begin", case.public_id)
        clara.post("assessment-area", case.public_id, "housing", need="low", resources="some", sources="client")
        page = clara.get("assessment", case.public_id).content.decode()
    assert "weniger Bedarf" in page


def test_a_goal_is_kept_in_their_words_and_looked_back_on(clara: Any, case: Case) -> None:
    clara.post("goal-new", case.public_id, own_words="Ein Zimmer für Paul", life_area="housing")
    goal = Goal.objects.get()
    assert "Ein Zimmer für Paul" in clara.get("goals", case.public_id).content.decode()
    done = clara.post(
        "goal-evaluate",
        case.public_id,
        goal.public_id,
        version=goal.version,
        state="reached",
        looking_back="Neue Wohnung",
    )
    assert done.status_code == 302
    goal.refresh_from_db()
    assert goal.state == "reached"


def test_a_case_is_closed_with_a_reason_and_taken_up_again(clara: Any, case: Case) -> None:
    refused = clara.post("case-close", case.public_id, version=case.version, closed_on=TODAY)
    assert refused.status_code == 422
    clara.post("case-close", case.public_id, version=case.version, reason="moved_away", closed_on=TODAY)
    case.refresh_from_db()
    assert case.is_closed
    clara.post("case-reopen", case.public_id, reason="Zurückgezogen")
    case.refresh_from_db()
    assert not case.is_closed


@pytest.mark.parametrize(
    "name", ["intake", "consents", "assessment", "goals", "indication", "case-close", "case-phase"]
)
def test_these_pages_are_out_of_sight_for_everybody_else(
    name: str, case: Case, clara: Any, cast: Any, at_desk: Any
) -> None:
    assert clara.get(name, case.public_id).status_code == 200
    for other in (cast.carlo, cast.cem, cast.dana, cast.konrad, cast.stella, cast.leon, cast.petra, cast.adam):
        assert at_desk(other).get(name, case.public_id).status_code == 404
