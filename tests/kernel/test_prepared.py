"""A query whose text is written once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import DateRange

from kim.accounts.models import Membership, User
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.marks import NotToBeFilled
from kim.kernel.prepared import Prepared, PreparedFor
from tests.cast import Cast

JOINED = date(2026, 1, 1)


def of(user: int, day: date) -> QuerySet[Membership]:
    also = Membership.objects.filter(user=OuterRef("user")).exclude(pk=OuterRef("pk"))
    rows = Membership.objects.filter(user=user, valid__contains=day).select_related("user", "unit__organisation")
    return rows.annotate(is_one_of_many=Exists(also)).order_by("-pk")


def test_it_finds_what_the_query_would_find_for_everybody(cast: Cast) -> None:
    prepared = Prepared(of, user=int, day=date)
    today = cast.clara.membership.valid.lower
    for user in User.objects.all():
        expected = list(of(user.pk, today))
        found = prepared(user=user.pk, day=today)
        assert expected and found == expected
        with CaptureQueriesContext(connection) as asked:
            assert [(each.user.name, each.unit.organisation.name) for each in found] == [
                (each.user.name, each.unit.organisation.name) for each in expected
            ]
        assert len(asked) == 0
        assert [each.is_one_of_many for each in found] == [each.is_one_of_many for each in expected]  # type: ignore[attr-defined]
    assert prepared(user=0, day=today) == prepared(user=cast.clara.user.pk, day=date(1999, 1, 1)) == []


def test_the_records_found_are_new_ones_each_time(cast: Cast) -> None:
    prepared, today = Prepared(of, user=int, day=date), cast.clara.membership.valid.lower
    first, second = (prepared(user=cast.clara.user.pk, day=today)[0] for _each in range(2))
    assert first == second and first is not second and first.user is not second.user


def test_arguments_that_are_missing_or_never_reach_the_database_are_an_error(cast: Cast) -> None:
    prepared = Prepared(of, user=int, day=date)
    with pytest.raises(TypeError, match="expected"):
        prepared(user=1)

    def forgetful(user: int, day: date) -> QuerySet[Membership]:
        return Membership.objects.filter(user=user)

    careless: Any = Prepared(forgetful, user=int, day=date)
    with pytest.raises(TypeError, match="day"):
        careless(user=1, day=JOINED)


def own(actor: Actor, among: list[int]) -> QuerySet[Membership]:
    """Somebody's memberships of today among these."""
    rows = Membership.objects.filter(user=actor.user_id, unit=actor.unit_id, pk__in=among)
    return rows.filter(valid__contains=clock.today(), valid__startswith__lt=clock.today() + timedelta(days=7))


def test_for_an_actor_it_finds_what_the_query_would_find_for_them_today(cast: Cast) -> None:
    prepared, everybody = PreparedFor(own, among=list), [cast.clara.membership.pk, cast.konrad.membership.pk]
    for somebody in (cast.clara, cast.konrad):
        found = prepared(somebody.actor, among=everybody)
        assert found == list(own(somebody.actor, everybody)) == [somebody.membership]
        assert prepared(somebody.actor, among=[]) == prepared(somebody.actor, among=[0]) == []
    with clock.at(date(1999, 1, 1)):
        assert prepared(cast.clara.actor, among=everybody) == []
    # A job has no keys that could be filled in.
    assert prepared(Actor.system("seats"), among=everybody) == []


def test_the_text_is_written_once_for_a_role(cast: Cast) -> None:
    asked: list[Actor] = []

    def noting(actor: Actor) -> QuerySet[Membership]:
        asked.append(actor)
        return Membership.objects.filter(user=actor.user_id)

    prepared = PreparedFor(noting)
    prepared(cast.clara.actor)
    written = len(asked)
    assert prepared(replace(cast.clara.actor, user_id=0)) == []
    assert len(asked) == written and cast.clara.actor not in asked
    prepared(cast.konrad.actor)
    assert len(asked) == 2 * written


def test_what_decides_by_months_or_hides_the_day_cannot_be_prepared(cast: Cast) -> None:
    def in_a_year(actor: Actor) -> QuerySet[Membership]:
        return Membership.objects.filter(valid__contains=clock.today().replace(month=12, day=1))

    def for_a_week(actor: Actor) -> QuerySet[Membership]:
        return Membership.objects.filter(valid__overlap=DateRange(clock.today(), clock.today() + timedelta(days=7)))

    def made_by_now(actor: Actor) -> QuerySet[Membership]:
        return Membership.objects.filter(created_at__lt=clock.now())

    for build in (in_a_year, for_a_week, made_by_now):
        with pytest.raises(NotToBeFilled):
            PreparedFor(build)(cast.clara.actor)


def test_where_a_role_finds_nothing_nothing_is_asked(cast: Cast) -> None:
    prepared = PreparedFor(lambda actor: Membership.objects.none())
    actor = cast.clara.actor
    with CaptureQueriesContext(connection) as asked:
        assert prepared(actor) == prepared(actor) == []
    assert len(asked) == 0
