"""Contacts, tasks, goals and assessments: the everyday writing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kim.casework.actions import assessments, contacts, goals, tasks
from kim.casework.models import Case, Contact, Task
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from kim.people.models import Person
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def test_a_contact_keeps_who_took_part_by_person_office_and_name(cast: Cast, actor: Actor, case: Case) -> None:
    with acting_as(actor):
        sabine = Person.objects.get()
    contact = contacts.record(
        actor=actor,
        case=case,
        kind="office_appointment",
        minutes=50,
        persons=[sabine],
        offices=[cast.jobcenter],
        names=["Nachbarin", " ", "Nachbarin"],
        interpreting="by_phone",
        interpreted_language="ar",
        note="Plan geprüft.",
    )
    with acting_as(actor):
        assert [str(each) for each in contact.participants.all()] == [
            "Sabine Sommer",
            "Jobcenter Auental",
            "Nachbarin",
        ]
    assert contact.recorded_by == cast.clara.membership


def test_a_follow_up_becomes_a_task_in_the_same_breath(actor: Actor, case: Case) -> None:
    due = clock.today() + timedelta(days=3)
    contact = contacts.record(actor=actor, case=case, kind="phone", follow_up="Bescheid anfordern", follow_up_due=due)
    with acting_as(actor):
        task = Task.objects.get()
        assert (task.title, task.due_on, task.contact) == ("Bescheid anfordern", due, contact)


def test_a_contact_that_cannot_be_stored_leaves_no_task_behind(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation):
        contacts.record(actor=actor, case=case, kind="phone", minutes=0, follow_up="Anrufen")
    with acting_as(actor):
        assert not Task.objects.exists()
        assert not Contact.objects.exists()


def test_a_contact_lies_in_the_past_and_within_a_day(actor: Actor, case: Case) -> None:
    for given, field in (
        ({"took_place_on": clock.today() + timedelta(days=1)}, "took_place_on"),
        ({"minutes": 1441}, "minutes"),
    ):
        with pytest.raises(RuleViolation) as refused:
            contacts.record(actor=actor, case=case, kind="phone", **given)
        assert refused.value.field == field


def test_the_language_of_an_interpreter_is_kept_only_if_there_was_one(actor: Actor, case: Case) -> None:
    contact = contacts.record(actor=actor, case=case, kind="phone", interpreted_language="ar")
    assert contact.interpreted_language == ""


def test_somebody_of_another_household_did_not_take_part(actor: Actor, case: Case) -> None:
    stranger = make.person(actor, make.case(actor, "Familie Winter"), "Wanda")
    with pytest.raises(RuleViolation) as refused:
        contacts.record(actor=actor, case=case, kind="phone", persons=[stranger])
    assert refused.value.field == "persons"


def test_a_corrected_contact_keeps_its_number_and_a_lost_update_is_told(actor: Actor, case: Case) -> None:
    contact = contacts.record(actor=actor, case=case, kind="phone", note="alt", names=["Nachbarin"])
    seen = contact.version
    contacts.correct(actor=actor, contact=contact, version=seen, kind="letter", note="neu")
    with acting_as(actor):
        assert (contact.kind, contact.note, contact.participants.count()) == ("letter", "neu", 0)
    with pytest.raises(Conflict) as conflict:
        contacts.correct(actor=actor, contact=contact, version=seen, kind="phone", note="zu spät")
    assert conflict.value.current.note == "neu"


def test_a_task_is_postponed_done_and_taken_up_again(actor: Actor, case: Case) -> None:
    task = tasks.add(actor=actor, case=case, title="Anrufen", due_on=clock.today())
    tasks.postpone(actor=actor, task=task, version=task.version, due_on=clock.today() + timedelta(days=7))
    tasks.complete(actor=actor, task=task)
    assert task.done_on == clock.today()
    with pytest.raises(RuleViolation):
        tasks.complete(actor=actor, task=task)
    assert tasks.reopen(actor=actor, task=task).done_on is None


def test_a_goal_is_looked_back_on_and_taken_up_again(actor: Actor, case: Case) -> None:
    goal = goals.add(actor=actor, case=case, own_words="Deutsch lernen", life_area="language")
    goals.evaluate(actor=actor, goal=goal, version=goal.version, state="partly_reached", looking_back="A2 fehlt")
    assert (goal.state, goal.looked_back_on) == ("partly_reached", clock.today())
    goals.reopen(actor=actor, goal=goal)
    assert (goal.state, goal.looked_back_on, goal.looking_back) == ("open", None, "A2 fehlt")
    with pytest.raises(RuleViolation):
        goals.evaluate(actor=actor, goal=goal, version=goal.version, state="open")


def test_a_goal_is_written_in_words_and_edited_with_care(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation):
        goals.add(actor=actor, case=case, own_words=" ", life_area="language")
    goal = goals.add(actor=actor, case=case, own_words="Deutsch", life_area="language")
    seen = goal.version
    goals.edit(actor=actor, goal=goal, version=seen, own_words="Deutsch B1", life_area="language")
    with pytest.raises(Conflict):
        goals.edit(actor=actor, goal=goal, version=seen, own_words="Anderes", life_area="work")


def test_nobody_completes_an_assessment_in_which_nothing_was_asked(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation):
        assessments.complete(actor=actor, case=case)
    assessments.save(actor=actor, case=case, life_area="health", need="not_asked", resources="not_asked")
    with pytest.raises(RuleViolation):
        assessments.complete(actor=actor, case=case)


def test_two_who_assess_the_same_area_do_not_overwrite_each_other(actor: Actor, case: Case) -> None:
    entry = assessments.save(actor=actor, case=case, life_area="work", need="low", resources="some")
    with pytest.raises(Conflict) as conflict:
        assessments.save(actor=actor, case=case, life_area="work", need="urgent", resources="none")
    assert conflict.value.current == entry
    later = assessments.save(
        actor=actor, case=case, life_area="work", need="urgent", resources="none", version=entry.version
    )
    assert later.need == "urgent"
