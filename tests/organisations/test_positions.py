"""Positions come from the files, with history; posts and people are two things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.organisations import api
from kim.organisations.actions import district
from kim.organisations.district import Change, DistrictData
from kim.organisations.district.changes import ChangeKind
from kim.organisations.models import Position, PostFrame
from tests.organisations.folders import change, data_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def load(data: DistrictData) -> list[Change]:
    with clock.at(DAY):
        changes = district.load(actor=Actor.system("district"), data=data)
    return [one for one in changes if one.what == "position"]


def test_positions_are_loaded_once_and_followed(second_district: DistrictData, folder: Path) -> None:
    assert {(one.kind, one.key) for one in load(second_district)} == {
        (ChangeKind.ADD, "austadt"),
        (ChangeKind.ADD, "zwei-gemeinden"),
    }
    assert {one.kind for one in load(second_district)} == {ChangeKind.UNCHANGED}
    change(folder, "positions.yaml", "posts: 1.5", "posts: 2")
    assert [(one.kind, one.key) for one in load(data_of(folder)) if one.kind is not ChangeKind.UNCHANGED] == [
        (ChangeKind.CHANGE, "austadt")
    ]
    shared = Position.objects.get(key="zwei-gemeinden")
    assert (shared.posts, shared.people, shared.places) == (Decimal(1), 1, ["birkental", "quellbach"])
    assert shared.unit and shared.unit.key == "fallmanagement-birkental"


def test_frames_of_the_programme_are_followed_too(first_district: DistrictData, folder: Path) -> None:
    """By component and year; a number that the file does not state is not known."""
    load(first_district)
    found = {(one.component, one.year): one for one in api.post_frames()}
    assert list(found) == [(1, None), (2, 2021), (2, 2020), (3, None)]
    coordination = found[1, None]
    assert (coordination.posts_possible, coordination.posts_applied_for) == (Decimal("3.5"), Decimal(2))
    assert coordination.posts_granted is None and "zentrale Koordination" in coordination.note
    again = district.load(actor=Actor.system("district"), data=first_district)
    assert {one.kind for one in again if one.what == "frame"} == {ChangeKind.UNCHANGED}
    PostFrame.objects.create(component=2, year=2019, posts_granted=5)
    again = district.load(actor=Actor.system("district"), data=first_district)
    assert [one.key for one in again if one.kind is ChangeKind.NOT_IN_FILES and one.what == "frame"] == ["2 2019"]


def test_another_period_of_the_same_position_is_another_row(second_district: DistrictData, folder: Path) -> None:
    change(folder, "positions.yaml", "    posts: 1.5\n", "    posts: 1.5\n    valid_to: 2026-06-30\n")
    more = "frames:"
    text = (
        "  - key: austadt\n    component: 2\n    employer: stadt-austadt\n    places: [austadt]\n    posts: 0.5\n"
        "    valid_from: 2026-07-01\n    funded: true\nframes:"
    )
    change(folder, "positions.yaml", more, text)
    load(data_of(folder))
    for day, posts in ((date(2026, 6, 30), "1.5"), (date(2026, 7, 1), "0.5")):
        assert [one.posts for one in api.positions_on(day) if one.key == "austadt"] == [Decimal(posts)]


def test_those_of_support_schemes_end_with_them_and_all_places_are_named(first_district: DistrictData) -> None:
    load(first_district)
    ended = Position.objects.get(key="teilhabemanagement-kreis")
    assert (ended.scheme, ended.component, ended.people) == ("teilhabemanagement", None, 3)
    assert ended not in api.positions_on(DAY)
    everywhere = Position.objects.get(key="koordination")
    assert len(everywhere.places) == 8
    not_stated = Position.objects.get(key="fallbegleitung-overath")
    assert (not_stated.posts, not_stated.people, not_stated.is_funded) == (None, 2, False)
