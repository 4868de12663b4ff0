"""Kill a process in the middle of what it does, and wait until the database has noticed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

_inherited: list[Any] = []


def kill_in_the_middle(act: Callable[[], Any], of: Any, step: str) -> None:
    """Run `act` in a process of its own and kill it as soon as the function `step` of `of` has done its part."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run_until_killed(act, of, step, writing)
    os.close(writing)
    assert os.read(reading, 1) == b"m", "it ended before it was killed"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _wait_for_the_server()


def _run_until_killed(act: Callable[[], Any], of: Any, step: str, writing: int) -> None:
    # The socket belongs to the parent: it is kept open and never used here.
    _inherited.append(connection.connection)
    connection.connection = None
    whole = getattr(of, step)

    def stop_here(*args: Any, **kwargs: Any) -> None:
        whole(*args, **kwargs)
        os.write(writing, b"m")
        time.sleep(600)

    try:
        pytest.MonkeyPatch().setattr(of, step, stop_here)
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
