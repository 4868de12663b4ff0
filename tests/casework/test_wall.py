"""The wall alone: what the database gives as the runtime role when nobody asks the policy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from kim.casework.actions import deputations
from kim.casework.models import Case, Contact, Goal, Standing, Step, StepDependency, Task
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people.models import Household, HouseholdMember, Person
from tests import make
from tests.casework.everything import behind_the_wall, case_with_everything, names_seen
from tests.cast import Cast


def test_own_unit_sees_rows_of_every_table_and_another_unit_none(cast: Cast) -> None:
    case_with_everything(cast)
    own = behind_the_wall(cast.clara.actor)
    core = {label: amount for label, amount in own.items() if label in CORE}
    assert all(core.values()), f"The story has no row in {[label for label, amount in core.items() if not amount]}"
    assert set(behind_the_wall(cast.carlo.actor).values()) == {0}


CORE = {
    *("casework.Enquiry", "casework.Case", "casework.PhaseChange", "casework.Assignment", "casework.Standing"),
    *("casework.Deputation", "casework.Assessment", "casework.AreaEntry", "casework.Goal", "casework.Plan"),
    *("casework.Step", "casework.StepDependency", "casework.Contact", "casework.Participant", "casework.Task"),
    *("people.Household", "people.HouseholdMember", "people.HouseholdStanding", "people.Person"),
    *("people.ResidenceStatus", "consent.Notice", "consent.Basis", "consent.BasisRecipient"),
}


def test_without_an_actor_there_are_no_rows(cast: Cast) -> None:
    case_with_everything(cast)
    assert set(behind_the_wall(Actor.nobody()).values()) == {0}


def test_a_deputys_unit_sees_the_case_and_its_people_from_the_first_to_the_last_day(cast: Cast) -> None:
    make.case(cast.clara.actor)
    today = clock.today()
    deputations.name(
        actor=cast.clara.actor,
        deputy=cast.dana.membership,
        first_day=today + timedelta(days=1),
        last_day=today + timedelta(days=3),
    )
    for day, seen in ((0, set()), (1, {"Sabine"}), (3, {"Sabine"}), (4, set())):
        with clock.at(today + timedelta(days=day)):
            assert names_seen(cast.dana.actor) == seen, day


def test_a_raw_query_is_caught_as_well(cast: Cast) -> None:
    make.case(cast.clara.actor)
    with acting_as(cast.carlo.actor), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person")
        assert cursor.fetchone() == (0,)
        cursor.execute("UPDATE people_person SET given_name = 'Weg'")
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM casework_task")
        assert cursor.rowcount == 0


def test_a_foreign_row_cannot_be_attached_to_a_case(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.carlo.actor):
        for unit in (cast.birkfeld, cast.auental):
            with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
                Task.objects.create(case=case, unit=unit, title="Fremd", owner=cast.carlo.membership)
            with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
                Goal.objects.create(case=case, unit=unit, number=9, own_words="Fremd", life_area="work")


def test_a_part_of_another_case_of_the_same_unit_cannot_be_attached(cast: Cast) -> None:
    actor = cast.clara.actor
    one, other = make.case(actor), make.case(actor, "Familie Winter")
    mine, foreign = make.step(actor, one), make.step(actor, other)
    with acting_as(actor):
        with pytest.raises(IntegrityError), transaction.atomic():
            StepDependency.objects.create(case=one, step=mine, needs=foreign)
        with pytest.raises(IntegrityError), transaction.atomic():
            Contact.objects.create(
                case=one, step=foreign, kind="phone", took_place_on=clock.today(), recorded_by=cast.clara.membership
            )


def test_a_case_cannot_be_opened_for_a_household_of_another_unit(cast: Cast) -> None:
    household = make.case(cast.clara.actor).household
    with acting_as(cast.carlo.actor), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(
            household=household, unit=cast.birkfeld, assigned_to=cast.carlo.membership, opened_on=clock.today()
        )


def test_a_person_of_another_unit_cannot_be_put_into_a_household(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.clara.actor):
        stranger = Person.objects.get()
    own = make.case(cast.carlo.actor).household
    with acting_as(cast.carlo.actor), pytest.raises(IntegrityError), transaction.atomic():
        _attach(stranger, own)
    assert case.household != own


def test_a_unit_cannot_give_itself_a_standing(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.carlo.actor):
        for unit in (cast.birkfeld, cast.auental):
            with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
                Standing.objects.create(
                    case=case, unit=unit, holder=cast.birkfeld, kind="conference", valid=_from_today()
                )


def test_a_deputys_unit_cannot_prolong_its_standing_but_may_drop_it(cast: Cast) -> None:
    make.case(cast.clara.actor)
    today = clock.today()
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=today, last_day=today)
    with acting_as(cast.dana.actor):
        standing = Standing.objects.get()
        with pytest.raises(ProgrammingError), transaction.atomic():
            Standing.objects.filter(pk=standing.pk).update(valid=_from_today())
        standing.delete()
        assert not Case.objects.exists()


def test_a_household_does_not_change_its_unit_by_itself(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.clara.actor), pytest.raises(ProgrammingError), transaction.atomic():
        Household.objects.filter(pk=case.household_id).update(unit=cast.birkfeld)


def test_the_database_refuses_a_code_that_the_program_does_not_know(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    with acting_as(cast.clara.actor), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(phase="nonsense")
    with acting_as(cast.clara.actor), pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(case=case, number=1, title="Ohne Stelle", life_area="work", party="office")


def _from_today() -> tuple[object, None]:
    return (clock.today(), None)


def _attach(person: Person, household: Household) -> None:
    HouseholdMember.objects.create(household=household, person=person, unit=household.unit, valid=_from_today())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
