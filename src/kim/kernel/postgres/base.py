"""PostgreSQL backend that tells every transaction who acts, as its first statement.

Row-level security reads these settings. Outside a transaction they are not set, so nothing personal is visible.
"""

from __future__ import annotations

from django.db.backends.postgresql import base

from kim.kernel import actor


class DatabaseWrapper(base.DatabaseWrapper):
    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # missing in the stubs
        if not autocommit and self.alias == "default" and self.connection is not None:
            actor.apply_context()
