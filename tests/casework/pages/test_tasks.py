"""A tick where the task stands, with a way back."""

from datetime import date, timedelta
from typing import Any

import pytest

from kim.casework.actions import tasks
from kim.casework.models import Case, Task
from kim.kernel import clock
from kim.kernel.actor import acting_as
from tests.casework.everything import deputise
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast


@pytest.fixture
def task(cast: Cast, case: Case) -> Task:
    actor = cast.clara.actor
    with acting_as(actor):
        return tasks.add(actor=actor, case=case, title="Schule anrufen", due_on=clock.today())


def test_a_task_is_noted_in_a_case(clara: Browser, case: Case) -> None:
    answer = clara.post("task-new", case.public_id, title="Ordner anlegen", due_on="")
    assert answer["Location"] == address("case", case.public_id)
    assert Task.objects.get().owner == case.assigned_to


def test_a_task_without_words_is_refused(clara: Browser, case: Case) -> None:
    answer = clara.post("task-new", case.public_id, title="", due_on="1.12.2026")
    assert answer.status_code == 422
    assert "1.12.2026" in answer.content.decode()


def test_a_task_is_ticked_off_on_the_desk_and_the_toast_offers_the_way_back(clara: Browser, task: Task) -> None:
    assert "Schule anrufen" in clara.get("today").content.decode()
    answer = clara.client.post(address("task-done", task.public_id), {"next": "/heute/"}, follow=True)
    page = answer.content.decode()
    assert Task.objects.get().done_on == clock.today()
    assert address("task-reopen", task.public_id) in page


def test_the_way_back_opens_it_again(clara: Browser, task: Task) -> None:
    clara.post("task-done", task.public_id)
    clara.post("task-reopen", task.public_id)
    assert Task.objects.get().done_on is None


def test_ticking_off_twice_says_so_and_changes_nothing(clara: Browser, task: Task) -> None:
    clara.post("task-done", task.public_id)
    assert clara.post("task-done", task.public_id).status_code == 302
    assert Task.objects.get().done_on == clock.today()


def test_a_task_is_ticked_off_by_post_only(clara: Browser, task: Task) -> None:
    assert clara.get("task-done", task.public_id).status_code == 405


def test_a_task_is_postponed_by_a_week_unless_another_day_is_written(clara: Browser, task: Task) -> None:
    page = clara.get("task-postpone", task.public_id)
    offered = clock.today() + timedelta(days=7)
    assert page.context["form"].initial["due_on"] == offered
    clara.post("task-postpone", task.public_id, version=task.version, due_on=offered.strftime("%d.%m.%Y"))
    assert Task.objects.get().due_on == offered


def test_two_people_who_postpone_the_same_task_see_both_days(clara: Browser, task: Task, cast: Cast) -> None:
    later = clock.today() + timedelta(days=2)
    tasks.postpone(actor=cast.clara.actor, task=task, version=1, due_on=later)
    answer = clara.post("task-postpone", task.public_id, version=1, due_on="24.12.2198")
    assert answer.status_code == 409
    assert "24.12.2198" in answer.content.decode()


def series(cast: Cast, case: Case, **more: Any) -> Task:
    actor = cast.clara.actor
    with acting_as(actor):
        return tasks.add(
            actor=actor,
            case=case,
            title="Miete prüfen",
            due_on=date(2026, 11, 2),
            repeat="weeks",
            repeat_every=1,
            **more,
        )


def test_a_task_that_comes_back_is_there_again_when_it_is_done(cast: Cast, case: Case) -> None:
    first = series(cast, case)
    with acting_as(cast.clara.actor), clock.at(date(2026, 11, 4)):
        tasks.complete(actor=cast.clara.actor, task=first)
    again = Task.objects.get(done_on__isnull=True)
    assert (again.title, again.due_on, again.rhythm) == ("Miete prüfen", date(2026, 11, 9), "jede Woche")


def test_whoever_takes_it_back_does_not_find_it_twice(clara: Browser, cast: Cast, case: Case) -> None:
    first = series(cast, case)
    clara.post("task-done", first.public_id)
    clara.post("task-reopen", first.public_id)
    assert Task.objects.get().pk == first.pk


def test_the_next_one_stays_if_somebody_has_touched_it(clara: Browser, cast: Cast, case: Case) -> None:
    first = series(cast, case)
    clara.post("task-done", first.public_id)
    following = Task.objects.get(done_on__isnull=True)
    clara.post("task-postpone", following.public_id, version="1", due_on="21.12.2026")
    clara.post("task-reopen", first.public_id)
    assert Task.objects.count() == 2


def test_a_task_of_a_deputy_comes_back_to_whoever_works_on_the_case(cast: Cast, case: Case) -> None:
    deputise(cast.clara, cast.dana)
    task = series(cast, case, owner=cast.dana.membership)
    with acting_as(cast.clara.actor), clock.at(clock.now() + timedelta(days=60)):
        tasks.complete(actor=cast.clara.actor, task=task)
        assert Task.objects.get(done_on__isnull=True).owner == cast.clara.membership


def test_a_task_that_comes_back_needs_a_first_day(clara: Browser, case: Case) -> None:
    answer = clara.post("task-new", case.public_id, title="Miete prüfen", repeat="weeks")
    assert answer.status_code == 422
    assert "braucht ihren ersten Tag" in answer.content.decode()


def test_a_task_is_given_to_a_deputy_and_to_nobody_else(clara: Browser, cast: Cast, case: Case) -> None:
    deputise(cast.clara, cast.dana)
    given = {"title": "Bescheid holen", "due_on": "30.11.2026"}
    clara.post("task-new", case.public_id, owner=cast.dana.membership.public_id, **given)
    assert Task.objects.get().owner == cast.dana.membership
    refused = clara.post("task-new", case.public_id, owner=cast.carlo.membership.public_id, **given)
    assert refused.status_code == 422
    assert Task.objects.count() == 1


def test_changing_the_day_begins_the_series_anew(clara: Browser, cast: Cast, case: Case) -> None:
    task = series(cast, case)
    changed = {"version": "1", "title": "Miete prüfen", "due_on": "05.11.2026", "repeat": "weeks", "repeat_every": "2"}
    assert clara.post("task", task.public_id, **changed).status_code == 302
    task.refresh_from_db()
    assert (task.repeats_from, task.repeat_every) == (date(2026, 11, 5), 2)


def test_a_task_changed_meanwhile_shows_both_versions(clara: Browser, cast: Cast, case: Case, task: Task) -> None:
    with acting_as(cast.clara.actor):
        tasks.postpone(actor=cast.clara.actor, task=task, version=1, due_on=clock.today() + timedelta(days=3))
    answer = clara.post("task", task.public_id, version="1", title="Schule anrufen und fragen", due_on="")
    assert answer.status_code == 409
    assert "Schule anrufen und" in answer.content.decode()


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("", ["heute", "gestern", "spaeter", "irgendwann"]),
        ("ueberfaellig", ["gestern"]),
        ("diese-woche", ["heute"]),
        ("spaeter", ["spaeter"]),
        ("ohne-datum", ["irgendwann"]),
        ("erledigt", ["fertig"]),
    ],
)
def test_follow_ups_are_filtered_by_day(clara: Browser, cast: Cast, case: Case, view: str, shown: list[str]) -> None:
    actor, today = cast.clara.actor, clock.today()
    days = {"heute": 0, "gestern": -1, "spaeter": 20, "irgendwann": None, "fertig": 0}
    with acting_as(actor):
        for title, ahead in days.items():
            due_on = None if ahead is None else today + timedelta(days=ahead)
            made = tasks.add(actor=actor, case=case, title=f"Merkposten {title}", due_on=due_on)
            if title == "fertig":
                tasks.complete(actor=actor, task=made)
    page = clara.client.get(address("follow-ups"), {"ansicht": view}).content.decode()
    assert [title for title in days if f"Merkposten {title}" in page] == [title for title in days if title in shown]


def test_follow_ups_of_others_are_shown_when_one_asks(clara: Browser, cast: Cast, case: Case) -> None:
    deputise(cast.clara, cast.dana)
    with acting_as(cast.clara.actor):
        tasks.add(actor=cast.clara.actor, case=case, title="Bescheid holen", owner=cast.dana.membership)
    assert "Bescheid holen" not in clara.get("follow-ups").content.decode()
    assert "Bescheid holen" in clara.client.get(address("follow-ups"), {"wer": "alle"}).content.decode()


def test_follow_ups_take_the_same_number_of_statements_for_one_and_for_twenty(
    clara: Browser, cast: Cast, case: Case, django_assert_max_num_queries: Any
) -> None:
    with acting_as(cast.clara.actor):
        for number in range(20):
            tasks.add(actor=cast.clara.actor, case=case, title=f"Nummer {number}", due_on=clock.today())
    with django_assert_max_num_queries(28):
        clara.get("follow-ups")
