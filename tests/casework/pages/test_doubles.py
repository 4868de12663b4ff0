"""Before an enquiry is recorded or a case is opened, KIM asks whether the household is known; nothing typed is lost."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from kim.casework.actions import cases, enquiries
from kim.casework.models import Case, Enquiry
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

TYPED = {
    "name": "Herr Schewtschenko",
    "received_on": "02.11.2026",
    "concern": "Kündigung der Wohnung",
    "reachable": "abends",
}


@pytest.fixture
def known(cast: Cast, case: Case) -> Case:
    with acting_as(cast.clara.actor):
        opened = make.case(cast.clara.actor, "Familie Shevchenko")
        make.person(cast.clara.actor, opened, "Тарас", family_name="Шевченко", birth="1980")
        return opened


def enquire(clara: Browser, **given: str) -> Any:
    return clara.client.post(address("enquiry-new"), {**TYPED, **given})


def open_case(clara: Browser, **given: str) -> Any:
    return clara.client.post(address("case-new"), {"label": "Familie Schewtschenko", "address": "", **given})


def follow(clara: Browser, answer: Any) -> str:
    page: str = clara.client.get(answer["Location"]).content.decode()
    return page


class TestEnquiries:
    def test_a_known_household_is_shown_and_nothing_is_saved(self, clara: Browser, known: Case) -> None:
        answer = enquire(clara)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert not Enquiry.objects.exists()
        for expected in ("Familie Shevchenko", known.number, "Kündigung der Wohnung", "andere S"):
            assert expected in page, expected

    def test_what_was_typed_waits_in_a_contact_of_the_known_case(self, clara: Browser, known: Case) -> None:
        answer = enquire(clara, same=known.public_id)
        assert answer["Location"].startswith(address("case-contact-new", known.public_id))
        assert "Kündigung der Wohnung" in follow(clara, answer)
        assert not Enquiry.objects.exists()

    def test_for_a_closed_case_it_waits_where_the_case_is_taken_up_again(
        self, clara: Browser, known: Case, cast: Cast
    ) -> None:
        cases.close(actor=cast.clara.actor, case=known, version=known.version, reason="moved_away")
        assert "Kündigung der Wohnung" in follow(clara, enquire(clara, same=known.public_id))

    def test_a_known_enquiry_takes_it_in(self, clara: Browser, case: Case, cast: Cast) -> None:
        enquiry = enquiries.record(actor=cast.clara.actor, name="Schevchenko, Taras", concern="Sprachkurs")
        answer = enquire(clara, same=enquiry.public_id)
        page = follow(clara, answer)
        assert "Sprachkurs" in page
        assert "Kündigung der Wohnung" in page
        sent = {**TYPED, "version": str(enquiry.version), "concern": "Sprachkurs\n\nKündigung der Wohnung"}
        assert clara.client.post(address("enquiry-edit", enquiry.public_id), sent).status_code == 302
        enquiry.refresh_from_db()
        assert "Kündigung" in enquiry.concern

    def test_somebody_else_is_recorded_and_not_asked_about_again(self, clara: Browser, known: Case) -> None:
        assert enquire(clara, apart=known.public_id).status_code == 302
        enquiry = Enquiry.objects.get()
        assert enquiry.told_apart == [known.public_id]
        opened = clara.client.post(address("enquiry-case", enquiry.public_id), {"label": "Familie Schewtschenko"})
        assert opened.status_code == 302

    def test_a_new_name_is_recorded_without_a_question(self, clara: Browser, known: Case) -> None:
        assert enquire(clara, name="Frau Wollgras").status_code == 302
        assert enquire(clara, name="Herr").status_code == 302


class TestCases:
    def test_a_known_household_is_shown(self, clara: Browser, known: Case) -> None:
        before = Case.objects.count()
        answer = open_case(clara, address="Neuer Weg 1")
        assert answer.status_code == 422
        assert "Neuer Weg 1" in answer.content.decode()
        assert Case.objects.count() == before

    def test_the_known_case_is_opened_and_another_address_waits_there(self, clara: Browser, known: Case) -> None:
        assert open_case(clara, same=known.public_id)["Location"] == address("case", known.public_id)
        answer = open_case(clara, same=known.public_id, address="Neuer Weg 1")
        assert "Neuer Weg 1" in follow(clara, answer)

    def test_somebody_else_gets_a_case(self, clara: Browser, known: Case) -> None:
        before = Case.objects.count()
        assert open_case(clara, apart=known.public_id).status_code == 302
        assert Case.objects.count() == before + 1

    def test_nothing_tells_of_a_household_out_of_sight(self, clara: Browser, case: Case, cast: Cast) -> None:
        for player in (cast.cem, cast.carlo):
            with acting_as(player.actor):
                make.case(player.actor, "Familie Schewtschenko")
                enquiries.record(actor=player.actor, name="Schewtschenko")
        assert open_case(clara).status_code == 302
        assert enquire(clara, name="Frau Kovalenko").status_code == 302


class TestShortCounsellings:
    TYPED: ClassVar[dict[str, Any]] = {
        "topics": ["housing"], "took_place_on": f"{clock.today():%d.%m.%Y}", "kind": "phone", "minutes": "45",
        "goes_on": "open", "name": "Herr Schewtschenko", "note": "Kündigung der Wohnung",
    }  # fmt: skip

    def counsel(self, clara: Browser, **given: str) -> Any:
        return clara.client.post(address("short-new"), {**self.TYPED, **given})

    def test_a_known_household_is_shown_and_nothing_is_saved(self, clara: Browser, known: Case) -> None:
        answer = self.counsel(clara)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert not Case.objects.filter(form="short").exists()
        for expected in ("Familie Shevchenko", known.number, "Kündigung der Wohnung"):
            assert expected in page, expected

    def test_the_conversation_waits_as_a_contact_of_the_known_case(self, clara: Browser, known: Case) -> None:
        answer = self.counsel(clara, same=known.public_id)
        assert answer["Location"].startswith(address("case-contact-new", known.public_id))
        page = follow(clara, answer)
        assert "Kündigung der Wohnung" in page
        assert 'value="45"' in page

    def test_for_a_closed_case_it_waits_where_the_case_is_taken_up_again(
        self, clara: Browser, known: Case, cast: Cast
    ) -> None:
        cases.close(actor=cast.clara.actor, case=known, version=known.version, reason="goals_reached")
        answer = self.counsel(clara, same=known.public_id)
        assert answer["Location"].startswith(address("case-reopen", known.public_id))
        assert "Kündigung der Wohnung" in follow(clara, answer)

    def test_a_known_enquiry_is_answered_by_it(self, clara: Browser, case: Case, cast: Cast) -> None:
        enquiry = enquiries.record(actor=cast.clara.actor, name="Taras Schewtschenko")
        answer = self.counsel(clara, same=enquiry.public_id)
        assert answer["Location"].startswith(address("enquiry-short", enquiry.public_id))
        assert "Kündigung der Wohnung" in follow(clara, answer)

    def test_somebody_else_and_somebody_without_a_name_are_counselled(self, clara: Browser, known: Case) -> None:
        assert self.counsel(clara, apart=known.public_id).status_code == 302
        assert self.counsel(clara, name="").status_code == 302
        assert Case.objects.filter(form="short").count() == 2
