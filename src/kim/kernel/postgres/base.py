"""PostgreSQL backend that tells every transaction who acts, as its first statement.

Row-level security reads these settings. Outside a transaction they are not set, so nothing personal is visible.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from psycopg import _queries

from kim.kernel import actor, keys

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


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = SchemaEditor

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """As Django opens it, with room for the statements of all pages."""
        opened: Any = super().get_new_connection(conn_params)
        opened.prepared_max = PLANS_KEPT
        opened.adapters.register_dumper(keys.Keys, keys.KeysDumper)
        return opened

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # missing in the stubs
        if not autocommit and self.alias == "default" and self.connection is not None:
            actor.apply_context()
