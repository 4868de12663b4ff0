"""A query whose text is written once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.test.utils import CaptureQueriesContext

from kim.accounts.models import Membership, User
from kim.kernel.prepared import Prepared
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
