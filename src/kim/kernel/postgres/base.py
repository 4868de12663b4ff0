"""PostgreSQL backend that tells every transaction who acts, before its first statement.

Row-level security reads these settings. Outside a transaction they are not set, so nothing personal is visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

from django.db import Error
from django.db.backends.postgresql import base
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from psycopg import _queries, sql
from psycopg.pq import TransactionStatus

from kim.kernel import actor, keys
from kim.kernel.postgres import cursors
from kim.kernel.postgres.ahead import Ahead
from kim.kernel.postgres.unsaid import Unsaid

# psycopg keeps what it has made of a text only up to 4,096 characters and fifty values, because long ones rarely come
# again. Ours are written once (kernel/texts.py), and the longest belong to the pages that are asked most.
_queries.MAX_CACHED_STATEMENT_LENGTH, _queries.MAX_CACHED_STATEMENT_PARAMS = 50_000, 500

# The most used pages ask some two hundred different statements; one plan takes about a tenth of a megabyte.
PLANS_KEPT = 300


class SchemaEditor(DatabaseSchemaEditor):
    """Writes the CHECK of a field anew when its codes change; Django compares its own kinds of CHECK only."""

    def _field_db_check(self, field: Any, field_db_params: dict[str, Any]) -> str | None:
        # The name stands for any column, so that renaming one makes no new CHECK.
        if hasattr(field, "check_of"):
            return str(field.check_of("__column_name__"))
        found: str | None = super()._field_db_check(field, field_db_params)  # type: ignore[misc]  # not in the stubs
        return found


# A page tells the same a few times, and a person on every page of the day.
@lru_cache(maxsize=512)
def _telling(settings: tuple[tuple[str, str], ...]) -> str:
    told = [f"set_config({_quoted(name)}, {_quoted(value)}, true)" for name, value in settings]
    return f"SELECT {', '.join(told)}"


def _quoted(value: str) -> str:
    return sql.Literal(value).as_string(None)


class DatabaseWrapper(base.DatabaseWrapper):
    """Savepoints and who acts are told to the server with the next statement (`unsaid`)."""

    SchemaEditorClass = SchemaEditor

    def get_connection_params(self) -> dict[str, Any]:
        """As Django finds them, with cursors that say first what waits."""
        found: dict[str, Any] = super().get_connection_params()
        return found | {"cursor_factory": cursors.SAYING_FIRST[found["cursor_factory"]]}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """As Django opens it, with room for the statements of all pages."""
        opened: Any = super().get_new_connection(conn_params)
        opened.unsaid, opened.ahead = Unsaid(), None
        opened.server_cursor_factory = cursors.ServerCursor
        kept = cursors.KeptPlans()
        kept.prepare_threshold, kept.prepared_max = opened.prepare_threshold, PLANS_KEPT
        opened._prepared = kept
        opened.adapters.register_dumper(keys.Keys, keys.KeysDumper)
        return opened

    def tell(self, settings: Mapping[str, str]) -> None:
        """Have these settings hold until the transaction, or the savepoint in which they are told, is undone."""
        self.ensure_connection()
        self.connection.unsaid.act(_telling(tuple(settings.items())))

    def ask_ahead(self, text: str, params: Sequence[Any]) -> Ahead:
        """Send a statement without waiting for its answer, which `rows` of what is returned has."""
        self.ensure_connection()
        cursors.say_first(self.connection)
        self.connection.ahead = Ahead(self, text, params)
        return self.connection.ahead  # type: ignore[no-any-return]

    @contextmanager
    def one_way(self) -> Iterator[None]:
        """What is sent inside travels together, without waiting for answers. Leaving raises what one of it raised."""
        self.ensure_connection()
        with self.wrap_database_errors, self.connection._prepared.doubting(), self.connection.pipeline():
            yield

    def _savepoint(self, sid: str) -> None:
        self.connection.unsaid.make(sid, self.ops.savepoint_create_sql(sid))

    def _savepoint_commit(self, sid: str) -> None:
        if self.connection.info.transaction_status == TransactionStatus.INERROR:
            # The server refuses, and Django then goes back to the savepoint.
            super()._savepoint_commit(sid)  # type: ignore[misc]  # missing in the stubs
        else:
            self.connection.unsaid.release(sid, self.ops.savepoint_commit_sql(sid))

    def _savepoint_rollback(self, sid: str) -> None:
        if self.connection.unsaid.go_back(sid):
            self._give_up_ahead()
            super()._savepoint_rollback(sid)  # type: ignore[misc]

    def _commit(self) -> None:
        if self.connection is not None and self.connection.ahead:
            self.connection.ahead.wait()
        self._forget_unsaid()
        super()._commit()  # type: ignore[misc]

    def _rollback(self) -> None:
        self._give_up_ahead()
        self._forget_unsaid()
        if self.connection is not None:
            with self.connection._prepared.outliving_rollback():
                super()._rollback()  # type: ignore[misc]

    def _give_up_ahead(self) -> None:
        if self.connection is not None and self.connection.ahead:
            # What failed in it is undone here.
            with suppress(Error):
                self.connection.ahead.wait()

    def _forget_unsaid(self) -> None:
        # Nothing waits for the end of a transaction but checks of keys, which no wall reads for.
        if self.connection is not None:
            self.connection.unsaid.forget()

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit and self.alias == "default" and self.connection is not None:
            actor.apply_context()
