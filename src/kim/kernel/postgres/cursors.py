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
MOST_LEFT_BEHIND = 50


def say_first(connection: Any) -> None:
    """Wait for what was asked ahead on this connection of psycopg, and send what waits, in one trip."""
    if connection.ahead:
        connection.ahead.wait()
    is_pipeline = connection.pgconn.pipeline_status != PipelineStatus.OFF
    if is_pipeline:
        connection._prepared.doubt()
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
        # psycopg does it in a pipeline of its own.
        with self.connection._prepared.doubting():
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

    _doubted_from: int | None = None
    _is_kept = False
    _left_behind = 0

    def doubt(self) -> None:
        """What is prepared from now on may not be there, if what comes next is a way back."""
        if self._doubted_from is None:
            self._doubted_from = self._prepared_idx

    @contextmanager
    def doubting(self) -> Iterator[None]:
        """Around a pipeline. One that ends well leaves no doubt but what there was before."""
        before = self._doubted_from
        self.doubt()
        yield
        self._doubted_from = before

    @contextmanager
    def outliving_rollback(self) -> Iterator[None]:
        """Inside, a whole transaction is undone, for which psycopg does not ask `_should_discard`."""
        self._is_kept = not self._forget_doubted()
        try:
            yield
        finally:
            self._is_kept = False

    def clear(self) -> bool:
        """Forget all plans, unless they outlive what is going on."""
        if self._is_kept:
            return False
        self._doubted_from, self._left_behind = None, 0
        return super().clear()

    def _forget_doubted(self) -> bool:
        """Forget the plans that may not be there; True if so many were that it is time to begin anew."""
        if self._doubted_from is not None:
            doubted = [key for key, name in self._names.items() if _number(name) >= self._doubted_from]
            for key in doubted:
                del self._names[key]
            # The server may have them nevertheless, and is not asked: to give up what is not there is an error.
            self._left_behind += len(doubted)
            self._doubted_from = None
        return self._left_behind > MOST_LEFT_BEHIND

    def _should_discard(self, prep: _preparing.Prepare, results: Sequence[Any], *_pattern: Any) -> bool:
        done = [one.command_status or b"" for one in results if one.status == ExecStatus.COMMAND_OK]
        is_time = any(each.startswith(b"ROLLBACK") for each in done) and self._forget_doubted()
        return self.clear() if is_time or any(UNMAKES.match(each) for each in done) else False


def _number(name: bytes) -> int:
    """psycopg calls its plans _pg3_0, _pg3_1 and so on."""
    return int(name.rpartition(b"_")[2])
