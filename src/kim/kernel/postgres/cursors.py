"""Cursors that say first what waits (`unsaid`), and plans that outlive a way back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import _preparing
from psycopg.pq import ExecStatus, PipelineStatus

UNMAKES = re.compile(rb"(DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b")


def say_first(connection: Any) -> None:
    """Wait for what was asked ahead on this connection of psycopg, and send what waits, in one trip."""
    if connection.ahead:
        connection.ahead.wait()
    is_pipeline = connection.pgconn.pipeline_status != PipelineStatus.OFF
    connection._prepared.was_in_pipeline |= is_pipeline
    if connection.unsaid:
        texts = connection.unsaid.take()
        # In a pipeline a text holds one statement; they travel together all the same.
        for text in texts if is_pipeline else ["; ".join(texts)]:
            psycopg.Cursor(connection).execute(text, prepare=False)


class _SayingFirst:
    """Nothing is sent through a cursor before the server knows what waits."""

    connection: Any

    def execute(self, *given: Any, **named: Any) -> Any:
        say_first(self.connection)
        return super().execute(*given, **named)  # type: ignore[misc]

    def executemany(self, *given: Any, **named: Any) -> Any:
        say_first(self.connection)
        self.connection._prepared.was_in_pipeline = True
        return super().executemany(*given, **named)  # type: ignore[misc]

    def copy(self, *given: Any, **named: Any) -> Any:
        say_first(self.connection)
        return super().copy(*given, **named)  # type: ignore[misc]

    def stream(self, *given: Any, **named: Any) -> Any:
        say_first(self.connection)
        return super().stream(*given, **named)  # type: ignore[misc]


class BindingCursor(_SayingFirst, base.ServerBindingCursor):
    """Values travel beside the text."""


class WritingCursor(_SayingFirst, base.Cursor):
    """Values are written into the text."""


class ServerCursor(_SayingFirst, psycopg.ServerCursor[Any]):
    """Rows are fetched by and by; a fetch happens as whoever acts at that moment, as with any other statement."""

    def fetchone(self) -> Any:
        say_first(self.connection)
        return super().fetchone()

    def fetchmany(self, size: int = 0) -> list[Any]:
        say_first(self.connection)
        return super().fetchmany(size)

    def fetchall(self) -> list[Any]:
        say_first(self.connection)
        return super().fetchall()

    def __next__(self) -> Any:
        say_first(self.connection)
        return super().__next__()


SAYING_FIRST: dict[Any, Any] = {base.ServerBindingCursor: BindingCursor, base.Cursor: WritingCursor}


class KeptPlans(_preparing.PrepareManager):
    """Plans of a connection. psycopg forgets all of them at every ROLLBACK, also at one to a savepoint.

    It does so because a table may be made anew after one. Here every page that is refused goes back, and no table is
    made by whoever serves pages. What was prepared in a pipeline that broke is forgotten: psycopg believes that it is
    there.
    """

    was_in_pipeline = False
    _is_kept = False

    @contextmanager
    def outliving_rollback(self) -> Iterator[None]:
        """Inside, a whole transaction is undone, for which psycopg does not ask `_should_discard`."""
        self._is_kept = not self.was_in_pipeline
        try:
            yield
        finally:
            self._is_kept = self.was_in_pipeline = False

    def clear(self) -> bool:
        """Forget all plans, unless they outlive what is going on."""
        return False if self._is_kept else super().clear()

    def _should_discard(self, prep: _preparing.Prepare, results: Sequence[Any], *_pattern: Any) -> bool:
        done = [one.command_status or b"" for one in results if one.status == ExecStatus.COMMAND_OK]
        goes_back = any(each.startswith(b"ROLLBACK") for each in done)
        in_doubt = goes_back and self.was_in_pipeline
        if goes_back:
            self.was_in_pipeline = False
        return self.clear() if in_doubt or any(UNMAKES.match(each) for each in done) else False
