"""Every condition of the policy, written once and filled, says word for word what Django would write for the actor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import FullResultSet
from django.db import connection
from django.db.models import Model, Q
from django.urls import get_resolver

from kim.accounts.rules.roles import Role
from kim.kernel import access, clock, marks, remembered, texts
from kim.kernel.actor import Actor
from kim.policy import casework, people

SOMEBODY, DAY = (71, 72, 73), date(2027, 3, 4)
HELD = ((81, 82), (91, 92))
RULES = sorted(
    {(grant.role, verb, grant.model) for grant in access.grants() for verb in grant.verbs},
    key=lambda rule: (rule[0], rule[1], rule[2]._meta.label),
)

ASKED_ALL_DAY = (
    "casework.Case",
    "casework.Step",
    "casework.Contact",
    "casework.Task",
    "people.Person",
    "people.Household",
)


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Cases in hand, and a day that is not the one on which the process began."""
    for module in (casework, people):
        monkeypatch.setattr(module, "keys_in_hand", lambda actor: HELD if actor.user_id == SOMEBODY[0] else ())
    with clock.at(DAY):
        yield


def where(model: type[Model], condition: Any) -> tuple[str, list[Any]]:
    """Text and values of a condition."""
    query = model._base_manager.filter(condition).query
    query.get_initial_alias()
    try:
        text, params = query.get_compiler(connection=connection).compile(query.where)
    except FullResultSet:
        return "", []
    # What was kept stands in brackets of its own.
    return text if isinstance(condition, Q) else text[1:-1], [repr(param) for param in params]


@pytest.mark.parametrize("drawing", [False, True], ids=["anywhere", "on-a-page"])
def test_what_is_written_once_is_what_django_writes_for_each_actor(drawing: bool) -> None:
    written: set[tuple[str, str]] = set()
    with remembered.for_one_page() if drawing else nullcontext():
        for role, verb, model in RULES:
            actor = Actor(*SOMEBODY, role=role)
            anew, kept = access.composed(actor, verb, model), access.condition(actor, verb, model)
            assert anew is not None and kept is not None
            assert where(model, kept) == where(model, anew), (role, verb, model)
            if not isinstance(kept, Q):
                written.add((role, model._meta.label))
    # The others hold for every row, or join other tables to it; Django writes those each time.
    assert {(Role.CASE_MANAGER, label) for label in ASKED_ALL_DAY} <= written


GIVEN = {int: 55, str: "K7", list: [56, 57], date: date(2027, 4, 5)}


@pytest.mark.parametrize("drawing", [False, True], ids=["anywhere", "on-a-page"])
def test_every_statement_that_is_kept_for_a_role_is_what_django_writes_for_each_actor(drawing: bool) -> None:
    assert get_resolver().url_patterns
    assert len(texts.KEPT) > 10
    with remembered.for_one_page() if drawing else nullcontext():
        for kept in list(texts.KEPT):
            values = {name: GIVEN[kind] for name, kind in kept.kinds.items()}
            for role in Role:
                actor = Actor(*SOMEBODY, role=role)
                assert shown(kept.of(actor, values)) == shown(kept.write(actor, **values)), kept.write


@pytest.mark.parametrize("job", sorted(access.roles().keys() - {str(role) for role in Role}))
def test_for_a_job_nothing_is_kept(job: str) -> None:
    assert not marks.can_stand_for(Actor.system(job.removeprefix("system:")))


def shown(statement: texts.Statement) -> tuple[str, list[str]]:
    _what, text, params = statement
    return text, [repr(param) for param in params]
