"""Households and persons: partial dates, folded names, relations, and who may see them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from kim.casework.models import Case
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.kernel.partial_date import AgeRange
from kim.people import api as people
from kim.people import labels, queries
from kim.people.actions import households, persons
from kim.people.models import HouseholdMember, Person
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


@pytest.mark.parametrize(
    ("birth", "shown", "ages"),
    [
        ("1988-05-23", "23.05.1988", (38, 38)),
        ("1988-05", "05.1988", (38, 38)),
        ("1988", "1988", (37, 38)),
        ("", "", None),
    ],
)
def test_a_date_of_birth_keeps_its_precision(
    actor: Actor, case: Case, birth: str, shown: str, ages: tuple[int, int] | None
) -> None:
    person = make.person(actor, case, "Yousif", birth=birth)
    assert person.birth_date.display() == shown
    with clock.at(date(2026, 11, 23)):
        assert (person.age and (person.age.low, person.age.high)) == ages


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"birth": "1988-13"}, "birth"),
        ({"birth": "irgendwann"}, "birth"),
        ({"birth": "2999"}, "birth"),
        ({"nationalities": ["QQ"]}, "nationalities"),
        ({"languages": [{"language": "nix"}]}, "languages"),
        ({"given_name": "", "family_name": " "}, "family_name"),
        ({"birth_versions": [{"birth": "2999", "paper": "Pass"}]}, "birth_versions"),
        ({"contact_ways": [{"kind": "mobile", "value": "bei der Nachbarin"}]}, "contact_ways"),
        ({"contact_ways": [{"kind": "email", "value": "nuri@"}]}, "contact_ways"),
    ],
)
def test_what_cannot_be_stored_is_named_with_its_field(
    actor: Actor, case: Case, details: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refused:
        persons.add(actor=actor, household=case.household, **{"given_name": "Yousif", **details})
    assert refused.value.field == field


def test_stateless_and_unclear_are_nationalities_and_nothing_is_not_asked(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, nationalities=["XS", "SY", "SY"])
    assert person.nationalities == ["XS", "SY"]
    assert make.person(actor, case).nationalities == []


def test_whether_an_interpreter_is_needed_has_three_answers(actor: Actor, case: Case) -> None:
    def speaks(**german: str) -> Person:
        return make.person(actor, case, languages=[{"language": "ar"}, {"language": "de", **german}])

    assert speaks(level="A1", use="with_interpreter").needs_interpreter is True
    assert speaks(level="none").needs_interpreter is True
    assert speaks(level="B1", use="without_help").needs_interpreter is False
    assert make.person(actor, case).needs_interpreter is None


def test_a_language_to_interpret_in_says_that_an_interpreter_is_needed(actor: Actor, case: Case) -> None:
    wanted = make.person(actor, case, languages=[{"language": "kmr", "level": "native", "use": "interpreting_in"}])
    assert wanted.needs_interpreter is True


def test_where_papers_differ_every_date_counts_for_the_age(actor: Actor, case: Case) -> None:
    versions = [{"birth": "2009-01-01", "paper": "Aufenthaltsgestattung"}, {"birth": "", "paper": "leer"}]
    person = make.person(actor, case, birth="2007-06-30", birth_versions=versions)
    assert person.birth_disputed
    assert person.birth_versions == [{"birth": "2009-01-01", "paper": "Aufenthaltsgestattung"}]
    with clock.at(date(2026, 11, 23)):
        assert person.age == AgeRange(17, 19)


def found(actor: Actor, words: str) -> list[Person]:
    return [each.person for each in people.find(actor, words)]


def test_a_name_in_another_script_knows_its_script_and_is_found(actor: Actor, case: Case) -> None:
    names = [{"kind": "original_script", "text": "يوسف السعدي"}, {"kind": "alias", "text": "  "}]
    person = make.person(actor, case, "Yousif", other_names=names)
    assert person.other_names == [{"kind": "original_script", "text": "يوسف السعدي", "script": "Arab"}]
    with acting_as(actor):
        assert person in found(actor, "يوسف")


def test_ways_to_reach_somebody_keep_whose_they_are_and_whether_to_write(actor: Actor, case: Case) -> None:
    way = {"kind": "mobile", "value": "0170 1", "may_write": "no", "owner": "Schwager", "note": "nur nach 16 Uhr"}
    person = make.person(actor, case, contact_ways=[way, {"kind": "email", "value": " "}])
    assert person.contact_ways == [way]


def test_names_of_countries_and_languages_follow_the_language_of_the_page() -> None:
    assert labels.country_name("SY") in {"Syrien", "Syria"}
    assert labels.language_name("ti") in {"Tigrinya"}
    assert [code for code, _name in labels.countries()][-2:] == ["XS", "XU"]
    assert {"kmr", "de"} <= dict(labels.languages()).keys()


def test_every_name_is_searched_in_every_spelling(actor: Actor, case: Case) -> None:
    person = make.person(
        actor, case, "Şahin", family_name="Müller", other_names=[{"kind": "birth", "text": "Al-Saadi"}]
    )
    with acting_as(actor):
        for needle in ("sahin", "mueller", "MULLER", "al-saa", "müll şah"):
            assert person in found(actor, needle), needle
        assert not found(actor, "aadi")


def test_a_corrected_name_is_found_and_the_old_one_is_not(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Wilhelm", family_name="Saadi")
    persons.correct(actor=actor, person=person, version=person.version, given_name="Yousif")
    with acting_as(actor):
        assert person in found(actor, "yousif saadi")
        assert not found(actor, "wilhelm")


def test_two_who_correct_the_same_person_do_not_overwrite_each_other(actor: Actor, case: Case) -> None:
    person = make.person(actor, case, "Jusuf")
    seen = person.version
    persons.correct(actor=actor, person=person, version=seen, contact_ways=[{"kind": "phone", "value": "02202 1"}])
    with pytest.raises(Conflict):
        persons.correct(actor=actor, person=person, version=seen, given_name="Josef")


def test_a_field_that_a_person_does_not_have_is_a_mistake_of_the_program(actor: Actor, case: Case) -> None:
    with pytest.raises(TypeError):
        make.person(actor, case, religion="keine")


def test_a_household_has_one_reference_person(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation) as refused:
        make.person(actor, case, "Paul", relation="reference")
    assert refused.value.code == "second_reference_person"
    with acting_as(actor):
        sabine = HouseholdMember.objects.get(relation="reference")
    persons.change_relation(actor=actor, membership=sabine, version=sabine.version, relation="spouse")
    make.person(actor, case, "Paul", relation="reference")


def test_who_moves_out_stays_on_record(actor: Actor, case: Case) -> None:
    paul = make.person(actor, case, "Paul", relation="child", since=date(2026, 1, 1))
    with acting_as(actor):
        membership = paul.memberships.get()
    yesterday = clock.today() - timedelta(days=1)
    persons.move_out(actor=actor, membership=membership, last_day=yesterday)
    with acting_as(actor):
        assert paul not in queries.persons_of(actor, case.household)
        assert paul.memberships.get().valid.upper == clock.today()
        assert Person.objects.visible_to(actor).filter(pk=paul.pk).exists()


def test_nobody_moves_out_before_moving_in(actor: Actor, case: Case) -> None:
    paul = make.person(actor, case, "Paul", since=date(2026, 3, 1))
    with acting_as(actor):
        membership = paul.memberships.get()
    with pytest.raises(RuleViolation):
        persons.move_out(actor=actor, membership=membership, last_day=date(2026, 2, 1))


def test_the_database_keeps_a_person_in_a_household_once_at_a_time(actor: Actor, case: Case) -> None:
    with acting_as(actor):
        there = HouseholdMember.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            HouseholdMember.objects.create(
                household=there.household, person=there.person, unit=there.unit, valid=there.valid
            )


def test_a_household_is_edited_with_care_and_keeps_a_name(actor: Actor, case: Case) -> None:
    household = case.household
    seen = household.version
    households.edit(
        actor=actor, household=household, version=seen, label="Familie Al-Saadi", municipality=None, address="Weg 1"
    )
    assert household.label_key.startswith(" familie al")
    with pytest.raises(Conflict):
        households.edit(actor=actor, household=household, version=seen, label="X", municipality=None, address="")
    with pytest.raises(RuleViolation):
        households.edit(
            actor=actor, household=household, version=household.version, label=" ", municipality=None, address=""
        )


def test_members_come_with_their_statuses_in_a_constant_number_of_statements(actor: Actor, case: Case) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with acting_as(actor), CaptureQueriesContext(connection) as captured:
            for member in queries.members_of(actor, case.household):
                list(member.person.statuses.all())
        return len(captured)

    before = cost()
    for number in range(5):
        make.person(actor, case, f"Kind {number}")
    assert cost() == before


def test_a_stranger_changes_nobody(cast: Cast, case: Case) -> None:
    person = make.person(cast.clara.actor, case, "Paul")
    for stranger in (cast.cem, cast.carlo, cast.konrad, cast.leon, cast.adam):
        with acting_as(stranger.actor), pytest.raises(Http404):
            persons.correct(actor=stranger.actor, person=person, version=person.version, given_name="Weg")
