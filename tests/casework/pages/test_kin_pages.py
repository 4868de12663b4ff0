"""Moving, coming back, relatives and who decides, at the browser."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kim.casework.models import Case
from kim.kernel import clock
from kim.organisations.models import Municipality
from kim.people.actions import addresses, guardians, persons, relations
from kim.people.models import Address, FamilyRelation, Guardianship, HouseholdMember, Person
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast


@pytest.fixture
def lina(case: Case) -> Person:
    found: Person = Person.objects.get(given_name="Lina")
    return found


@pytest.fixture
def town(cast: Cast) -> Municipality:
    town, _made = Municipality.objects.get_or_create(
        key="musterau", defaults={"official_key": "05999001", "name": "Musterau"}
    )
    return town


def the(person: Person, case: Case, page: str, *more: str) -> str:
    return address(page, case.public_id, person.public_id, *more)


class TestMoving:
    def test_a_move_is_recorded_and_the_history_shows_both(
        self, clara: Browser, case: Case, town: Municipality
    ) -> None:
        clara.post("address-new", case.public_id, since="1.2.2024", municipality="musterau", address="Weg 1")
        answer = clara.post("address-new", case.public_id, since="1.9.2025", municipality="", address="Ufer 2, Köln")
        assert answer["Location"] == address("household", case.public_id)
        page = clara.get("household", case.public_id).content.decode()
        assert "01.02.2024 – 31.08.2025" in page
        assert "seit 01.09.2025" in page
        case.household.refresh_from_db()
        assert (case.household.municipality, case.household.address) == (None, "Ufer 2, Köln")

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({"address": "Weg 1"}, "since"),
            ({"since": "1.1.2999", "address": "Weg 1"}, "since"),
            ({"since": "1.1.2024"}, "municipality"),
        ],
    )
    def test_a_move_that_cannot_be_is_refused_at_its_field(
        self, clara: Browser, case: Case, given: dict[str, str], field: str
    ) -> None:
        answer = clara.post("address-new", case.public_id, **given)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()

    def test_an_address_is_corrected_and_removed_and_a_lost_update_shows_both(
        self, clara: Browser, case: Case, cast: Cast
    ) -> None:
        moved = addresses.move(
            actor=cast.clara.actor, household=case.household, since=clock.today(), municipality=None, address="Weg 1"
        )
        edit = address("address-edit", case.public_id, moved.public_id)
        assert "Weg 1" in clara.client.get(edit).content.decode()
        assert clara.client.post(edit, {"version": 1, "address": "Weg 7"}).status_code == 302
        answer = clara.client.post(edit, {"version": 1, "address": "Weg 9"})
        assert answer.status_code == 409
        remove = address("address-remove", case.public_id, moved.public_id)
        assert clara.client.get(remove).status_code == 200
        clara.client.post(remove)
        assert not Address.objects.exists()


class TestComingBack:
    def test_who_left_may_come_back(self, clara: Browser, case: Case, cast: Cast, lina: Person) -> None:
        member = HouseholdMember.objects.get(person=lina)
        persons.move_out(actor=cast.clara.actor, membership=member, last_day=clock.today() - timedelta(days=30))
        assert "Lebt wieder hier?" in clara.client.get(the(lina, case, "person")).content.decode()
        given = {"since": clock.today().strftime("%d.%m.%Y"), "relation": "child"}
        assert clara.client.post(the(lina, case, "person-move-in"), given).status_code == 302
        assert HouseholdMember.objects.filter(person=lina).count() == 2
        assert clara.client.post(the(lina, case, "person-move-in"), given).status_code == 422

    def test_since_when_somebody_lives_there_is_put_right(self, clara: Browser, case: Case, lina: Person) -> None:
        given = {"version": 1, "relation": "child", "since": "3.4.2023"}
        clara.client.post(the(lina, case, "relation-edit"), given)
        assert "03.04.2023" in clara.get("household", case.public_id).content.decode()


class TestRelatives:
    def send(self, clara: Browser, case: Case, person: Person, **given: str) -> Any:
        return clara.client.post(the(person, case, "relative-new"), {"kind": "child", **given})

    def test_a_child_elsewhere_stands_on_the_page(self, clara: Browser, case: Case, sabine: Person) -> None:
        self.send(clara, case, sabine, name="Omar", birth="2008", lives_in="Basra")
        page = clara.client.get(the(sabine, case, "person")).content.decode()
        for said in ("Kind: Omar", "lebt in Basra", "für Omar: Elternteil"):
            assert said in page

    def test_a_relation_is_read_from_both_pages(self, clara: Browser, case: Case, sabine: Person, lina: Person) -> None:
        self.send(clara, case, sabine, relative=lina.public_id)
        assert "Kind: Lina Sommer" in clara.client.get(the(sabine, case, "person")).content.decode()
        assert "Elternteil: Sabine Sommer" in clara.client.get(the(lina, case, "person")).content.decode()

    @pytest.mark.parametrize(("given", "field"), [({}, "name"), ({"name": "Omar", "kind": ""}, "kind")])
    def test_what_is_missing_is_said_at_its_field(
        self, clara: Browser, case: Case, sabine: Person, given: dict[str, str], field: str
    ) -> None:
        answer = self.send(clara, case, sabine, **given)
        assert answer.status_code == 422
        assert f'id="id_{field}_error"' in answer.content.decode()

    def test_a_relation_is_corrected_and_removed(self, clara: Browser, case: Case, sabine: Person, cast: Cast) -> None:
        relation = relations.record(actor=cast.clara.actor, person=sabine, name="Omar", kind="child")
        edit = the(sabine, case, "relative-edit", relation.public_id)
        assert "Omar" in clara.client.get(edit).content.decode()
        given = {"version": 1, "kind": "sibling", "name": "Omar", "last_day": "1.1.2026"}
        assert clara.client.post(edit, given).status_code == 302
        assert clara.client.post(edit, {**given, "name": "Amar"}).status_code == 409
        remove = the(sabine, case, "relative-remove", relation.public_id)
        assert clara.client.get(remove).status_code == 200
        clara.client.post(remove)
        assert not FamilyRelation.objects.exists()


class TestWhoDecides:
    def test_a_minor_without_anybody_is_asked_about_where_consent_matters(self, clara: Browser, case: Case) -> None:
        for page in ("consents", "consent-new", "household"):
            assert "noch nicht bekannt, wer entscheidet" in clara.get(page, case.public_id).content.decode()

    def test_who_decides_stands_where_consent_matters(
        self, clara: Browser, case: Case, sabine: Person, lina: Person
    ) -> None:
        given = {"kind": "custody", "guardian": sabine.public_id, "scope": ["all"], "evidence": "documented"}
        answer = clara.client.post(the(lina, case, "guardian-new"), given)
        assert answer["Location"] == the(lina, case, "person")
        for page in ("consents", "consent-new", "household"):
            assert "elterliche Sorge: alles" in clara.get(page, case.public_id).content.decode()

    def test_it_is_corrected_and_removed(self, clara: Browser, case: Case, lina: Person, cast: Cast) -> None:
        found = guardians.record(actor=cast.clara.actor, person=lina, kind="guardian", name="Amtsvormund")
        edit = the(lina, case, "guardian-edit", found.public_id)
        assert "Amtsvormund" in clara.client.get(edit).content.decode()
        given = {"version": 1, "kind": "guardian", "name": "Frau Vogt", "evidence": "verified"}
        assert clara.client.post(edit, given).status_code == 302
        assert clara.client.post(edit, {**given, "name": "Herr Vogt"}).status_code == 409
        assert clara.client.post(edit, {**given, "version": 2, "name": ""}).status_code == 422
        remove = the(lina, case, "guardian-remove", found.public_id)
        assert clara.client.get(remove).status_code == 200
        clara.client.post(remove)
        assert not Guardianship.objects.exists()
