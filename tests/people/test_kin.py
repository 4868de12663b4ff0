"""Where a household lived, who belongs to whom, and who decides for whom."""

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
from kim.organisations.models import Municipality
from kim.people import api
from kim.people.actions import addresses, guardians, households, persons, relations
from kim.people.models import Address, Guardianship, HouseholdMember, Person
from kim.people.queries.kin import kin_of
from kim.people.rules.kinship import Kinship, opposite
from kim.people.rules.relatives import rule_relation
from tests import make
from tests.casework.everything import deputise
from tests.cast import Cast

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _a_day() -> Any:
    with clock.at(DAY):
        yield


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


@pytest.fixture
def places(cast: Cast) -> list[Municipality]:
    named = (("musterau", "05999001"), ("musterbach", "05999002"))
    return [
        Municipality.objects.get_or_create(key=key, defaults={"official_key": code, "name": key.title()})[0]
        for key, code in named
    ]


def periods_of(actor: Actor, case: Case) -> list[tuple[str, date | None, date | None]]:
    with acting_as(actor):
        found = Address.objects.filter(household=case.household).order_by("valid")
        return [(one.municipality.name if one.municipality else "", one.valid.lower, one.valid.upper) for one in found]


class TestAddresses:
    def test_moving_begins_a_new_period_and_the_household_follows(
        self, actor: Actor, places: list[Municipality]
    ) -> None:
        case = make.case(actor, municipality=places[0], address="Weg 1")
        addresses.move(
            actor=actor, household=case.household, since=date(2026, 10, 1), municipality=places[1], address="Ufer 2"
        )
        assert periods_of(actor, case) == [
            ("Musterau", None, date(2026, 10, 1)),
            ("Musterbach", date(2026, 10, 1), None),
        ]
        assert (case.household.municipality, case.household.address) == (places[1], "Ufer 2")

    def test_a_household_without_any_place_gets_its_first_one(self, actor: Actor, case: Case) -> None:
        addresses.move(actor=actor, household=case.household, since=DAY, municipality=None, address="Bei Freunden")
        assert periods_of(actor, case) == [("", DAY, None)]

    def test_what_is_corrected_at_the_household_is_no_move(self, actor: Actor, places: list[Municipality]) -> None:
        case = make.case(actor, municipality=places[0])
        for version, place in ((case.household.version, places[1]), (None, None)):
            households.edit(
                actor=actor, household=case.household, version=version or case.household.version, label="X",
                municipality=place, address="",
            )  # fmt: skip
        assert periods_of(actor, case) == [("", None, None)]

    @pytest.mark.parametrize(
        ("since", "place", "field"),
        [(DAY + timedelta(days=1), 0, "since"), (date(2020, 1, 1), 0, "since"), (DAY, None, "municipality")],
    )
    def test_a_move_that_cannot_be_is_refused(
        self, actor: Actor, case: Case, places: list[Municipality], since: date, place: int | None, field: str
    ) -> None:
        first = {"household": case.household, "since": date(2025, 1, 1), "municipality": places[1], "address": ""}
        addresses.move(actor=actor, **first)  # type: ignore[arg-type]
        with pytest.raises(RuleViolation) as refused:
            addresses.move(
                actor=actor, household=case.household, since=since,
                municipality=places[place] if place is not None else None, address=" ",
            )  # fmt: skip
        assert refused.value.field == field

    def test_a_corrected_or_removed_address_is_followed(self, actor: Actor, places: list[Municipality]) -> None:
        case = make.case(actor, municipality=places[0])
        moved = addresses.move(
            actor=actor, household=case.household, since=date(2026, 10, 1), municipality=places[1], address=""
        )
        given: dict[str, Any] = {"first_day": date(2026, 10, 1), "last_day": None, "municipality": places[1]}
        with pytest.raises(RuleViolation):
            addresses.correct(actor=actor, address=moved, version=1, text="", **{**given, "first_day": None})
        addresses.correct(actor=actor, address=moved, version=1, text="Hof 3", **given)
        with pytest.raises(Conflict):
            addresses.correct(actor=actor, address=moved, version=1, text="Hof 4", **given)
        with acting_as(actor):
            case.household.refresh_from_db()
        assert case.household.address == "Hof 3"
        addresses.remove(actor=actor, address=moved)
        with acting_as(actor):
            case.household.refresh_from_db()
        assert case.household.municipality is None

    def test_the_database_knows_one_address_at_a_time(self, actor: Actor, places: list[Municipality]) -> None:
        case = make.case(actor, municipality=places[0])
        with acting_as(actor):
            first = Address.objects.get(household=case.household)
        with acting_as(actor), pytest.raises(IntegrityError), transaction.atomic():
            Address.objects.create(household=case.household, unit=first.unit, valid=first.valid, address="X")


class TestMembers:
    def test_who_comes_back_has_two_periods(self, actor: Actor, case: Case) -> None:
        paul = make.person(actor, case, "Paul", since=date(2020, 1, 1))
        with acting_as(actor):
            first = HouseholdMember.objects.get(person=paul)
        with pytest.raises(RuleViolation):
            persons.move_in(actor=actor, household=case.household, person=paul, since=DAY, relation="child")
        persons.move_out(actor=actor, membership=first, last_day=date(2025, 6, 30))
        persons.move_in(actor=actor, household=case.household, person=paul, since=date(2026, 9, 1), relation="child")
        with acting_as(actor):
            assert HouseholdMember.objects.filter(person=paul).count() == 2

    def test_since_when_somebody_lives_there_is_put_right(self, actor: Actor, case: Case) -> None:
        paul = make.person(actor, case, "Paul")
        with acting_as(actor):
            member = HouseholdMember.objects.get(person=paul)
        persons.change_relation(actor=actor, membership=member, version=1, relation="child", since=date(2024, 2, 1))
        assert member.valid.lower == date(2024, 2, 1)


class TestRelatives:
    @pytest.mark.parametrize("kind", list(Kinship))
    def test_read_twice_from_the_other_side_a_relation_is_itself(self, kind: Kinship) -> None:
        assert opposite(opposite(kind)) is kind

    def test_a_relation_is_read_from_both_sides(self, actor: Actor, case: Case) -> None:
        mother, child = make.person(actor, case, "Hanan"), make.person(actor, case, "Lina")
        relations.record(actor=actor, person=mother, relative=child, kind="child")
        with acting_as(actor):
            assert [(kin.kind, kin.name) for kin in kin_of(actor, mother)] == [(Kinship.CHILD, "Lina")]
            assert [(kin.kind, kin.name) for kin in kin_of(actor, child)] == [(Kinship.PARENT, "Hanan")]
        with pytest.raises(RuleViolation):
            relations.record(actor=actor, person=child, relative=mother, kind="parent")

    @pytest.mark.parametrize(
        ("given", "field"),
        [
            ({}, "name"),
            ({"name": "Omar", "birth": "2999"}, "birth"),
            ({"name": "Omar", "first_day": DAY, "last_day": date(2020, 1, 1)}, "last_day"),
        ],
    )
    def test_a_relation_that_cannot_be_is_refused(
        self, actor: Actor, case: Case, given: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(RuleViolation) as refused:
            relations.record(actor=actor, person=make.person(actor, case), kind="child", **given)
        assert refused.value.field == field

    def test_nobody_is_their_own_relative(self, actor: Actor, case: Case) -> None:
        paul = make.person(actor, case)
        with pytest.raises(RuleViolation):
            relations.record(actor=actor, person=paul, relative=paul, kind="child")

    def test_a_relative_of_another_case_shows_only_to_who_works_on_both(self, cast: Cast, actor: Actor) -> None:
        one, other = make.case(actor, "Familie Sommer"), make.case(actor, "Familie Herbst")
        with acting_as(actor):
            sommer, herbst = (Person.objects.get(family_name=name) for name in ("Sommer", "Herbst"))
        relations.record(actor=actor, person=sommer, relative=herbst, kind="sibling")
        deputise(cast.clara, cast.dana, case=one)
        with acting_as(cast.dana.actor):
            assert Person.objects.visible_to(cast.dana.actor).get() == sommer
            assert kin_of(cast.dana.actor, sommer) == []
        deputise(cast.clara, cast.dana, case=other)
        with acting_as(cast.dana.actor):
            assert [kin.name for kin in kin_of(cast.dana.actor, sommer)] == ["Sabine Herbst"]

    def test_nobody_is_made_a_relative_of_somebody_out_of_sight(self, cast: Cast, actor: Actor, case: Case) -> None:
        make.case(cast.cem.actor, "Familie Winter")
        with acting_as(cast.cem.actor):
            winter = Person.objects.get(family_name="Winter")
        paul = make.person(actor, case, "Paul")
        with pytest.raises(Http404):
            relations.record(actor=actor, person=paul, relative=winter, kind="sibling")

    def test_whoever_moves_to_another_unit_keeps_the_name_on_both_sides(self, cast: Cast, actor: Actor) -> None:
        staying, leaving = make.case(actor, "Familie Sommer"), make.case(actor, "Familie Herbst")
        with acting_as(actor):
            sommer, herbst = (Person.objects.get(family_name=name) for name in ("Sommer", "Herbst"))
        child = make.person(actor, leaving, "Lina", family_name="Herbst")
        relations.record(actor=actor, person=sommer, relative=herbst, kind="sibling")
        relations.record(actor=actor, person=herbst, relative=child, kind="child")
        make.handed_over(cast.clara, leaving, cast.carlo)
        with acting_as(actor):
            assert [(kin.kind, kin.name, kin.person) for kin in kin_of(actor, sommer)] == [
                (Kinship.SIBLING, "Sabine Herbst", None)
            ]
        with acting_as(cast.carlo.actor):
            kin = {each.name: each for each in kin_of(cast.carlo.actor, herbst)}
            assert kin["Sabine Sommer"].person is None
            assert kin["Lina Herbst"].person == child
        assert staying.unit_id != cast.carlo.actor.unit_id

    def test_rules_read_children_elsewhere_and_whose_child_somebody_is(self, actor: Actor, case: Case) -> None:
        spouse = make.person(actor, case, "Hanan", relation="spouse")
        child = make.person(actor, case, "Lina", relation="child", birth="2023-03-01")
        with acting_as(actor):
            assert "household" not in api.facts_of(actor, spouse, DAY)
        relations.record(actor=actor, person=spouse, relative=child, kind="child")
        relations.record(actor=actor, person=spouse, name="Omar", birth="2008-02-03", lives_in="Basra", kind="child")
        with acting_as(actor):
            assert api.facts_of(actor, spouse, DAY)["household"] == [
                {"relation": "spouse", "lives_together": True},
                {"relation": "child", "birth_date": date(2023, 3, 1), "lives_together": True},
                {"relation": "child", "birth_date": date(2008, 2, 3), "lives_together": False},
            ]

    @pytest.mark.parametrize(
        ("own", "other", "expected"),
        [
            ("reference", "child", "child"),
            ("reference", "stepchild", "other"),
            ("spouse", "reference", "spouse"),
            ("parent", "reference", "child"),
            ("child", "reference", "other"),
            ("child", "sibling", "other"),
            ("spouse", "child", None),
            ("reference", "not_asked", None),
        ],
    )
    def test_nobody_guesses_whose_child_somebody_is(self, own: str, other: str, expected: str | None) -> None:
        assert rule_relation(own, other) == expected


class TestGuardians:
    def test_a_parent_an_office_or_a_name_decides(self, cast: Cast, actor: Actor, case: Case) -> None:
        lina = make.person(actor, case, "Lina", birth="2023")
        with acting_as(actor):
            sabine = Person.objects.get(given_name="Sabine")
        custody = guardians.record(actor=actor, person=lina, kind="custody", guardian=sabine, scope=["all"])
        office = guardians.record(actor=actor, person=lina, kind="guardian", office=cast.jobcenter, name="Frau Amt")
        assert (custody.who, office.who) == ("Sabine Sommer", f"{cast.jobcenter}, Frau Amt")
        with acting_as(actor):
            assert api.facts_of(actor, lina, DAY)["legally_represented"] is True
        guardians.correct(
            actor=actor, guardianship=office, version=1, kind="guardian", office=cast.jobcenter, last_day=DAY
        )
        with pytest.raises(Conflict):
            guardians.correct(actor=actor, guardianship=office, version=1, kind="guardian", name="X")
        guardians.remove(actor=actor, guardianship=office)
        with acting_as(actor):
            assert Guardianship.objects.count() == 1
            assert "legally_represented" not in api.facts_of(actor, lina, DAY)

    def test_who_decides_is_said_once_and_from_the_household(self, cast: Cast, actor: Actor, case: Case) -> None:
        lina = make.person(actor, case, "Lina")
        elsewhere = make.case(actor, "Familie Herbst")
        with acting_as(actor):
            herbst = Person.objects.get(family_name="Herbst")
        refusals: list[tuple[dict[str, Any], str]] = [
            ({}, "name"),
            ({"guardian": herbst}, "guardian"),
            ({"guardian": lina}, "guardian"),
            ({"guardian": herbst, "name": "X"}, "name"),
            ({"name": "X", "first_day": DAY, "last_day": date(2020, 1, 1)}, "last_day"),
        ]
        for given, field in refusals:
            with pytest.raises(RuleViolation) as refused:
                guardians.record(actor=actor, person=lina, kind="custody", **given)
            assert refused.value.field == field
        assert elsewhere.pk
