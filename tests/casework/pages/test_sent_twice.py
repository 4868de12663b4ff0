"""The very same form sent twice writes once: a double click, a retry after a lost answer, a reload."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from kim.accounts.actions import sent_forms
from kim.accounts.models import SentForm
from kim.casework.models import Case, Contact, Goal
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

GOAL = {"own_words": "Arbeit finden", "life_area": "work", "opening": "an-opening-of-a-form"}


def contact(**more: Any) -> dict[str, Any]:
    day = clock.today().strftime("%d.%m.%Y")
    return {"kind": "phone", "interpreting": "none", "took_place_on": day, "opening": "an-opening-of-a-form", **more}


def test_the_second_one_leads_where_the_first_one_led(clara: Browser, case: Case) -> None:
    first = clara.post("case-contact-new", case.public_id, **contact(note="Angerufen", next="/heute/"))
    again = clara.post("case-contact-new", case.public_id, **contact(note="Angerufen", next="/heute/"))
    assert first["Location"] == again["Location"] == "/heute/"
    assert Contact.objects.count() == 1


def test_two_contacts_alike_from_two_openings_are_two(clara: Browser, case: Case) -> None:
    clara.post("case-contact-new", case.public_id, **contact(note="Angerufen"))
    clara.post("case-contact-new", case.public_id, **contact(note="Angerufen", opening="another-opening-of-it"))
    assert Contact.objects.count() == 2


def test_a_form_corrected_on_the_same_page_is_another_form(clara: Browser, case: Case) -> None:
    clara.post("case-contact-new", case.public_id, **contact(note="Angerufen"))
    clara.post("case-contact-new", case.public_id, **contact(note="Sie rief zurück"))
    assert Contact.objects.count() == 2


def test_a_form_that_was_refused_may_be_sent_again(clara: Browser, case: Case) -> None:
    assert clara.post("goal-new", case.public_id, opening=GOAL["opening"]).status_code == 422
    assert clara.post("goal-new", case.public_id, **GOAL).status_code == 302
    assert Goal.objects.count() == 1


def test_an_edit_sent_twice_is_no_conflict_with_oneself(clara: Browser, case: Case) -> None:
    clara.post("goal-new", case.public_id, **GOAL)
    goal = Goal.objects.get()
    edit = {
        "own_words": "Eine gute Arbeit finden",
        "life_area": "work",
        "version": "1",
        "opening": "opening-of-an-edit",
    }
    answers = [clara.post("goal-edit", case.public_id, goal.public_id, **edit) for _sent in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Goal.objects.get().version == 2


def test_another_person_with_the_same_form_is_not_held_up(cast: Cast, clara: Browser, case: Case) -> None:
    clara.post("goal-new", case.public_id, **GOAL)
    with acting_as(cast.dana.actor), transaction.atomic():
        assert not SentForm.objects.exists()


def test_the_marks_are_swept_after_a_day(cast: Cast, clara: Browser, case: Case) -> None:
    clara.post("goal-new", case.public_id, **GOAL)
    with acting_as(cast.clara.actor), transaction.atomic():
        SentForm.objects.update(sent_at=clock.now() - timedelta(days=2))
    with acting_as(Actor.system("sweep")), transaction.atomic():
        assert sent_forms.sweep() == 1


@pytest.mark.parametrize("name", ["goal-new", "step-new", "obstacle-new", "task-new", "case-contact-new", "case-close"])
def test_every_form_carries_the_mark_of_its_opening(clara: Browser, case: Case, name: str) -> None:
    assert clara.get(name, case.public_id).content.decode().count('name="opening"') >= 1
    assert address(name, case.public_id)
