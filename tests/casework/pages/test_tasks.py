"""A tick where the task stands, with a way back."""

from datetime import timedelta

import pytest

from kim.casework.actions import tasks
from kim.casework.models import Case, Task
from kim.kernel import clock
from kim.kernel.actor import acting_as
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
