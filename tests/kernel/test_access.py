"""The mechanism of access, shown on one model with grants of its own."""

from collections.abc import Iterator

import pytest
from django.db.models import Q
from django.http import Http404

from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.errors import Refused
from kim.organisations.models import Municipality

READER = Actor(role="test_reader")
EDITOR = Actor(role="test_editor")


@pytest.fixture
def grants() -> Iterator[None]:
    """Roles and grants for this file only."""
    roles, given, nevers = dict(access._roles), list(access._grants), list(access._nevers)
    for code in ("test_reader", "test_editor"):
        access.role(code, code, code, second_factor=False)
    small = {"where": lambda actor: Q(name__startswith="S"), "basis": "test"}
    access.grant("Readers read small towns", role="test_reader", may={"read"}, on=Municipality, **small)
    access.grant("Editors read all", role="test_editor", may={"read"}, on=Municipality, basis="test")
    access.grant("Editors edit small towns", role="test_editor", may={"edit"}, on=Municipality, **small)
    access.never("Nobody reads the secret one", may={"read"}, on=Municipality, where=lambda actor: Q(key="secret"))
    yield
    access._roles.clear()
    access._roles.update(roles)
    access._grants[:], access._nevers[:] = given, nevers
    access._forget_texts()


@pytest.fixture
def towns(db: None) -> dict[str, Municipality]:
    return {
        key: Municipality.objects.create(key=key, official_key=f"0000000{number}", name=name)
        for number, (key, name) in enumerate([("small", "Small"), ("large", "Large"), ("secret", "Secret")])
    }


@pytest.mark.usefixtures("grants")
def test_the_list_and_the_single_object_follow_from_the_same_grant(towns: dict[str, Municipality]) -> None:
    for actor in (READER, EDITOR, Actor.nobody()):
        for verb in ("read", "edit"):
            listed = set(Municipality.objects.visible_to(actor, verb))
            assert listed == {town for town in towns.values() if access.may(actor, verb, town)}


@pytest.mark.usefixtures("grants")
def test_without_a_grant_there_is_no_row(towns: dict[str, Municipality]) -> None:
    assert not Municipality.objects.visible_to(Actor.nobody()).exists()
    assert not access.may(READER, "edit", Municipality)


@pytest.mark.usefixtures("grants")
def test_never_wins_over_a_grant_for_every_row(towns: dict[str, Municipality]) -> None:
    assert not access.may(EDITOR, "read", towns["secret"])


@pytest.mark.usefixtures("grants")
def test_out_of_sight_is_404_and_a_forbidden_verb_403(towns: dict[str, Municipality]) -> None:
    access.require(EDITOR, "edit", towns["small"])
    with pytest.raises(Refused):
        access.require(EDITOR, "edit", towns["large"])
    with pytest.raises(Http404):
        access.require(READER, "edit", towns["large"])


@pytest.mark.usefixtures("grants")
def test_who_may_answers_for_a_list_of_actors(towns: dict[str, Municipality]) -> None:
    assert access.who_may("read", towns["large"], [READER, EDITOR]) == [EDITOR]


def test_an_unknown_verb_raises_instead_of_refusing() -> None:
    with pytest.raises(ValueError, match="frobnicate"):
        access.may(READER, "frobnicate", Municipality)


def test_a_grant_for_an_unknown_role_raises() -> None:
    with pytest.raises(ValueError, match="unknown role"):
        access.grant("x", role="tsar", may={"read"}, on=Municipality, basis="none")
