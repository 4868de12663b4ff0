"""Keys go to the database as one array."""

from __future__ import annotations

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Exists, OuterRef

from kim.accounts.models import Membership, User
from kim.kernel.keys import OneOf
from tests.cast import Cast


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset])
def test_keys_are_found_by_whatever_holds_them(cast: Cast, kind: type) -> None:
    wanted = {cast.clara.user.pk, cast.konrad.user.pk}
    assert set(User.objects.filter(pk__in=kind(wanted)).values_list("pk", flat=True)) == wanted
    assert set(Membership.objects.filter(user__in=kind(wanted)).values_list("user", flat=True)) == wanted


def test_the_text_of_the_query_does_not_grow_with_the_keys(cast: Cast) -> None:
    few, many = (Membership.objects.filter(user__in=list(range(count))).query for count in (3, 300))
    (of_few, params_of_few), (of_many, params_of_many) = few.sql_with_params(), many.sql_with_params()
    assert of_few == of_many and "= ANY" in of_few and len(params_of_few) == len(params_of_many)


def test_not_among_and_inside_a_subquery(cast: Cast) -> None:
    clara = {cast.clara.user.pk}
    assert cast.clara.user not in User.objects.exclude(pk__in=clara)
    held = Membership.objects.filter(user=OuterRef("pk"), user__in=clara)
    assert set(User.objects.filter(Exists(held))) == {cast.clara.user}


def test_no_key_finds_nothing_and_asks_nothing(cast: Cast) -> None:
    assert not User.objects.filter(pk__in=[]).exists()
    with pytest.raises(EmptyResultSet):
        Membership.objects.filter(user__in=[]).query.sql_with_params()
    assert User.objects.exclude(pk__in=[]).count() == User.objects.count()


def test_records_words_and_nothing_are_left_to_django(cast: Cast) -> None:
    user = cast.clara.user
    assert Membership.objects.filter(user__in=[user]).exists()
    assert User.objects.filter(pk__in=[str(user.pk), None]).get() == user
    assert User.objects.filter(pk__in=User.objects.filter(pk=user.pk)).get() == user
    with pytest.raises(ValueError, match="expected a number"):
        User.objects.filter(pk__in=["clara"]).exists()


def test_one_of_those_that_a_query_finds(cast: Cast) -> None:
    held = Membership.objects.filter(user__in=[cast.clara.user.pk, cast.konrad.user.pk])
    found = User.objects.filter(OneOf("pk", held.values("user")))
    assert set(found) == {cast.clara.user, cast.konrad.user}
    assert "= ANY(ARRAY(" in str(found.query)
    assert not User.objects.filter(OneOf("pk", held.none().values("user"))).exists()
