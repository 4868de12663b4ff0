"""One statement that the database answers while the program does something else.

It is sent through a pipeline of psycopg, which does not wait for the answer. The next thing that is said on the
connection waits for it first, so that a pipeline holds one statement and whatever fails in it fails there.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any


class Ahead:
    """What was asked. `wrapper` is the connection as Django has it. Raises what cannot be sent."""

    def __init__(self, wrapper: Any, text: str, params: Any) -> None:
        self._connection, self._cursor = wrapper.connection, wrapper.cursor()
        with ExitStack() as begun:
            begun.enter_context(wrapper.one_way())
            self._cursor.execute(text, params)
            self._pipeline = begun.pop_all()

    def rows(self) -> list[tuple[Any, ...]]:
        """The answer. Raises what the statement raised."""
        self.wait()
        found: list[tuple[Any, ...]] = self._cursor.fetchall()
        return found

    def wait(self) -> None:
        """Until the answer is here. The connection is then as after any other statement. Raises what it raised."""
        if self._connection.ahead is self:
            self._connection.ahead = None
            self._pipeline.close()
