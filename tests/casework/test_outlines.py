"""What the database works out for outlines is what the rules say of the records, in worlds put together by chance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kim.casework.models import Case, Task
from kim.casework.queries import board, listing, sketches, today, waits
from kim.casework.queries.board import CaseLine, StepLine
from kim.casework.queries.desk_beginning import Totals
from kim.casework.queries.listing import Filter, View
from kim.casework.queries.sketches import WEEK, Sketch
from kim.casework.rules.codes import StepState
from kim.casework.rules.plan_order import StepStanding
from kim.casework.rules.title_ends import reminded_until, stage
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.people.models import HouseholdStanding
from tests.casework.random_desk import AREAS, RandomDesk
from tests.cast import Cast

DAY = date(2026, 11, 23)
SEEDS = range(5)


@pytest.fixture(autouse=True)
def _a_day() -> Iterator[None]:
    with clock.at(DAY):
        yield


@pytest.fixture(params=SEEDS)
def clara(cast: Cast, request: pytest.FixtureRequest) -> Iterator[Actor]:
    RandomDesk(cast, request.param)
    with acting_as(cast.clara.actor):
        yield cast.clara.actor


def records(actor: Actor) -> list[CaseLine]:
    return board.lines(actor, Case.objects.visible_to(actor))


def unfinished(line: CaseLine) -> list[StepLine]:
    return [each for each in line.steps if each.step.state in (StepState.OPEN, StepState.WAITING)]


def ready(line: CaseLine) -> list[date]:
    return [each.step.due_on for each in line.steps if each.standing is StepStanding.READY and each.step.due_on]


def task_days(actor: Actor, line: CaseLine) -> list[date]:
    tasks = Task.objects.visible_to(actor).filter(case=line.case, done_on__isnull=True, due_on__isnull=False)
    return [task.due_on for task in tasks if task.due_on]


def awaited(step: StepLine) -> str:
    return step.step.office.public_id if step.step.office else step.step.office_name


def asked(line: CaseLine) -> list[StepLine]:
    return [each for each in line.steps if each.waiting and awaited(each)]


def test_the_list_says_of_each_case_what_its_records_say(clara: Actor) -> None:
    outline_says_what_the_records_say(clara)
    row_names_the_steps_that_the_plan_names(clara)
    views_and_filters_leave_the_cases_that_the_records_say(clara)


def test_the_desk_says_what_the_records_say_and_begins_with_what_stands_first(clara: Actor) -> None:
    outline_counts_what_is_due_and_what_ends(clara)
    desk_holds_what_the_records_say_is_due_waits_or_ends(clara)
    for most in (1, 2, 5):
        desk_is_begun_by_what_stands_first_of_all(clara, most)


def outline_says_what_the_records_say(clara: Actor) -> None:
    found = sketches.for_list(clara)()
    usual = waits.of_actor(clara)
    for sketch, line in zip(found, records(clara), strict=True):
        assert sketch.key == line.case.pk
        assert sketch.persons == len(line.persons)
        assert (sketch.expiry.kind, sketch.expiry.on) == (line.expiry.kind, line.expiry.on)
        assert sketch.expiry.stage == line.expiry.stage
        assert sketch.last_contact == line.last_contact
        assert sketch.due_on == min((each.step.due_on for each in unfinished(line) if each.step.due_on), default=None)
        assert sketch.next_due_on == min(ready(line), default=None)
        assert set(sketch.areas.split()) == {each.step.life_area for each in unfinished(line)}
        assert sketch.waits_since == min(
            (each.step.waiting_since for each in line.steps if each.waiting and each.step.waiting_since), default=None
        )
        assert sorted(sketch.awaited or ()) == sorted(map(awaited, asked(line)))
        over = any(each.waiting.over_usual_days for each in asked(line) if each.waiting)
        assert sketch.is_over_usual(usual.usual_by_code) == over
        assert (sketch.is_closed, sketch.is_deputised) == (line.case.is_closed, line.is_deputised)


def row_names_the_steps_that_the_plan_names(clara: Actor) -> None:
    by_case = {line.case.pk: line for line in records(clara)}
    rows = listing.listed(clara).lines
    assert len(rows) == len(by_case)
    for row in rows:
        line = by_case[row.case.key]
        assert (row.next_step and row.next_step.key) == (line.next_step and line.next_step.step.pk)
        assert (row.longest_wait and row.longest_wait.key) == (line.longest_wait and line.longest_wait.step.pk)
        assert (row.longest_wait and row.longest_wait.waiting) == (line.longest_wait and line.longest_wait.waiting)


def outline_counts_what_is_due_and_what_ends(clara: Actor) -> None:
    for sketch, line in zip(sketches.for_desk(clara)(), records(clara), strict=True):
        days = [*ready(line), *task_days(clara, line)]
        assert sketch.due_now == len([day for day in days if day <= DAY])
        assert sketch.due_soon == len([day for day in days if day <= DAY + timedelta(days=WEEK)])
        assert sketch.ahead == min((day for day in days if day > DAY), default=None)
        assert sketch.waits == len([each for each in line.steps if each.waiting])
        near = {end.on for end in line.ends if end.on and end.stage}
        assert {day for day in sketch.near_days or () if day <= reminded_until(DAY)} == near


def desk_is_begun_by_what_stands_first_of_all(clara: Actor, most: int) -> None:
    whole, beginning = today.page(clara), today.page(clara, most=most)
    assert whole.totals == Totals(len(whole.due), len(whole.waiting), len(whole.ending))
    assert beginning.totals == whole.totals
    assert beginning.due == whole.due[:most]
    assert beginning.waiting == whole.waiting[:most]
    assert beginning.ending == whole.ending[:most]
    one = today.page(clara, most=most, whole="waiting")
    assert (one.due, one.waiting) == (whole.due[:most], whole.waiting)


def desk_holds_what_the_records_say_is_due_waits_or_ends(clara: Actor) -> None:
    page, own = today.page(clara), [line for line in records(clara) if not line.is_deputised]
    until = DAY + timedelta(days=WEEK)
    due = sorted(day for line in own for day in (*ready(line), *task_days(clara, line)) if day <= until)
    assert [item.due_on for item in page.due] == due
    waiting = [each.waiting.days for line in own for each in line.steps if each.waiting]
    assert [item.step.waiting.days for item in page.waiting if item.step.waiting] == sorted(waiting, reverse=True)
    titles = [end.on for line in own for end in line.ends if end.on and end.stage]
    legal = [
        each.legal_end.last_day for line in own for each in line.steps if each.legal_end and each.legal_end.is_near
    ]
    assert [item.on for item in page.ending] == sorted([*titles, *legal])
    (deputy,) = page.deputations
    theirs = [line for line in records(clara) if line.is_deputised]
    days = [day for line in theirs for day in (*ready(line), *task_days(clara, line))]
    assert (deputy.cases, deputy.due) == (len(theirs), len([day for day in days if day <= DAY]))
    assert deputy.next_due_on == min((day for day in days if day > DAY), default=None)


def views_and_filters_leave_the_cases_that_the_records_say(clara: Actor) -> None:
    lines, found = records(clara), listing.listed(clara)

    def keys(cases: list[Sketch]) -> set[int]:
        return {one.key for one in cases}

    assert keys(list(found.by_view[View.EXPIRING])) == {
        line.case.pk for line in lines if any(end.stage for end in line.ends)
    }
    assert keys(list(found.by_view[View.WAITING_LONG])) == {
        line.case.pk for line in lines if any(each.waiting and each.waiting.over_usual_days for each in line.steps)
    }
    for area in AREAS:
        about = {line.case.pk for line in lines if area in [each.step.life_area for each in unfinished(line)]}
        assert found.count(Filter(life_area=area)) == len(about)
        assert keys(list(listing.listed(clara, Filter(life_area=area)).found)) == about
        narrowed = today.page(clara, Filter(life_area=area))
        steps = [*(item.step for item in narrowed.due), *(item.step for item in narrowed.waiting)]
        assert {step.life_area for step in steps if step} <= {area}
    for code, _name in waits.of_actor(clara).awaited:
        waiting = {line.case.pk for line in lines if code in map(awaited, asked(line))}
        assert keys(list(listing.listed(clara, Filter(waits_for=code)).found)) == waiting


def test_a_case_whose_household_cannot_be_seen_is_left_out(cast: Cast) -> None:
    RandomDesk(cast, 0)
    with acting_as(cast.clara.actor):
        assert any(sketch.is_deputised for sketch in sketches.for_list(cast.clara.actor)())
    with acting_as(cast.dana.actor):
        HouseholdStanding.objects.all().delete()
    with acting_as(cast.clara.actor):
        for outlines in (sketches.for_list(cast.clara.actor)(), sketches.for_desk(cast.clara.actor)()):
            assert outlines
            assert not any(sketch.is_deputised for sketch in outlines)


def test_every_end_up_to_the_last_day_that_is_reminded_of_has_a_stage() -> None:
    for number in range(1500):
        day = date(2026, 1, 1) + timedelta(days=number)
        last = reminded_until(day)
        assert stage(last, day) is not None
        assert stage(last + timedelta(days=1), day) is None
        assert stage(day + timedelta(days=185), day) is None
