"""What is asked ahead is answered as if it had been waited for, and whatever fails in it is heard of."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from psycopg.pq import PipelineStatus, TransactionStatus

from kim.kernel.actor import Actor, acting_as
from kim.kernel.postgres.ahead import Ahead

WHO = "SELECT current_setting('app.actor')"
FAILS = "SELECT 1 / %s::int"

pytestmark = pytest.mark.django_db


@pytest.fixture
def raw() -> Iterator[psycopg.Connection[Any]]:
    """The connection of psycopg, which must not stay in a pipeline."""
    connection.ensure_connection()
    found: Any = connection.connection
    yield found
    assert found.closed or found.pgconn.pipeline_status == PipelineStatus.OFF


def ahead(text: str, *params: Any) -> Ahead:
    asked: Ahead = connection.ask_ahead(text, params)  # type: ignore[attr-defined]
    return asked


def ask(text: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchone()[0]


WAITS: dict[str, Callable[[Ahead], Any]] = {
    "answer": Ahead.rows,
    "statement": lambda _asked: ask("SELECT 1"),
    "statement ahead": lambda _asked: ahead("SELECT 1"),
}


def test_nobody_waits_until_the_answer_is_wanted(raw: Any) -> None:
    asked = ahead("SELECT pg_sleep(0.3), %s::int", 7)
    assert raw.info.transaction_status == TransactionStatus.ACTIVE
    assert asked.rows() == [("", 7)]
    assert raw.info.transaction_status == TransactionStatus.INTRANS


def test_the_next_statement_waits_for_it(raw: Any) -> None:
    asked = ahead("SELECT %s::int", 7)
    assert ask("SELECT 8") == 8
    second = ahead("SELECT %s::int", 9)
    third = ahead("SELECT %s::int", 10)
    assert [each.rows() for each in (asked, second, third)] == [[(7,)], [(9,)], [(10,)]]


def test_it_is_asked_as_whoever_acts_when_it_is_sent(raw: Any) -> None:
    with transaction.atomic(), acting_as(Actor(user_id=7)):
        asked = ahead(WHO)
        with transaction.atomic(), acting_as(Actor(user_id=8)):
            assert asked.rows() == [("7",)]
            assert ask(WHO) == "8"


@pytest.mark.parametrize("waits", WAITS)
def test_what_fails_in_it_is_raised_by_whatever_waits_for_it(raw: Any, waits: str) -> None:
    with transaction.atomic():
        savepoint = transaction.savepoint()
        asked = ahead(FAILS, 0)
        with pytest.raises(DatabaseError, match="division by zero"):
            WAITS[waits](asked)
        transaction.savepoint_rollback(savepoint)
        assert ask("SELECT 1") == 1


def test_a_way_back_leaves_behind_what_failed(raw: Any) -> None:
    with suppress(ValueError), transaction.atomic():
        ask("SELECT 1")
        ahead(FAILS, 0)
        raise ValueError
    assert ask("SELECT 1") == 1


@pytest.mark.django_db(transaction=True)
def test_a_commit_hears_of_what_failed() -> None:
    """PostgreSQL would undo everything and say nothing of it."""
    with pytest.raises(DatabaseError, match="division by zero"), transaction.atomic():
        ahead(FAILS, 0)
    assert ask("SELECT 1") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("waits", WAITS)
def test_a_database_that_is_gone_is_heard_of(waits: str) -> None:
    with pytest.raises(OperationalError):
        _ask_and_lose(WAITS[waits])
    assert ask("SELECT 1") == 1


@transaction.atomic
def _ask_and_lose(wait: Callable[[Ahead], Any]) -> None:
    asked = ahead("SELECT pg_sleep(0.2)")
    _cut(connection.connection)
    wait(asked)


def _cut(raw: Any) -> None:
    with socket.socket(fileno=os.dup(raw.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


@pytest.mark.django_db(transaction=True)
def test_plans_made_in_it_are_kept_unless_it_broke() -> None:
    connection.ensure_connection()
    plans: Any = connection.connection._prepared  # type: ignore[union-attr]

    def kept() -> bool:
        return any(b"+ 41" in query for query, _types in plans._names)

    with transaction.atomic():
        assert [ahead("SELECT %s::int + 41", number).rows() for number in (1, 2, 3)] == [[(42,)], [(43,)], [(44,)]]
        transaction.set_rollback(True)
    assert kept()
    plans.prepare_threshold, before = 0, plans.prepare_threshold
    with suppress(DatabaseError), transaction.atomic():
        ahead(FAILS, 0)
        transaction.set_rollback(True)
    plans.prepare_threshold = before
    assert kept()
    assert not any(b"1 / " in query for query, _types in plans._names)
    assert ahead("SELECT %s::int + 41", 1).rows() == [(42,)]
