from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.district.changes import ChangeKind
from kim.organisations.rules.codes import BodyKind, SeatKind
from kim.steering import api
from kim.steering.models import Body, Seat
from kim.steering.queries.seats import seats_of
from tests.cast import Cast
from tests.steering.making import DISTRICT

pytestmark = pytest.mark.django_db


def data(cast: Cast) -> BodyData:
    seats = (
        SeatData(organisation=cast.jobcenter.organisation.key, kind=SeatKind.MEMBER, count=2),
        SeatData(organisation=cast.ki.organisation.key, unit=cast.ki.key, kind=SeatKind.MEMBER),
    )
    return BodyData(key="lenkungsgruppe", name="Lenkungsgruppe", kind=BodyKind.STEERING_GROUP, seats=seats)


def test_bodies_and_seats_are_added_once(cast: Cast) -> None:
    first = api.load_bodies(actor=DISTRICT, bodies=[data(cast)])
    second = api.load_bodies(actor=DISTRICT, bodies=[data(cast)])
    assert {change.kind for change in first} == {ChangeKind.ADD}
    assert {change.kind for change in second} == {ChangeKind.UNCHANGED}
    assert Seat.objects.count() == 3


def test_an_unstated_number_of_seats_is_one_row_that_says_so(cast: Cast) -> None:
    api.load_bodies(actor=DISTRICT, bodies=[data(cast)])
    assert [seat.is_count_stated for seat in Seat.objects.order_by("pk")] == [True, True, False]


def test_a_dry_run_writes_nothing(cast: Cast) -> None:
    changes = api.load_bodies(actor=DISTRICT, bodies=[data(cast)], dry_run=True)
    assert len(changes) == 4
    assert not Body.objects.exists()


def test_a_body_that_the_files_end_stays_and_has_no_seats_after_its_end(cast: Cast) -> None:
    api.load_bodies(actor=DISTRICT, bodies=[data(cast)])
    ended = [replace(seat, valid_to=date(2026, 12, 31)) for seat in data(cast).seats]
    changes = api.load_bodies(
        actor=DISTRICT, bodies=[replace(data(cast), valid_to=date(2026, 12, 31), seats=tuple(ended))]
    )
    assert {change.kind for change in changes} == {ChangeKind.END}
    body = Body.objects.get()
    assert seats_of(body, date(2026, 12, 31)).count() == 3
    assert seats_of(body, date(2027, 1, 1)).count() == 0


def test_a_body_that_no_file_names_is_reported_and_stays(cast: Cast) -> None:
    api.load_bodies(actor=DISTRICT, bodies=[data(cast)])
    (change,) = api.load_bodies(actor=DISTRICT, bodies=[])
    assert change.kind is ChangeKind.NOT_IN_FILES
    assert Body.objects.exists()


def test_a_quorum_that_is_no_number_is_not_guessed(cast: Cast) -> None:
    api.load_bodies(actor=DISTRICT, bodies=[replace(data(cast), quorum="mehr als die Hälfte")])
    assert Body.objects.get().least_present is None
    api.load_bodies(actor=DISTRICT, bodies=[replace(data(cast), quorum="6")])
    assert Body.objects.get().least_present == 6
