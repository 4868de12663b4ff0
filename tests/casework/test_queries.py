"""What the list, "Heute", the plan and the assessment say; each costs the same, however many cases there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.actions import assessments, cases, contacts, deputations, steps, tasks
from kim.casework.queries import assessment, board, desk_beginning, listing, plan, timeline, today, workload
from kim.casework.queries.listing import Filter, View
from kim.casework.queries.titles import ExpiryKind
from kim.casework.rules.scales import Change
from kim.casework.rules.title_ends import TitleAdvice, TitleStage
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.errors import Refused
from kim.people.actions import statuses
from kim.people.models import Person
from tests import make
from tests.cast import Cast

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _a_day() -> Any:
    with clock.at(DAY):
        yield


def test_the_list_shows_next_step_longest_wait_and_the_title_that_ends_first(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor, "Familie Sommer")
    child = make.person(actor, case, "Lina", birth="2023")
    statuses.record(actor=actor, person=child, key="10.e.rr", first_day=date(2025, 11, 15), last_day=date(2027, 5, 14))
    place = make.step(actor, case, "Kita-Platz", party="office", office=cast.jobcenter)
    steps.mark_waiting(actor=actor, step=place, since=date(2026, 8, 19))
    make.step(actor, case, "Kurs beginnen", needs=[place], due_on=date(2026, 11, 20))
    make.step(actor, case, "Schulbescheinigung holen", due_on=date(2026, 11, 24))
    contacts.record(actor=actor, case=case, kind="phone", took_place_on=date(2026, 11, 20))
    with acting_as(actor):
        (line,) = listing.listed(actor).lines
    assert line.case.persons == 2
    assert line.next_step is not None
    assert line.next_step.title == "Schulbescheinigung holen"
    assert line.longest_wait is not None
    assert line.longest_wait.waiting is not None
    assert line.longest_wait.waiting.days == 96
    assert (line.case.expiry.kind, line.case.expiry.on) == (ExpiryKind.ENDS, date(2027, 5, 14))
    assert line.case.next_due_on == date(2026, 11, 24)
    assert line.case.last_contact == date(2026, 11, 20)


def test_a_title_that_nobody_asked_about_is_unknown_and_not_unlimited(cast: Cast) -> None:
    make.case(cast.clara.actor)
    with acting_as(cast.clara.actor):
        (line,) = listing.listed(cast.clara.actor).lines
    assert line.case.expiry.kind is ExpiryKind.UNKNOWN


def test_the_list_is_found_by_any_spelling_of_a_name_and_by_number(cast: Cast) -> None:
    actor = cast.clara.actor
    case = make.case(actor, "Familie Müller-Şahin")
    make.person(actor, case, "Yousif", family_name="Al-Saadi")
    make.case(actor, "Familie Winter")
    with acting_as(actor):
        for needle in ("Mueller", "muller", "müller sahin", "al-sa", "alsaadi you", case.number.lower()):
            assert [line.case.key for line in listing.listed(actor, Filter(needle=needle)).lines] == [case.pk], needle
        assert listing.listed(actor, Filter(needle="ller")).lines == ()


def test_saved_views_count_under_the_other_filters(cast: Cast) -> None:
    actor = cast.clara.actor
    waiting = make.case(actor, "Familie Eins")
    make.step(actor, waiting, due_on=DAY)
    with clock.at(date(2026, 10, 1)):
        quiet = make.case(actor, "Familie Zwei")
    closed = make.case(actor, "Familie Drei")
    cases.close(actor=actor, case=closed, version=closed.version, reason="moved_away")
    with acting_as(actor):
        listed = listing.listed(actor)
        assert listed.counts[View.ALL] == 2
        assert (listed.counts[View.DUE], listed.counts[View.NO_CONTACT], listed.counts[View.CLOSED]) == (1, 1, 1)
        assert [line.case.key for line in listing.listed(actor, Filter(view=View.NO_CONTACT)).lines] == [quiet.pk]
        assert [line.case.key for line in listing.listed(actor, Filter(view=View.CLOSED)).lines] == [closed.pk]


def test_waiting_longer_than_usual_needs_three_answers_of_the_same_office(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)

    def waits(since: date) -> Any:
        step = make.step(actor, case, party="office", office=cast.jobcenter)
        return steps.mark_waiting(actor=actor, step=step, since=since)

    for _again in range(2):
        steps.complete(actor=actor, step=waits(date(2026, 10, 1)), on=date(2026, 10, 11))
    waits(date(2026, 11, 1))
    with acting_as(actor):
        assert listing.listed(actor).counts[View.WAITING_LONG] == 0
    steps.complete(actor=actor, step=waits(date(2026, 10, 1)), on=date(2026, 10, 11))
    with acting_as(actor):
        assert listing.listed(actor).counts[View.WAITING_LONG] == 1


def test_today_shows_due_waiting_and_ending_in_the_order_that_matters(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    late = make.step(actor, case, "Bescheinigung", due_on=date(2026, 11, 20))
    make.step(actor, case, "Später", due_on=date(2026, 12, 31))
    blocked = make.step(actor, case, "Erst danach", needs=[late], due_on=date(2026, 11, 21))
    tasks.add(actor=actor, case=case, title="Anrufen", due_on=DAY)
    for since in (date(2026, 11, 1), date(2026, 8, 19)):
        step = make.step(actor, case, f"seit {since}", party="office", office_name="Sprachschule")
        steps.mark_waiting(actor=actor, step=step, since=since)
    with acting_as(actor):
        page = today.page(actor)
    assert [item.title for item in page.due] == ["Bescheinigung", "Anrufen"]
    assert blocked.title not in [item.title for item in page.due]
    assert [item.step.waiting.days for item in page.waiting if item.step.waiting] == [96, 22]


def test_today_names_whom_one_stands_in_for_and_what_is_due_there(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.step(cast.clara.actor, case, due_on=date(2026, 11, 26))
    deputations.name(actor=cast.clara.actor, deputy=cast.dana.membership, first_day=DAY, last_day=date(2026, 11, 27))
    with acting_as(cast.dana.actor):
        page = today.page(cast.dana.actor)
    assert page.due == ()
    (item,) = page.deputations
    assert (item.cases, item.due, item.next_due_on) == (1, 0, date(2026, 11, 26))


def test_the_plan_says_what_holds_up_what_and_which_way_decides(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    first = make.step(actor, case, "Kita-Platz", party="office", office=cast.jobcenter)
    second = make.step(actor, case, "Kurs", needs=[first])
    make.step(actor, case, "Prüfung", needs=[second])
    make.step(actor, case, "Pass", due_on=date(2026, 11, 1))
    with acting_as(actor):
        view = plan.view(actor, case)
    assert [line.state for line in view.steps] == ["ready", "blocked", "blocked", "overdue"]
    assert view.steps[0].holds_up == (2, 3)
    assert view.steps[2].blocked_by == (2,)
    assert [line.step.title for line in view.longest_path] == ["Kita-Platz", "Kurs", "Prüfung"]
    assert [lane.name for lane in view.lanes] == [view.steps[1].step.party_name, "Jobcenter Auental"]
    assert view.draft is not None
    assert len(view.not_agreed) == 4


def test_the_assessment_compares_and_keeps_not_asked_apart_from_none(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    for area, need in (("language", "low"), ("health", "none"), ("work", "marked")):
        assessments.save(actor=actor, case=case, life_area=area, need=need, resources="some")
    assessments.complete(actor=actor, case=case)
    assessments.begin(actor=actor, case=case)
    for area, need in (("language", "urgent"), ("health", "none")):
        assessments.save(actor=actor, case=case, life_area=area, need=need, resources="few")
    assessments.save(actor=actor, case=case, life_area="housing", need="not_asked", resources="not_asked")
    with acting_as(actor):
        table = assessment.table(actor, case)
    rows = {row.area.value: row for row in table.rows}
    assert len(table.rows) == 12
    assert rows["language"].change is Change.MORE
    assert rows["health"].change is Change.SAME
    assert rows["housing"].change is Change.NO_COMPARISON
    assert not rows["housing"].is_asked
    assert rows["health"].is_asked
    assert not rows["work"].is_asked and rows["work"].before is not None
    assert rows["mobility"].entry is None
    assert table.asked == 2


def test_the_history_mixes_contacts_steps_and_plans_newest_first(cast: Cast) -> None:
    actor, case = cast.clara.actor, make.case(cast.clara.actor)
    step = make.step(actor, case)
    contacts.record(actor=actor, case=case, kind="phone", took_place_on=date(2026, 11, 22))
    steps.complete(actor=actor, step=step)
    with acting_as(actor):
        events = timeline.of_case(actor, case)
    assert events[0].kind == "step_done"
    assert events[-1].kind == "contact"


def test_a_lead_gets_numbers_and_nobody_else_gets_them(cast: Cast) -> None:
    case = make.case(cast.clara.actor)
    make.case(cast.clara.actor, "Familie Winter")
    make.case(cast.cem.actor, "Familie Herbst")
    step = make.step(cast.clara.actor, case, party="office", office=cast.jobcenter, due_on=date(2026, 11, 1))
    steps.mark_waiting(actor=cast.clara.actor, step=step)
    make.case(cast.carlo.actor, "Familie Fremd")
    with acting_as(cast.leon.actor):
        rows = workload.of_unit(cast.leon.actor)
    assert [(row.name, row.open_cases, row.waiting_steps, row.overdue_steps) for row in rows] == [
        ("Cem Cakir", 1, 0, 0),
        ("Clara Castell", 2, 1, 1),
    ]
    with acting_as(cast.clara.actor), pytest.raises(Refused):
        workload.of_unit(cast.clara.actor)


def test_list_and_today_cost_the_same_for_one_case_and_for_ten(cast: Cast) -> None:
    actor = cast.clara.actor

    def fill(amount: int) -> None:
        for number in range(amount):
            case = make.case(actor, f"Familie {number}")
            first = make.step(actor, case, party="office", office=cast.jobcenter, due_on=DAY)
            make.step(actor, case, needs=[first])

    def cost(read: Any) -> int:
        with acting_as(actor), CaptureQueriesContext(connection) as captured:
            read()
        return len(captured)

    fill(1)
    before = cost(lambda: listing.listed(actor)), cost(lambda: today.page(actor))
    fill(9)
    assert (cost(lambda: listing.listed(actor)), cost(lambda: today.page(actor))) == before
    assert max(before) <= 14


def test_a_title_that_ended_with_nothing_after_it_comes_before_one_that_ends(cast: Cast) -> None:
    actor = cast.clara.actor
    with acting_as(actor):
        case = make.case(actor)
        child = make.person(actor, case, "Paul")
        parent = Person.objects.get(given_name="Sabine")
        key = "10.e.rr"
        statuses.record(actor=actor, person=child, key=key, last_day=clock.today() + timedelta(days=90))
        over = clock.today() - timedelta(days=10)
        statuses.record(actor=actor, person=parent, key=key, last_day=over)
        expiry = listing.listed(actor).lines[0].case.expiry
        assert (expiry.kind, expiry.on) == (ExpiryKind.ENDED, over)
        assert [item.title.persons for item in today.page(actor).ending if item.title] == [
            ((parent.pk, "Sabine"),),
            ((child.pk, "Paul"),),
        ]
        statuses.record(actor=actor, person=parent, key=key, first_day=over + timedelta(days=1))
        assert listing.listed(actor).lines[0].case.expiry.kind is ExpiryKind.ENDS


def test_each_title_that_ends_is_named_and_one_that_goes_on_is_not(cast: Cast) -> None:
    actor = cast.clara.actor
    case = make.case(actor)
    now = clock.today()
    father, mother, child = (make.person(actor, case, name) for name in ("Vater", "Mutter", "Kind"))
    for person, key, days in ((father, "10.e.pp", 100), (mother, "10.e.pp", 100), (child, "FIK-81-4", 20)):
        statuses.record(actor=actor, person=person, key=key, last_day=now + timedelta(days=days))
    next_day = now + timedelta(days=21)
    with acting_as(actor):
        ends = board.lines(actor, [case])[0].ends
        assert [(end.on, len(end.persons), end.stage, end.advice) for end in ends] == [
            (now + timedelta(days=20), 1, TitleStage.SIX_WEEKS, TitleAdvice.PROLONG_CERTIFICATE),
            (now + timedelta(days=100), 2, TitleStage.SIX_MONTHS, TitleAdvice.PREPARE_ANOTHER),
        ]
        assert [item.days for item in today.page(actor).ending] == [20, 100]
    statuses.record(actor=actor, person=child, key="10.c.tt", first_day=next_day, last_day=now + timedelta(days=700))
    with acting_as(actor):
        assert [item.days for item in today.page(actor).ending] == [100]


def test_the_beginning_of_each_list_is_the_beginning_of_the_whole_one(cast: Cast) -> None:
    actor = cast.clara.actor
    for number in range(4):
        case = make.case(actor, f"Familie {number}")
        make.step(actor, case, "Fällig", due_on=DAY - timedelta(days=number))
        tasks.add(actor=actor, case=case, title="Anrufen", due_on=DAY + timedelta(days=number))
        step = make.step(actor, case, "Wartet", party="office", office_name="Sprachschule")
        steps.mark_waiting(actor=actor, step=step, since=DAY - timedelta(days=10 * number))
        make.step(actor, case, "Frist", legal_end_on=DAY + timedelta(days=5 + number), legal_end_basis="§ 74 VwGO")
    with acting_as(actor):
        whole, beginning = today.page(actor), today.page(actor, most=2)
    assert (
        beginning.totals == whole.totals == desk_beginning.Totals(len(whole.due), len(whole.waiting), len(whole.ending))
    )
    assert [len(part) for part in (whole.due, whole.waiting, whole.ending)] == [8, 4, 4]
    assert titles(beginning.due) == titles(whole.due[:2])
    assert [item.step for item in beginning.waiting] == [item.step for item in whole.waiting[:2]]
    assert [(item.on, item.case) for item in beginning.ending] == [(item.on, item.case) for item in whole.ending[:2]]


def titles(items: Iterable[today.DueItem]) -> list[tuple[str, int]]:
    return [(item.title, item.case.key) for item in items]
