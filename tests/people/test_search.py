"""Finding people: every spelling and script, slips, swapped names, partial dates; and never a sign of anybody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.models import Case
from kim.kernel.actor import Actor, acting_as
from kim.people.actions import name_tokens, persons
from kim.people.models import NameToken, Person
from kim.people.queries import search
from kim.people.rules.likeness import Why
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def found(actor: Actor, text: str) -> list[Person]:
    with acting_as(actor):
        return [one.person for one in search.find(actor, text)]


def why(actor: Actor, text: str) -> tuple[Why, ...]:
    with acting_as(actor):
        return search.find(actor, text)[0].hit.why


@pytest.mark.parametrize(
    ("given", "family", "sought", "reason"),
    [
        ("Mohammed", "Al-Saadi", "Muhammad Elsaadi", Why.SPELLING),
        ("Mehmet", "Çelik", "mohamed celik", Why.SPELLING),
        ("Khalil", "Abd al-Rahman", "Xelîl Abdurrahman", Why.SPELLING),
        ("Yousif", "As-Saadi", "يوسف السعدي", Why.SCRIPT),
        ("يوسف", "السعدي", "Jusuf Saadi", Why.SCRIPT),
        ("Тарас", "Шевченко", "Taras Schewtschenko", Why.SCRIPT),
        ("Taras", "Shevchenko", "Тарас Шевченко", Why.SCRIPT),
        ("Jamal", "Haddad", "Cemal Haddad", Why.SPELLING),
        ("Sabine", "Meyer", "Sabine Maier", Why.SPELLING),
        ("Sabine", "Schimmelpfennig", "Schimelpfenig", Why.SPELLING),
        ("Yasemin", "Kaya", "Yasedin Kaya", Why.TYPO),
        ("Henrike", "Wollgras", "Henrike Wollfras", Why.TYPO),
        ("Henrike", "Wollgras", "Wollgras Henrike", Why.SWAPPED),
    ],
)
def test_somebody_is_found_however_the_name_is_written(
    actor: Actor, case: Case, given: str, family: str, sought: str, reason: Why
) -> None:
    person = make.person(actor, case, given, family_name=family)
    assert found(actor, sought) == [person]
    assert reason in why(actor, sought)


def test_the_beginning_of_a_name_is_enough_and_needs_no_reason(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Şahin", family_name="Müller")
    for text in ("sah", "mül", "mue", "MULL", "müll şah"):
        assert found(actor, text) == [person], text
    assert found(actor, "hin") == []


def test_a_family_name_before_a_comma_is_not_called_swapped(actor: Actor, case: Case) -> None:
    make.person(actor, case, "Henrike", family_name="Wollgras")
    assert why(actor, "Wollgras, Henrike") == ()


def test_a_former_name_finds_and_is_named_as_the_reason(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Sabine", family_name="Neu", other_names=[{"kind": "birth", "text": "Immergrün"}])
    assert found(actor, "immergruen") == [person]
    assert Why.OTHER_NAME in why(actor, "immergruen")


@pytest.mark.parametrize("text", ["Yousif 23.05.1979", "23.05.1979", "05.1979", "1979", "11.1981", "03.11.1981"])
def test_a_date_that_only_one_of_the_papers_names_is_found(actor: Actor, case: Case, text: str) -> None:
    versions = [{"birth": "1979-05-23", "paper": "Pass"}, {"birth": "1981-11", "paper": "Geburtsurkunde"}]
    disputed = {"birth": "1990", "birth_disputed": True, "birth_versions": versions}
    yousif = make.person(actor, case, "Yousif", family_name="Saadi", **disputed)
    make.person(actor, case, "Mina", family_name="Saadi", birth="1990")
    assert found(actor, text) == [yousif]


def test_a_date_of_birth_narrows_as_far_as_it_is_known(actor: Actor, case: Case) -> None:
    day = make.person(actor, case, "Yousif", family_name="Saadi", birth="1979-05-23")
    month = make.person(actor, case, "Yousif", family_name="Saadi", birth="1979-05")
    other = make.person(actor, case, "Yousif", family_name="Saadi", birth="1991-02-11")
    unknown = make.person(actor, case, "Yousif", family_name="Saadi")
    assert found(actor, "Saadi 23.5.1979") == [day, month, unknown]
    assert found(actor, "1979-05-23") == [day, month]
    assert found(actor, "1991 Saadi") == [other, unknown]
    assert found(actor, "5/1979 saadi")[:2] == [month, day]
    assert Why.BIRTH in {reason for one in _hits(actor, "Saadi 28.5.1979") for reason in one.hit.why}


def _hits(actor: Actor, text: str) -> list[search.Found]:
    with acting_as(actor):
        return search.find(actor, text)


def test_the_exact_name_comes_before_the_similar_one(actor: Actor, case: Case) -> None:
    similar = make.person(actor, case, "Mohammed", family_name="Haddad")
    exact = make.person(actor, case, "Muhammad", family_name="Haddad")
    assert found(actor, "Muhammad Haddad") == [exact, similar]


def test_different_people_with_similar_names_are_not_found(actor: Actor, case: Case) -> None:
    for given, family in (("Hassan", "Haddad"), ("Hamid", "Khalil"), ("Sabrina", "Sommer")):
        make.person(actor, case, given, family_name=family)
    for text in ("Hussein Haddad", "Ahmad Khalil", "Mahdi"):
        assert found(actor, text) == [], text


@pytest.mark.parametrize("text", ["", "  ", "-", "''", "%", "_", "\\", "0", "' OR 1=1 --", "a" * 200, "ـ", "🙂"])
def test_odd_input_finds_nobody_and_breaks_nothing(actor: Actor, case: Case, text: str) -> None:
    assert found(actor, text) == []


def test_only_those_are_found_whom_the_searcher_may_see(cast: Cast) -> None:
    for player in (cast.clara, cast.cem, cast.carlo):
        make.person(player.actor, make.case(player.actor), "Yousif", family_name="Al-Saadi")
    for player in (cast.clara, cast.cem, cast.carlo):
        assert len(found(player.actor, "Saadi")) == 1
    for player in (cast.dana, cast.konrad, cast.leon, cast.petra, cast.adam, cast.stella):
        assert found(player.actor, "Saadi") == []


def test_the_statements_are_the_same_whether_somebody_else_is_stored_or_not(cast: Cast) -> None:
    searcher = cast.clara.actor
    make.person(searcher, make.case(searcher), "Paul", family_name="Sommer")

    def statements() -> list[str]:
        with acting_as(searcher), CaptureQueriesContext(connection) as captured:
            search.find(searcher, "Saadi 1988")
        return [query["sql"] for query in captured]

    before = statements()
    for player in (cast.cem, cast.carlo):
        make.person(player.actor, make.case(player.actor), "Yousif", family_name="Al-Saadi", birth="1988")
    assert statements() == before


def test_the_tokens_of_others_are_behind_the_wall(cast: Cast) -> None:
    make.person(cast.clara.actor, make.case(cast.clara.actor), "Yousif", family_name="Al-Saadi")
    with acting_as(cast.carlo.actor):
        assert not NameToken.objects.exists()
    with acting_as(cast.clara.actor):
        assert NameToken.objects.filter(token="saadi").exists()


def test_a_corrected_name_is_found_and_the_old_one_is_not(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Konrad", family_name="Weber")
    persons.correct(actor=actor, person=person, version=person.version, given_name="Yousif")
    assert found(actor, "yousif") == [person]
    assert found(actor, "konrad") == []


def test_rebuilding_mends_what_is_missing_and_leaves_the_rest(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Yousif", family_name="Al-Saadi")
    assert name_tokens.rebuild(actor=actor) == 0
    with acting_as(actor):
        person.name_tokens.all().delete()
    assert found(actor, "saadi") == []
    assert name_tokens.rebuild(actor=actor) == 1
    assert found(actor, "saadi") == [person]
