"""Two records of one person become one, and two again: nothing is lost, nothing is left half done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from kim.casework.actions import goals
from kim.casework.models import Case, Goal
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.people import hanging
from kim.people.actions import known, merging, persons, statuses
from kim.people.models import HouseholdMember, Merge, Person, ResidenceStatus, SaidApart
from kim.people.queries import search
from tests import make
from tests.cast import Cast

PERMIT, OTHER = "10.e.rr", "10.e.ss"
WHY = "Derselbe Pass lag zweimal vor."


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


@pytest.fixture
def kept(actor: Actor, case: Case) -> Person:
    return make.person(actor, case, "Yousif", family_name="Al-Saadi", birth="1988-05-23", gender="male")


@pytest.fixture
def given_up(actor: Actor, case: Case) -> Person:
    return make.person(actor, case, "Youssef", family_name="Elsaadi", birth="1988", nationalities=["SY"])


def merge(actor: Actor, kept: Person, given_up: Person, **given: Any) -> Merge:
    with acting_as(actor):
        return merging.merge(actor=actor, kept=kept, given_up=given_up, **{"reason": WHY, **given})


def refusal(actor: Actor, kept: Person, given_up: Person, **given: Any) -> str:
    with pytest.raises(RuleViolation) as refused:
        merge(actor, kept, given_up, **given)
    return refused.value.code


def test_one_record_stays_with_what_was_known_of_both(actor: Actor, kept: Person, given_up: Person) -> None:
    merge(actor, kept, given_up)
    with acting_as(actor):
        assert not Person.objects.filter(pk=given_up.pk).exists()
        kept.refresh_from_db()
        assert (kept.given_name, kept.birth, kept.nationalities) == ("Yousif", "1988-05-23", ["SY"])
        assert {"Youssef", "Elsaadi"} <= {name["text"] for name in kept.other_names}
        assert [one.person for one in search.find(actor, "Youssef Elsaadi")] == [kept]


def test_a_value_can_be_taken_from_the_other_record(actor: Actor, kept: Person, given_up: Person) -> None:
    merge(actor, kept, given_up, take=["given_name", "birth"])
    with acting_as(actor):
        kept.refresh_from_db()
    assert (kept.given_name, kept.family_name) == ("Youssef", "Al-Saadi")
    assert kept.birth == "1988-05-23"
    assert "Yousif" in {name["text"] for name in kept.other_names}


def test_everything_that_hangs_on_the_record_moves(actor: Actor, case: Case, kept: Person, given_up: Person) -> None:
    with acting_as(actor):
        goal = goals.add(actor=actor, case=case, own_words="Arbeit", life_area="work", person=given_up)
        step = make.step(actor, case, person=given_up)
        status = statuses.record(actor=actor, person=given_up, key=PERMIT, first_day=date(2025, 1, 1))
    merge(actor, kept, given_up)
    with acting_as(actor):
        for record in (goal, step, status):
            record.refresh_from_db()
            assert record.person_id == kept.pk


def test_one_membership_of_the_household_stays_for_the_whole_time(
    actor: Actor, case: Case, kept: Person, given_up: Person
) -> None:
    with acting_as(actor):
        late = HouseholdMember.objects.get(person=kept)
        persons.move_out(actor=actor, membership=late, last_day=clock.today())
    merge(actor, kept, given_up)
    with acting_as(actor):
        there = HouseholdMember.objects.get(household=case.household, person=kept)
    assert (there.valid.lower, there.valid.upper) == (None, None)


def test_a_status_both_have_alike_is_kept_once(actor: Actor, kept: Person, given_up: Person) -> None:
    for person in (kept, given_up):
        statuses.record(actor=actor, person=person, key=PERMIT, first_day=date(2025, 1, 1))
    merge(actor, kept, given_up)
    with acting_as(actor):
        assert ResidenceStatus.objects.filter(person=kept).count() == 1


def test_statuses_that_contradict_each_other_are_put_right_first(actor: Actor, kept: Person, given_up: Person) -> None:
    statuses.record(actor=actor, person=kept, key=PERMIT, first_day=date(2025, 1, 1))
    statuses.record(actor=actor, person=given_up, key=OTHER, first_day=date(2025, 6, 1))
    assert refusal(actor, kept, given_up) == "contradiction"
    with acting_as(actor):
        assert Person.objects.filter(pk__in=[kept.pk, given_up.pk]).count() == 2
        shown = merging.preview(actor=actor, kept=kept, given_up=given_up)
    assert shown.refusal is not None


def test_the_preview_says_what_will_happen_and_changes_nothing(
    actor: Actor, case: Case, kept: Person, given_up: Person
) -> None:
    with acting_as(actor):
        goals.add(actor=actor, case=case, own_words="Arbeit", life_area="work", person=given_up)
        shown = merging.preview(actor=actor, kept=kept, given_up=given_up)
        assert shown.refusal is None
        assert shown.moves == {Goal: 1}
        assert shown.copies == {HouseholdMember: 1}
        assert Goal.objects.get(person=given_up)
        assert Merge.objects.count() == 0


def test_it_is_undone_with_a_reason_and_by_whom(actor: Actor, kept: Person, given_up: Person) -> None:
    made = merge(actor, kept, given_up)
    with pytest.raises(RuleViolation):
        merging.undo(actor=actor, merge=made, reason=" ")
    undone = merging.undo(actor=actor, merge=made, reason="Doch zwei Brüder.")
    assert undone.undone_by_id == actor.membership_id
    assert undone.ledger == []
    with acting_as(actor):
        back = Person.objects.get(pk=given_up.pk)
        assert (back.public_id, back.version, str(back)) == (given_up.public_id, given_up.version, "Youssef Elsaadi")
        assert search.find(actor, "Youssef Elsaadi")[0].person == back
    with pytest.raises(RuleViolation) as refused:
        merging.undo(actor=actor, merge=made, reason="Noch einmal.")
    assert refused.value.code == "undone_already"


def test_a_later_correction_makes_the_undo_impossible(actor: Actor, kept: Person, given_up: Person) -> None:
    made = merge(actor, kept, given_up)
    with acting_as(actor):
        kept.refresh_from_db()
        persons.correct(actor=actor, person=kept, version=kept.version, birth="1989")
        why = merging.hindrance(made)
    assert why is not None
    assert why.code == "changed_since"


def test_merges_are_undone_in_their_order(actor: Actor, case: Case, kept: Person, given_up: Person) -> None:
    third = make.person(actor, case, "Jusuf", family_name="Saadi")
    first, second = merge(actor, kept, given_up), merge(actor, kept, third)
    with acting_as(actor):
        assert (why := merging.hindrance(first)) and why.code == "merged_later"
    merging.undo(actor=actor, merge=second, reason="Falsch.")
    merging.undo(actor=actor, merge=first, reason="Falsch.")
    with acting_as(actor):
        assert Person.objects.filter(pk__in=[kept.pk, given_up.pk, third.pk]).count() == 3


def test_a_form_opened_while_the_two_were_one_does_not_overwrite_later(
    actor: Actor, kept: Person, given_up: Person
) -> None:
    before = kept.version
    made = merge(actor, kept, given_up)
    with acting_as(actor):
        kept.refresh_from_db()
    seen = kept.version
    merging.undo(actor=actor, merge=made, reason="Falsch.")
    with acting_as(actor):
        kept.refresh_from_db()
        assert kept.version == before
        with pytest.raises(Conflict):
            persons.correct(actor=actor, person=kept, version=seen, birth="1989")


def test_persons_told_apart_stay_apart_from_the_one(actor: Actor, case: Case, kept: Person, given_up: Person) -> None:
    third = make.person(actor, case, "Hanan")
    known.tell_apart(actor=actor, person=given_up, others=[third, kept])
    made = merge(actor, kept, given_up)
    with acting_as(actor):
        assert {(each.person_id, each.other_id) for each in SaidApart.objects.all()} == {
            tuple(sorted((kept.pk, third.pk)))
        }
    merging.undo(actor=actor, merge=made, reason="Falsch.")
    with acting_as(actor):
        assert SaidApart.objects.count() == 2


@pytest.mark.parametrize("given", [{"reason": "  "}, {"take": ["nationalities"]}])
def test_a_merge_needs_a_reason_and_known_fields(
    actor: Actor, kept: Person, given_up: Person, given: dict[str, Any]
) -> None:
    with pytest.raises((RuleViolation, TypeError)):
        merge(actor, kept, given_up, **given)


def test_a_record_is_not_put_together_with_itself(actor: Actor, kept: Person) -> None:
    assert refusal(actor, kept, kept) == "same_record"


def test_only_who_works_on_all_their_cases_puts_two_together(cast: Cast, kept: Person, given_up: Person) -> None:
    for stranger in (cast.cem, cast.carlo, cast.konrad, cast.leon, cast.adam):
        with acting_as(stranger.actor), pytest.raises(Http404):
            merging.merge(actor=stranger.actor, kept=kept, given_up=given_up, reason=WHY)
    with acting_as(cast.cem.actor):
        elsewhere = make.case(cast.cem.actor, "Familie Winter")
        HouseholdMember.objects.create(
            household=elsewhere.household,
            person=given_up,
            unit_id=given_up.unit_id,
            valid=(date(2020, 1, 1), clock.today() + timedelta(days=1)),
        )
    assert refusal(cast.clara.actor, kept, given_up) == "not_alone"


def test_every_relation_to_a_person_is_found() -> None:
    """A table that points to a person moves with it; this names them, so that a new one is thought about."""
    from django.apps import apps

    pointing = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_hidden=True)
        if getattr(field, "concrete", False) and getattr(field, "remote_field", None)
        if field.remote_field.model is Person and model not in hanging.STAYS
    }
    assert {(relation.table, relation.column) for relation in hanging.relations()} == pointing
    assert len(pointing) >= 6
    assert not Person._meta.many_to_many
