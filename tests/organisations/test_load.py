"""Loading a district: idempotent, with history, nothing deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from psycopg.types.range import DateRange

from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations import api, queries
from kim.organisations.actions import district
from kim.organisations.district import Change, DistrictData
from kim.organisations.district.changes import ChangeKind
from kim.organisations.district.matrix import matrix_of
from kim.organisations.models import District, Municipality, Organisation, Responsibility, Unit
from tests.organisations.folders import change, data_of

pytestmark = pytest.mark.django_db
LOADER = Actor.system("district")
BEFORE, LATER = date(2026, 3, 1), date(2026, 9, 1)


def load(data: DistrictData, on: date = BEFORE) -> list[Change]:
    with clock.at(on):
        return district.load(actor=LOADER, data=data)


def kinds(changes: list[Change]) -> set[ChangeKind]:
    return {one.kind for one in changes}


def told(changes: list[Change]) -> list[tuple[ChangeKind, str, str]]:
    return [(one.kind, one.what, one.key) for one in changes if one.kind is not ChangeKind.UNCHANGED]


def office(topic: str, place: str, on: date) -> str:
    (found,) = api.find_responsible(topic, place, on).offices
    return found.office.id


def test_a_first_load_adds_everything(second_district: DistrictData) -> None:
    assert kinds(load(second_district)) == {ChangeKind.ADD}
    assert Municipality.objects.count() == 4
    assert Unit.objects.count() == len(second_district.units)
    assert District.objects.get().smallest_count == 7


def test_a_second_load_of_the_same_files_changes_nothing(second_district: DistrictData) -> None:
    load(second_district)
    before = [(one.pk, one.version) for one in Unit.objects.order_by("pk")]
    assert kinds(load(second_district, LATER)) == {ChangeKind.UNCHANGED}
    assert [(one.pk, one.version) for one in Unit.objects.order_by("pk")] == before


def test_what_is_stored_answers_exactly_like_the_files(first_district: DistrictData) -> None:
    load(first_district)
    assert queries.matrix() == matrix_of(first_district)


def test_the_whole_matrix_is_read_with_five_statements(
    second_district: DistrictData, django_assert_num_queries: Any
) -> None:
    load(second_district)
    with django_assert_num_queries(5):
        queries.matrix()


def test_a_changed_name_is_a_change_with_both_values(second_district: DistrictData, folder: Path) -> None:
    load(second_district)
    change(folder, "organisations.yaml", "name: Bildungsbüro Auenkreis", "name: Bildungsamt Auenkreis")
    (changed,) = [one for one in load(data_of(folder)) if one.kind is not ChangeKind.UNCHANGED]
    assert (changed.kind, changed.what, changed.key) == (ChangeKind.CHANGE, "unit", "schulamt-neu")
    assert "Bildungsbüro Auenkreis → Bildungsamt Auenkreis" in changed.detail


def test_a_stated_end_is_told_as_an_end(second_district: DistrictData, folder: Path) -> None:
    load(second_district)
    change(folder, "municipalities.yaml", "    name: Tannrode", "    valid_to: 2026-12-31\n    name: Tannrode")
    assert told(load(data_of(folder))) == [(ChangeKind.END, "municipality", "tannrode")]
    assert Municipality.objects.get(key="tannrode").period.last == date(2026, 12, 31)


def test_what_the_files_no_longer_name_is_told_and_stays(second_district: DistrictData) -> None:
    load(second_district)
    fewer = replace(second_district, units=tuple(one for one in second_district.units if one.key != "schulamt-alt"))
    fewer = replace(fewer, responsibilities=tuple(one for one in fewer.responsibilities if one.key != "schulamt-alt"))
    changes = told(load(fewer))
    assert (ChangeKind.NOT_IN_FILES, "unit", "schulamt-alt") in changes
    assert (ChangeKind.NOT_IN_FILES, "responsibility", "schulamt-alt · tannrode") in changes
    assert {kind for kind, _, _ in changes} == {ChangeKind.NOT_IN_FILES}
    assert office("school_supervision", "tannrode", date(2025, 7, 31)) == "schulamt-alt"


def test_another_office_without_a_day_answers_from_the_day_of_loading_on(
    second_district: DistrictData, folder: Path
) -> None:
    load(second_district)
    Responsibility.objects.update(created_at=clock.now() - timedelta(days=400))
    change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: integrationszentrum")
    load(data_of(folder), LATER)
    assert office("youth_office", "tannrode", LATER - timedelta(days=1)) == "jugendamt-kreis"
    assert office("youth_office", "tannrode", LATER) == "integrationszentrum"
    assert kinds(load(data_of(folder), LATER + timedelta(days=30))) == {ChangeKind.UNCHANGED}


def test_a_day_stated_later_moves_the_border(second_district: DistrictData, folder: Path) -> None:
    load(second_district)
    Responsibility.objects.update(created_at=clock.now() - timedelta(days=400))
    change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: integrationszentrum")
    load(data_of(folder), LATER)
    change(folder, "responsibilities.yaml", "    age_to: 20", "    age_to: 20\n    valid_from: 2026-06-01")
    load(data_of(folder), LATER)
    assert office("youth_office", "tannrode", date(2026, 5, 31)) == "jugendamt-kreis"
    assert office("youth_office", "tannrode", date(2026, 6, 1)) == "integrationszentrum"


def test_an_office_that_succeeds_on_a_stated_day_ends_the_one_before(second_district: DistrictData) -> None:
    load(second_district)
    new = tuple(
        replace(one, key="neu", unit="integrationszentrum", period=replace(one.period, first=date(2026, 6, 1)))
        for one in second_district.responsibilities
        if one.key == "jugendamt"
    )
    others = tuple(one for one in second_district.responsibilities if one.key != "jugendamt")
    changes = load(replace(second_district, responsibilities=others + new))
    assert (ChangeKind.END, "responsibility", "jugendamt · austadt") in told(changes)
    assert office("youth_office", "austadt", date(2026, 5, 31)) == "jugendamt-kreis"
    assert office("youth_office", "austadt", date(2026, 6, 1)) == "integrationszentrum"


def test_what_was_loaded_today_is_corrected_in_place(second_district: DistrictData, folder: Path) -> None:
    with clock.at(clock.today()):
        district.load(actor=LOADER, data=second_district)
        change(folder, "responsibilities.yaml", "unit: jugendamt-kreis", "unit: integrationszentrum")
        district.load(actor=LOADER, data=data_of(folder))
    assert office("youth_office", "tannrode", date(2020, 1, 1)) == "integrationszentrum"


def test_a_contradiction_that_no_day_resolves_is_refused(second_district: DistrictData) -> None:
    load(second_district)
    ended = tuple(
        replace(one, key="frueher", unit="integrationszentrum", period=replace(one.period, last=date(2020, 1, 1)))
        for one in second_district.responsibilities
        if one.key == "jugendamt"
    )
    others = tuple(one for one in second_district.responsibilities if one.key != "jugendamt")
    with pytest.raises(RuleViolation) as raised:
        load(replace(second_district, responsibilities=others + ended))
    assert raised.value.code == "contradiction"


def test_another_district_is_refused(first_district: DistrictData, second_district: DistrictData) -> None:
    load(first_district)
    with pytest.raises(RuleViolation) as raised:
        load(second_district)
    assert raised.value.code == "other_district"


def test_the_database_refuses_two_offices_for_one_key(second_district: DistrictData) -> None:
    load(second_district)
    one = Responsibility.objects.filter(topic="youth_office").select_related("municipality").first()
    assert one is not None
    second = Unit.objects.exclude(pk=one.unit_id).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        again(one, second)


def again(one: Responsibility, unit: Unit | None) -> None:
    """The same key held by another unit; the constraint waits for the end of the transaction, so ask it now."""
    Responsibility.objects.create(
        key="zweite",
        topic=one.topic,
        municipality=one.municipality,
        unit=unit,
        reason="Auch wir.",
        basis="§ 9",
        valid=DateRange(date(2026, 1, 1), None),
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_smallest_count_below_three(second_district: DistrictData) -> None:
    load(second_district)
    with pytest.raises(IntegrityError), transaction.atomic():
        District.objects.update(smallest_count=2)


def test_only_the_loader_may_load(second_district: DistrictData) -> None:
    with pytest.raises(Http404):
        district.load(actor=Actor.nobody(), data=second_district)
    assert not Organisation.objects.exists()


def test_promised_times_come_from_the_files_and_what_is_not_stated_stays_open(second_district: DistrictData) -> None:
    organisations = (replace(second_district.organisations[0], answer_days=20), *second_district.organisations[1:])
    units = (replace(second_district.units[0], answer_days=5), *second_district.units[1:])
    load(replace(second_district, organisations=organisations, units=units))
    assert Organisation.objects.get(key=organisations[0].key).answer_days == 20
    assert list(Unit.objects.exclude(answer_days=None).values_list("key", "answer_days")) == [(units[0].key, 5)]
    assert api.answer_days() == 14
