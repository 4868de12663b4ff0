"""Lifts the database wall inside a test, so that the policy stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from kim.kernel.wall import registry


@contextmanager
def wall_off() -> Iterator[None]:
    """No row-level security inside; the test's transaction rolls everything back."""
    _for_all("DISABLE")
    try:
        yield
    finally:
        _for_all("ENABLE")


def _for_all(verb: str) -> None:
    with connection.cursor() as cursor:
        # Pending checks would forbid to alter the tables.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("RESET ROLE")
        for model in registry.walls:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {verb} ROW LEVEL SECURITY')
        cursor.execute(f'SET ROLE "{settings.KIM_RUNTIME_ROLE}"')
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
