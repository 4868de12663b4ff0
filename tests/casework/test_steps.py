"""Steps of a plan: who does what, what waits for what, and what happens when something is done or taken up again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kim.casework.actions import goals, steps
from kim.casework.models import Case, Step, StepDependency
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import Conflict, RuleViolation
from tests import make
from tests.cast import Cast


@pytest.fixture
def actor(cast: Cast) -> Actor:
    return cast.clara.actor


@pytest.fixture
def case(actor: Actor) -> Case:
    return make.case(actor)


def test_a_step_at_an_office_keeps_why_this_office_is_responsible(cast: Cast, actor: Actor, case: Case) -> None:
    step = make.step(
        actor,
        case,
        party="office",
        office=cast.jobcenter,
        finder_topic="jobcenter",
        finder_reason="Weil das Jobcenter den ganzen Kreis betreut.",
        finder_basis="§ 44b SGB II",
    )
    assert step.party_name == "Jobcenter Auental"
    assert step.finder_reason.startswith("Weil")


def test_a_step_of_the_household_has_no_office_whatever_the_form_said(cast: Cast, actor: Actor, case: Case) -> None:
    step = make.step(actor, case, party="client", office=cast.jobcenter, finder_reason="Weil")
    assert (step.office, step.finder_reason) == (None, "")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "  "}, "title"),
        ({"party": "office"}, "office"),
    ],
)
def test_a_step_says_what_and_who(actor: Actor, case: Case, given: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        steps.add(actor=actor, case=case, **{"title": "Kurs", "life_area": "language", "party": "client", **given})
    assert refused.value.field == field


def test_an_office_is_chosen_or_named_but_not_both(cast: Cast, actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation) as refused:
        make.step(actor, case, party="office", office=cast.jobcenter, office_name="Sprachschule")
    assert refused.value.code == "two_offices"
    assert make.step(actor, case, party="office", office_name="Sprachschule").party_name == "Sprachschule"


def test_a_goal_of_another_case_is_refused(actor: Actor, case: Case) -> None:
    other = make.case(actor, "Familie Winter")
    goal = goals.add(actor=actor, case=other, own_words="Arbeiten", life_area="work")
    with pytest.raises(RuleViolation) as refused:
        make.step(actor, case, goal=goal)
    assert refused.value.field == "goal"


def test_a_person_of_another_household_is_refused(actor: Actor, case: Case) -> None:
    stranger = make.person(actor, make.case(actor, "Familie Winter"), "Wanda")
    with pytest.raises(RuleViolation) as refused:
        make.step(actor, case, person=stranger)
    assert refused.value.code == "not_of_household"


def test_steps_are_numbered_in_the_case(actor: Actor, case: Case) -> None:
    assert [make.step(actor, case, title).number for title in ("eins", "zwei", "drei")] == [1, 2, 3]


def test_a_step_done_unblocks_the_one_that_needs_only_it(actor: Actor, case: Case) -> None:
    first, second = make.step(actor, case, "eins"), make.step(actor, case, "zwei")
    both = make.step(actor, case, "drei", needs=[first, second])
    one = make.step(actor, case, "vier", needs=[first])
    assert steps.complete(actor=actor, step=first, result="erledigt") == (one,)
    assert steps.complete(actor=actor, step=second) == (both,)
    assert (first.state, first.done_on, first.result) == ("done", clock.today(), "erledigt")


def test_a_step_taken_up_again_blocks_the_others_but_not_those_already_done(actor: Actor, case: Case) -> None:
    first = make.step(actor, case, "eins")
    done = make.step(actor, case, "zwei", needs=[first])
    waiting = make.step(actor, case, "drei", needs=[first])
    steps.complete(actor=actor, step=first)
    steps.complete(actor=actor, step=done)
    assert steps.reopen(actor=actor, step=first) == (waiting,)
    assert (first.state, first.done_on) == ("open", None)
    with acting_as(actor):
        assert Step.objects.get(pk=done.pk).state == "done"


def test_a_dropped_step_holds_nobody_up_and_says_why(actor: Actor, case: Case) -> None:
    first = make.step(actor, case, "eins")
    second = make.step(actor, case, "zwei", needs=[first])
    with pytest.raises(RuleViolation):
        steps.drop(actor=actor, step=first, reason="")
    assert steps.drop(actor=actor, step=first, reason="Kind geht schon in die Kita") == (second,)
    assert first.result == "Kind geht schon in die Kita"


def test_a_circle_is_refused_with_its_steps_named_in_order(actor: Actor, case: Case) -> None:
    course = make.step(actor, case, "Kurs")
    place = make.step(actor, case, "Kita-Platz", needs=[course])
    job = make.step(actor, case, "Arbeit", needs=[place])
    with pytest.raises(RuleViolation) as refused:
        steps.link(actor=actor, step=course, needs=job)
    assert refused.value.code == "circle"
    for title in ("Kurs", "Kita-Platz", "Arbeit"):
        assert title in str(refused.value)
    with acting_as(actor):
        assert StepDependency.objects.count() == 2


def test_a_step_does_not_need_itself_nor_a_step_of_another_case(actor: Actor, case: Case) -> None:
    step = make.step(actor, case)
    foreign = make.step(actor, make.case(actor, "Familie Winter"))
    for needs, code in ((step, "needs_itself"), (foreign, "other_case")):
        with pytest.raises(RuleViolation) as refused:
            steps.link(actor=actor, step=step, needs=needs)
        assert refused.value.code == code


def test_a_link_can_be_taken_away_again(actor: Actor, case: Case) -> None:
    first = make.step(actor, case, "eins")
    second = make.step(actor, case, "zwei", needs=[first])
    steps.unlink(actor=actor, step=second, needs=first)
    with acting_as(actor):
        assert not second.dependencies.exists()


def test_editing_a_step_replaces_what_it_needs_only_if_that_was_given(actor: Actor, case: Case) -> None:
    one, two = make.step(actor, case, "eins"), make.step(actor, case, "zwei")
    step = make.step(actor, case, "drei", needs=[one])
    fields: dict[str, Any] = {"title": "drei neu", "life_area": "work", "party": "case_manager"}
    steps.edit(actor=actor, step=step, version=step.version, **fields)
    with acting_as(actor):
        assert [link.needs for link in step.dependencies.all()] == [one]
    steps.edit(actor=actor, step=step, version=step.version, needs=[two], **fields)
    with acting_as(actor):
        assert [link.needs for link in step.dependencies.all()] == [two]


def test_two_who_edit_the_same_step_do_not_overwrite_each_other(actor: Actor, case: Case) -> None:
    step = make.step(actor, case)
    seen = step.version
    fields: dict[str, Any] = {"life_area": "work", "party": "client"}
    steps.edit(actor=actor, step=step, version=seen, title="zuerst", **fields)
    with pytest.raises(Conflict) as conflict:
        steps.edit(actor=actor, step=step, version=seen, title="zuletzt", **fields)
    assert conflict.value.current.title == "zuerst"


def test_waiting_counts_from_a_day_and_reminding_does_not_start_it_anew(actor: Actor, case: Case) -> None:
    step = make.step(actor, case, party="office", office_name="Sprachschule")
    since = clock.today() - timedelta(days=41)
    steps.mark_waiting(actor=actor, step=step, since=since)
    steps.remind(actor=actor, step=step)
    assert (step.state, step.waiting_since, step.reminded_on) == ("waiting", since, clock.today())
    steps.stop_waiting(actor=actor, step=step)
    assert (step.state, step.waiting_since) == ("open", None)


def test_nobody_waits_from_tomorrow_on(actor: Actor, case: Case) -> None:
    step = make.step(actor, case)
    with pytest.raises(RuleViolation):
        steps.mark_waiting(actor=actor, step=step, since=clock.today() + timedelta(days=1))


def test_a_step_that_does_not_wait_cannot_be_reminded(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation):
        steps.remind(actor=actor, step=make.step(actor, case))


def test_a_finished_step_is_not_finished_twice(actor: Actor, case: Case) -> None:
    step = make.step(actor, case)
    steps.complete(actor=actor, step=step, on=date(2026, 1, 2))
    with pytest.raises(RuleViolation):
        steps.complete(actor=actor, step=step)
    assert step.done_on == date(2026, 1, 2)


def test_a_step_is_not_done_in_the_future(actor: Actor, case: Case) -> None:
    with pytest.raises(RuleViolation):
        steps.complete(actor=actor, step=make.step(actor, case), on=clock.today() + timedelta(days=1))
