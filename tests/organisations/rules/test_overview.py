"""The overview says in one word who answers, and never more than is true."""

from __future__ import annotations

from datetime import date

from kim.organisations.district import DistrictData
from kim.organisations.district.matrix import matrix_of
from kim.organisations.rules.codes import Topic
from kim.organisations.rules.overview import Holder, overview

DAY = date(2026, 11, 23)


def words(data: DistrictData, topic: Topic) -> list[Holder]:
    (row,) = overview(matrix_of(data), DAY, [topic])
    return [cell.holder for cell in row.cells]


def test_the_youth_office_is_the_town_s_or_the_district_s(first_district: DistrictData) -> None:
    town, kreis = Holder.TOWN, Holder.DISTRICT
    assert words(first_district, Topic.YOUTH_OFFICE) == [town, kreis, kreis, town, kreis, town, town, town]


def test_contact_points_are_on_the_spot_and_the_jobcenter_itself_is_an_office(first_district: DistrictData) -> None:
    assert words(first_district, Topic.JOBCENTER_CONTACT_POINT) == [Holder.LOCAL] * 8
    assert words(first_district, Topic.JOBCENTER) == [Holder.OFFICE] * 8


def test_school_supervision_depends_on_the_school_form(first_district: DistrictData) -> None:
    assert set(words(first_district, Topic.SCHOOL_SUPERVISION)) == {Holder.SEVERAL}
    assert set(words(first_district, Topic.SCHOOL_ADMINISTRATION)) == {Holder.TOWN}


def test_what_nobody_holds_is_nobody_s(first_district: DistrictData) -> None:
    assert set(words(first_district, Topic.NATURALISATION_APPLICATION)) == {Holder.NOBODY}


def test_a_town_with_an_office_of_its_own_stands_beside_the_district(second_district: DistrictData) -> None:
    assert words(second_district, Topic.IMMIGRATION_AUTHORITY) == [Holder.TOWN] + [Holder.DISTRICT] * 3


def test_every_topic_has_a_row_and_every_place_a_cell(first_district: DistrictData) -> None:
    rows = overview(matrix_of(first_district), DAY)
    assert [row.topic for row in rows] == list(Topic)
    assert {len(row.cells) for row in rows} == {8}
