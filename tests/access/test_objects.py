"""One definition for the list and for the single object, and what it says about named people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.http import Http404

from kim.kernel import access
from kim.kernel.actor import Actor, acting_as
from kim.kernel.audit import read_log
from kim.kernel.errors import Refused
from kim.kernel.models import AuditMeta, Guarded, ReadLog
from tests.access.asking import EVERYONE
from tests.access.truth import TRUTH
from tests.casework.wall_off import wall_off
from tests.world import World

pytestmark = pytest.mark.django_db


def found(world: World, kind: str) -> Any:
    """The object `kind`; a look and a change are made here, because they have no action of their own."""
    if kind == "look":
        with acting_as(world.cast.clara.actor):
            read_log.looked_at("case", world.case.number, "/")
        return ReadLog.objects.first()
    return AuditMeta.objects.first() if kind == "change" else world.objects[kind]


@pytest.mark.parametrize("kind", sorted(TRUTH))
def test_named_people_may_do_what_the_table_of_this_kind_says(world: World, kind: str) -> None:
    thing, table = found(world, kind), TRUTH[kind]
    seen: dict[str, str] = {}
    for verb in table:
        may = [who for who in EVERYONE if _may(world, who, verb, thing)]
        seen[verb] = " ".join(may)
    assert seen == table


def _may(world: World, who: str, verb: str, thing: Model) -> bool:
    actor = getattr(world.cast, who).actor
    with acting_as(actor):
        return access.may(actor, verb, thing)


@pytest.mark.parametrize("who", EVERYONE)
def test_a_role_may_nothing_that_no_sentence_grants(world: World, who: str) -> None:
    actor = getattr(world.cast, who).actor
    granted = {(given.model, verb) for given in access.grants() if given.role == actor.role for verb in given.verbs}
    for model in guarded_models():
        for verb in access.VERBS:
            assert access.may(actor, verb, model) == ((model, verb) in granted), f"{model._meta.label} {verb}"


@pytest.mark.parametrize("who", EVERYONE)
def test_may_equals_membership_in_the_list_for_every_verb_and_every_row(world: World, who: str) -> None:
    actor = getattr(world.cast, who).actor
    with wall_off(), acting_as(actor):
        for model in guarded_models():
            rows = list(model._base_manager.order_by("-pk")[:3])
            for verb in access.VERBS:
                visible = model.objects.visible_to(actor, verb)
                # Most roles may do nothing with most kinds: for `none()` no statement needs to be built.
                listed = set() if visible.query.is_empty() else set(visible.filter(pk__in=[row.pk for row in rows]))
                assert {row for row in rows if access.may(actor, verb, row)} == listed, f"{model._meta.label} {verb}"


@pytest.mark.parametrize("who", EVERYONE)
def test_who_edits_or_hands_over_may_also_read(world: World, who: str) -> None:
    """Otherwise a refusal would answer 404 for something that can be changed."""
    actor = getattr(world.cast, who).actor
    with wall_off(), acting_as(actor):
        for model in guarded_models():
            for verb in ("edit", "assign", "release", "follow"):
                blind = model.objects.visible_to(actor, verb).exclude(
                    pk__in=model.objects.visible_to(actor, "read").values("pk")
                )
                assert not blind.exists(), f"{actor.name} may {verb} a {model._meta.label} without seeing it"


def test_nobody_without_a_membership_and_no_unknown_role_sees_a_row(world: World) -> None:
    for actor in (Actor.nobody(), Actor(user_id=world.cast.clara.user.pk, role="tsar"), Actor.system("unheard")):
        with wall_off(), acting_as(actor):
            for model in guarded_models():
                assert not model.objects.visible_to(actor).exists(), model._meta.label


def test_out_of_sight_raises_404_and_a_forbidden_verb_403(world: World) -> None:
    cast, case = world.cast, world.case
    with acting_as(cast.dana.actor), pytest.raises(Refused):
        access.require(cast.dana.actor, "assign", case)
    for who in ("cem", "carlo", "konrad", "stella", "leon", "petra", "adam"):
        actor = getattr(cast, who).actor
        with acting_as(actor), pytest.raises(Http404):
            access.require(actor, "edit", case)


def test_a_data_protection_officer_can_ask_who_may_read_a_case(world: World) -> None:
    actors = [getattr(world.cast, who).actor for who in EVERYONE]
    with wall_off():
        assert [actor.name for actor in access.who_may("read", world.case, actors)] == ["Clara Castell", "Dana Dorn"]


def guarded_models() -> list[Any]:
    """Every model that the policy could speak of."""
    return list(_guarded())


def _guarded() -> Iterator[Any]:
    for model in apps.get_models():
        if isinstance(getattr(model, "objects", None), Guarded) and not model._meta.abstract:
            yield model
