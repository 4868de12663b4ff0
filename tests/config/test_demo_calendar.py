"""The demo can be told on any day: its people keep their ages, its offices their weekends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localtime

from kim.accounts.models import Membership
from kim.casework.models import Case
from kim.casework.queries import waits
from kim.config.demo import build, calendar, users
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.kernel.periods import last_closed_quarter
from kim.steering.models import Guidance, Meeting
from kim.steering.rules.codes import GuidanceState, MeetingState

# A Saturday, a holiday, the first day of a quarter and of a year.
AWKWARD = date(2028, 1, 1)


@pytest.mark.parametrize(
    ("told_on", "born"),
    [(date(2026, 11, 23), "2023-03"), (date(2027, 11, 22), "2023-03"), (date(2027, 11, 23), "2024-03"),
     (date(2026, 6, 1), "2022-03"), (date(2036, 2, 29), "2032-03")],
)  # fmt: skip
def test_a_child_of_three_is_three_whenever_the_demo_is_told(told_on: date, born: str) -> None:
    with clock.at(told_on), calendar.told_today():
        assert calendar.born("2023-03") == born


def test_an_adult_keeps_day_and_month() -> None:
    with clock.at(date(2029, 1, 1)), calendar.told_today():
        assert calendar.born("1988-05-23") == "1990-05-23"


@pytest.mark.django_db
def test_the_demo_of_an_awkward_day_has_what_its_story_needs() -> None:
    with clock.at(AWKWARD):
        build()
        _look_around(users.USERS[0].email)


def _look_around(email: str) -> None:
    held = Meeting.objects.get(state=MeetingState.CLOSED)
    assert last_closed_quarter(AWKWARD).end < localtime(held.starts_at).date() <= AWKWARD
    coming = Meeting.objects.get(state=MeetingState.PLANNED)
    assert localtime(coming.starts_at).weekday() < 5
    assert Guidance.objects.filter(state=GuidanceState.PUBLISHED, valid__contains=AWKWARD).exists()
    actor = Membership.objects.get(user__email=email).as_actor()
    with acting_as(actor):
        # Three offices whose answers were measured, and one that has promised an answer.
        assert len(waits.of_actor(actor).usual) == 4
        family = Case.objects.visible_to(actor).get(household__label="Familie Al-Saadi")
        contacts = family.contacts.dates("took_place_on", "day")
        assert all(day.weekday() < 5 for day in contacts)
        assert min(contacts) > AWKWARD - timedelta(days=300)
