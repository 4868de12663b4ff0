"""Before somebody is recorded a second time, KIM asks; the answer is kept and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from kim.casework.models import Case
from kim.kernel.actor import acting_as
from kim.people.models import HouseholdMember, Person, SaidApart
from kim.people.queries import twins
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

TYPED = {
    "given_name": "Yousif",
    "family_name": "Al-Saadi",
    "relation": "child",
    "gender": "not_asked",
    "birth": "23.05.1988",
    "contact_1": "0220 1234",
}


@pytest.fixture
def other_case(cast: Cast, case: Case) -> Case:
    with acting_as(cast.clara.actor):
        return make.case(cast.clara.actor, "Familie Saadi")


@pytest.fixture
def yousif(cast: Cast, other_case: Case) -> Person:
    with acting_as(cast.clara.actor):
        return make.person(cast.clara.actor, other_case, "Youssef", family_name="Elsaadi", birth="1988")


def send(clara: Browser, case: Case, **given: str) -> Any:
    return clara.post("person-new", case.public_id, **{**TYPED, **given})


def test_somebody_similar_is_shown_before_anything_is_saved(clara: Browser, case: Case, yousif: Person) -> None:
    before = Person.objects.count()
    answer = send(clara, case)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert Person.objects.count() == before
    for expected in ("Youssef Elsaadi", "Familie Saadi", "andere Schreibweise", "0220 1234", "23.05.1988"):
        assert expected in page, expected


def test_it_is_this_one_so_it_joins_and_what_was_typed_is_added(clara: Browser, case: Case, yousif: Person) -> None:
    before = Person.objects.count()
    answer = send(clara, case, same=yousif.public_id)
    assert answer["Location"] == address("person", case.public_id, yousif.public_id)
    assert Person.objects.count() == before
    yousif.refresh_from_db()
    assert yousif.birth == "1988-05-23"
    assert [way["value"] for way in yousif.contact_ways] == ["0220 1234"]
    assert {"Yousif", "Al-Saadi"} <= {name["text"] for name in yousif.other_names}
    assert HouseholdMember.objects.get(household=case.household, person=yousif).relation == "child"


def test_it_is_somebody_else_and_nobody_asks_again(clara: Browser, case: Case, yousif: Person, cast: Cast) -> None:
    answer = send(clara, case, apart=yousif.public_id)
    added = Person.objects.get(given_name="Yousif")
    assert answer["Location"] == address("person", case.public_id, added.public_id)
    assert SaidApart.objects.filter(person__in=[yousif, added], other__in=[yousif, added]).count() == 1
    assert twins.of_person(cast.clara.actor, added) == []
    assert twins.of_person(cast.clara.actor, yousif) == []


def test_a_no_holds_for_those_that_were_shown_only(clara: Browser, case: Case, yousif: Person) -> None:
    assert send(clara, case, apart="XXXXXXXXXX").status_code == 422
    assert not Person.objects.filter(given_name="Yousif").exists()


def test_a_yes_to_somebody_who_was_not_shown_is_no_answer(clara: Browser, case: Case, cast: Cast) -> None:
    with acting_as(cast.carlo.actor):
        hidden = make.person(cast.carlo.actor, make.case(cast.carlo.actor), "Yousif", family_name="Al-Saadi")
    send(clara, case, same=hidden.public_id)
    assert not HouseholdMember.objects.filter(household=case.household, person=hidden).exists()
    assert Person.objects.filter(given_name="Yousif").count() == 1


def test_nothing_tells_of_somebody_out_of_sight(clara: Browser, case: Case, cast: Cast) -> None:
    for player in (cast.cem, cast.carlo):
        with acting_as(player.actor):
            make.person(player.actor, make.case(player.actor), "Yousif", family_name="Al-Saadi", birth="1988-05-23")
    assert send(clara, case).status_code == 302


def test_who_is_different_enough_is_added_without_a_question(clara: Browser, case: Case, yousif: Person) -> None:
    assert send(clara, case, birth="11.02.2015").status_code == 302
    assert send(clara, case, given_name="Hanan", birth="").status_code == 302


def test_save_and_next_survives_the_question(clara: Browser, case: Case, yousif: Person) -> None:
    page = send(clara, case, another="1").content.decode()
    assert 'name="another" value="1"' in page
    answer = send(clara, case, another="1", apart=yousif.public_id)
    assert answer["Location"] == address("person-new", case.public_id)


def test_joining_twice_leaves_one_membership(clara: Browser, case: Case, yousif: Person) -> None:
    for _time in range(2):
        assert send(clara, case, same=yousif.public_id).status_code == 302
    assert HouseholdMember.objects.filter(household=case.household, person=yousif).count() == 1
