"""Household and persons: what is not known stays unknown, and a status is never stored behind somebody's back."""

from datetime import timedelta
from typing import Any

import pytest

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.models import Organisation
from kim.pathways import api as pathways
from kim.people.actions import households, persons, statuses
from kim.people.models import HouseholdMember, Person, ResidenceStatus
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

PERSON = {"given_name": "Nuri", "family_name": "Sommer", "relation": "child", "gender": "not_asked", "birth": "5/2019"}


def the(person: Person, case: Case, page: str) -> str:
    return address(page, case.public_id, person.public_id)


def test_the_page_says_what_is_not_known_yet(clara: Browser, case: Case) -> None:
    page = clara.get("household", case.public_id).content.decode()
    assert "05.1988" in page
    assert "noch nicht bekannt" in page


class TestHousehold:
    def send(self, clara: Browser, case: Case, version: int = 1, **given: str) -> Any:
        values = {"label": "Familie Sommer", "municipality": "", "address": "", **given}
        return clara.post("household-edit", case.public_id, version=version, **values)

    def test_name_and_address_are_changed(self, clara: Browser, case: Case) -> None:
        answer = self.send(clara, case, address="Am Ufer 3")
        assert answer["Location"] == address("household", case.public_id)
        case.household.refresh_from_db()
        assert case.household.address == "Am Ufer 3"

    def test_a_household_without_a_name_is_refused_and_the_rest_is_kept(self, clara: Browser, case: Case) -> None:
        answer = self.send(clara, case, label="", address="Am Ufer 3")
        assert answer.status_code == 422
        assert "Am Ufer 3" in answer.content.decode()

    def test_a_lost_update_shows_both_addresses(self, clara: Browser, case: Case, cast: Cast) -> None:
        stored = {"label": "Familie Sommer", "municipality": None, "address": "Bergweg 1"}
        households.edit(actor=cast.clara.actor, household=case.household, version=1, **stored)
        answer = self.send(clara, case, address="Am Ufer 3")
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Bergweg" in page
        assert "Ufer" in page


class TestPersons:
    def test_somebody_is_added_with_a_birth_date_known_in_part(self, clara: Browser, case: Case) -> None:
        given = {**PERSON, "nationality_1": "SY", "language_1": "ar", "level_1": "native", "use_1": "without_help"}
        answer = clara.post("person-new", case.public_id, **given)
        nuri = Person.objects.get(given_name="Nuri")
        assert answer["Location"] == the(nuri, case, "person")
        assert (nuri.birth, nuri.nationalities) == ("2019-05", ["SY"])
        assert nuri.languages == [{"language": "ar", "level": "native", "use": "without_help"}]
        assert HouseholdMember.objects.get(person=nuri).relation == "child"

    def test_the_family_name_stands_there_already(self, clara: Browser, case: Case) -> None:
        assert 'value="Sommer"' in clara.get("person-new", case.public_id).content.decode()

    def test_the_form_as_it_came_adds_nobody(self, clara: Browser, case: Case) -> None:
        before = Person.objects.count()
        untouched = {"family_name": "Sommer", "relation": "not_asked", "gender": "not_asked"}
        answer = clara.post("person-new", case.public_id, **untouched)
        assert answer.status_code == 422
        assert Person.objects.count() == before

    def test_a_person_without_any_name_is_refused_at_the_name(self, clara: Browser, case: Case) -> None:
        given = {**PERSON, "given_name": "", "family_name": "", "contact_1": "0220 1234"}
        answer = clara.post("person-new", case.public_id, **given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert 'id="id_family_name_error"' in page
        assert "0220 1234" in page

    def test_what_is_no_date_is_refused_and_kept(self, clara: Browser, case: Case) -> None:
        answer = clara.post("person-new", case.public_id, **{**PERSON, "birth": "Frühjahr"})
        assert answer.status_code == 422
        assert "Frühjahr" in answer.content.decode()

    def test_a_second_reference_person_is_refused(self, clara: Browser, case: Case) -> None:
        answer = clara.post("person-new", case.public_id, **{**PERSON, "relation": "reference"})
        assert answer.status_code == 422
        assert not Person.objects.filter(given_name="Nuri").exists()

    def test_a_person_is_corrected(self, clara: Browser, case: Case, sabine: Person) -> None:
        page = clara.client.get(the(sabine, case, "person-edit"))
        given = {key: value for key, value in page.context["form"].initial.items() if value not in (None, False)}
        answer = clara.client.post(the(sabine, case, "person-edit"), {**given, "birth": "23.05.1988"})
        assert answer["Location"] == the(sabine, case, "person")
        sabine.refresh_from_db()
        assert sabine.birth == "1988-05-23"

    def test_two_who_correct_the_same_person_see_both(
        self, clara: Browser, case: Case, sabine: Person, cast: Cast
    ) -> None:
        persons.correct(
            actor=cast.clara.actor, person=sabine, version=1, contact_ways=[{"kind": "phone", "value": "111"}]
        )
        given = {"version": 1, "given_name": "Sabine", "family_name": "Sommer", "gender": "female", "contact_1": "222"}
        answer = clara.client.post(the(sabine, case, "person-edit"), given)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "111" in page
        assert "222" in page

    def test_rows_are_stored_and_one_spare_row_comes_back(self, clara: Browser, case: Case, sabine: Person) -> None:
        given = {
            "version": 1,
            "given_name": "Sabine",
            "gender": "female",
            "nationality_1": "SY",
            "nationality_2": "XS",
            "other_birth_1": "1.1.1988",
            "paper_1": "Taufschein",
            "other_name_2": "سابين",
            "name_kind_2": "original_script",
            "contact_1": "0170 5",
            "way_1": "mobile",
            "may_write_1": "no",
            "owner_1": "Bruder",
            "contact_2": "s@example.org",
            "way_2": "email",
            "may_write_2": "yes",
        }
        clara.client.post(the(sabine, case, "person-edit"), given)
        sabine.refresh_from_db()
        assert sabine.nationalities == ["SY", "XS"]
        assert sabine.other_names == [{"kind": "original_script", "text": "سابين", "script": "Arab"}]
        assert sabine.birth_versions == [{"birth": "1988-01-01", "paper": "Taufschein"}]
        assert [way["value"] for way in sabine.contact_ways] == ["0170 5", "s@example.org"]
        form = clara.client.get(the(sabine, case, "person-edit")).context["form"]
        assert len(form.rows("contact_ways")) == 3
        page = clara.client.get(the(sabine, case, "person")).content.decode()
        for said in ("01.01.1988: Taufschein", "tel:01705", "gehört: Bruder", "keine Nachricht hinterlassen"):
            assert said in page

    def test_what_is_no_mail_address_is_refused_and_kept(self, clara: Browser, case: Case) -> None:
        answer = clara.post("person-new", case.public_id, **PERSON, contact_1="nuri@", way_1="email")
        assert answer.status_code == 422
        assert 'value="nuri@"' in answer.content.decode()

    def test_both_versions_have_the_rows_of_the_longer_one(
        self, clara: Browser, case: Case, sabine: Person, cast: Cast
    ) -> None:
        ways = [{"kind": "phone", "value": f"11{number}"} for number in range(4)]
        persons.correct(actor=cast.clara.actor, person=sabine, version=1, contact_ways=ways)
        given = {"version": 1, "given_name": "Sabine", "family_name": "Sommer", "gender": "female", "contact_1": "222"}
        answer = clara.client.post(the(sabine, case, "person-edit"), given)
        assert answer.status_code == 409
        assert "113" in answer.content.decode()

    def test_the_relation_is_changed(self, clara: Browser, case: Case) -> None:
        paul = Person.objects.get(given_name="Paul")
        clara.client.post(the(paul, case, "relation-edit"), {"version": 1, "relation": "stepchild"})
        assert HouseholdMember.objects.get(person=paul).relation == "stepchild"

    def test_who_moved_out_stays_on_record(self, clara: Browser, case: Case) -> None:
        paul = Person.objects.get(given_name="Paul")
        yesterday = clock.today() - timedelta(days=1)
        clara.client.post(the(paul, case, "person-move-out"), {"last_day": yesterday.strftime("%d.%m.%Y")})
        page = clara.get("household", case.public_id)
        assert [one.person.given_name for one in page.context["residents"]] == ["Sabine", "Lina"]
        assert "Paul" in page.content.decode()


class TestResidenceStatus:
    @pytest.fixture
    def at_a_town(self, cast: Cast, case: Case) -> None:
        """The unit belongs to a town: a public body."""
        Organisation.objects.filter(pk=cast.auental.organisation_id).update(kind="municipal_administration")

    def send(self, clara: Browser, case: Case, person: Person, **given: str) -> Any:
        values = {"key": "aufenthg_104c_1_s1", "first_day": "", "last_day": "", "evidence": "documented", **given}
        return clara.client.post(the(person, case, "status-new"), values)

    def key_of(self, wanted: str) -> str:
        def says(key: str) -> str:
            return "reportable" if pathways.reporting_warning(key, True, None, clock.today()) else "ordinary"

        return next(status.key for status in pathways.statuses() if says(status.key) == wanted)

    def test_an_ordinary_status_is_stored_at_once(
        self, clara: Browser, case: Case, sabine: Person, at_a_town: None
    ) -> None:
        key = self.key_of("ordinary")
        answer = self.send(clara, case, sabine, key=key, first_day="01.02.2025")
        assert answer["Location"] == the(sabine, case, "person")
        assert ResidenceStatus.objects.get().key == key

    def test_before_a_public_body_stores_a_reportable_status_the_page_says_so(
        self, clara: Browser, case: Case, sabine: Person, at_a_town: None
    ) -> None:
        key = self.key_of("reportable")
        answer = self.send(clara, case, sabine, key=key)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "§\xa087" in page
        assert "203 StGB" in page
        assert not ResidenceStatus.objects.exists()

    def test_a_public_body_is_told_before_it_fills_anything_in(
        self, clara: Browser, case: Case, sabine: Person, at_a_town: None
    ) -> None:
        page = clara.get("status-new", case.public_id, sabine.public_id).content.decode()
        assert "Bevor Sie das ausfüllen" in page
        assert "Quelle: § 87 Abs. 1 und 2" in page

    def test_it_is_stored_once_somebody_has_read_it(
        self, clara: Browser, case: Case, sabine: Person, at_a_town: None
    ) -> None:
        key = self.key_of("reportable")
        self.send(clara, case, sabine, key=key, understood="on")
        assert ResidenceStatus.objects.get().key == key

    def test_an_association_is_no_public_body_and_hears_nothing_of_it(
        self, clara: Browser, case: Case, sabine: Person
    ) -> None:
        self.send(clara, case, sabine, key=self.key_of("reportable"))
        assert ResidenceStatus.objects.count() == 1

    def test_paper_and_side_conditions_stand_on_the_page(self, clara: Browser, case: Case, sabine: Person) -> None:
        given = {
            "issued_by": "Ausländerbehörde Musterstadt",
            "issued_on": "15.11.2025",
            "document_number": "Y7H2K9",
            "work": "not_permitted",
            "obligation": "section_61",
            "obligation_area": "Kreis Musterland",
        }
        self.send(clara, case, sabine, key="17.p", **given)
        page = clara.client.get(the(sabine, case, "person")).content.decode()
        for said in ("Ausländerbehörde Musterstadt", "ausgestellt am 15.11.2025", "Y7H2K9", "nicht erlaubt", "§\xa061"):
            assert said in page

    def test_a_place_without_a_paragraph_is_refused_at_the_field(
        self, clara: Browser, case: Case, sabine: Person
    ) -> None:
        answer = self.send(clara, case, sabine, key="17.p", obligation_area="Kreis Musterland")
        assert answer.status_code == 422
        assert 'id="id_obligation_error"' in answer.content.decode()

    def test_a_gap_is_named_in_days(self, clara: Browser, case: Case, sabine: Person, cast: Cast) -> None:
        for first, last in ((900, 600), (570, 40)):
            days = {"first_day": clock.today() - timedelta(first), "last_day": clock.today() - timedelta(last)}
            statuses.record(actor=cast.clara.actor, person=sabine, key="ASYL-GEST", **days)
        page = clara.client.get(the(sabine, case, "person")).content.decode()
        assert "Lücke von 29 Tagen" in page
        assert "Lücke von 40 Tagen" in page

    def test_a_chance_permit_says_that_it_cannot_be_prolonged(
        self, clara: Browser, case: Case, sabine: Person, cast: Cast
    ) -> None:
        end = clock.today() + timedelta(days=400)
        statuses.record(actor=cast.clara.actor, person=sabine, key="10.e.pp", last_day=end)
        page = clara.client.get(the(sabine, case, "person")).content.decode()
        assert "nicht verlängerbar, Antrag vorbereiten" in page

    def test_overlapping_days_are_refused_at_the_field(
        self, clara: Browser, case: Case, sabine: Person, cast: Cast
    ) -> None:
        key = self.key_of("ordinary")
        days = {"first_day": clock.today() - timedelta(days=90), "last_day": clock.today() + timedelta(days=90)}
        statuses.record(actor=cast.clara.actor, person=sabine, key=key, **days)
        answer = self.send(clara, case, sabine, key=key, first_day=clock.today().strftime("%d.%m.%Y"))
        assert answer.status_code == 422
        assert 'id="id_first_day_error"' in answer.content.decode()

    def test_a_status_is_corrected_and_removed(self, clara: Browser, case: Case, sabine: Person, cast: Cast) -> None:
        with acting_as(cast.clara.actor):
            status = statuses.record(actor=cast.clara.actor, person=sabine, key=self.key_of("ordinary"))
        edit = address("status-edit", case.public_id, sabine.public_id, status.public_id)
        given = {"version": 1, "key": status.key, "first_day": "", "last_day": "31.12.2198", "evidence": "verified"}
        assert clara.client.post(edit, given).status_code == 302
        status.refresh_from_db()
        assert status.evidence == "verified"
        remove = address("status-remove", case.public_id, sabine.public_id, status.public_id)
        assert clara.client.get(remove).status_code == 200
        clara.client.post(remove)
        assert not ResidenceStatus.objects.exists()
