"""A merge whose process is killed in the middle has not happened."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from kim.kernel.actor import acting_as
from kim.people import hanging
from kim.people.actions import merging
from kim.people.ledger import Ledger
from kim.people.models import Merge, Person
from tests import make
from tests.cast import Cast
from tests.people.merge_world import everything, tables


@pytest.mark.django_db(transaction=True)
def test_a_merge_that_is_killed_in_the_middle_leaves_nothing(cast: Cast) -> None:
    actor = cast.clara.actor
    case = make.case(actor)
    kept, given_up = (make.person(actor, case, name) for name in ("Yousif", "Youssef"))
    make.step(actor, case, person=given_up)
    with acting_as(actor), transaction.atomic():
        before = everything(list(tables()))
    _kill_in_the_middle(lambda: merging.merge(actor=actor, kept=kept, given_up=given_up, reason="Pass"))
    with acting_as(actor), transaction.atomic():
        assert everything(list(tables())) == before
        assert not Merge.objects.exists()
        assert Person.objects.filter(pk__in=[kept.pk, given_up.pk]).count() == 2
        # Nobody is locked out either: the same merge goes through now.
        merging.merge(actor=actor, kept=kept, given_up=given_up, reason="Pass")


def _kill_in_the_middle(act: Callable[[], Any]) -> None:
    """Run `act` in a process of its own and kill it with the first row written and the last one not."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_until_killed(act, writing)
    os.close(writing)
    assert os.read(reading, 1) == b"m", "the merge ended before it was killed"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _wait_for_the_server()


_inherited: list[Any] = []


def _run_until_killed(act: Callable[[], Any], writing: int) -> None:
    # The socket belongs to the parent: it is kept open and never used here.
    _inherited.append(connection.connection)
    connection.connection = None

    def stop_here(_ledger: Ledger, _given_up: Person, _kept: Person) -> None:
        original(_ledger, _given_up, _kept)
        os.write(writing, b"m")
        time.sleep(600)

    original, hanging.move = hanging.move, stop_here
    try:
        act()
    finally:
        os.write(writing, b"e")
        os._exit(1)


def _wait_for_the_server() -> None:
    """The server notices that the client is gone when it next reads from it; then it rolls back."""
    for _each in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the transaction of the killed process is still open")


def test_the_ledger_touches_no_other_table(cast: Cast) -> None:
    from kim.people import ledger

    with acting_as(cast.clara.actor), pytest.raises(ValueError, match="may not touch"):
        ledger.undo([{"act": "deleted", "table": "accounts_user", "id": 1, "row": {}}], hanging.tables())
