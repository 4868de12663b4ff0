"""An empty database gets its tables from the models; an older one through the migrations. Both must be the same.

What binds columns (views, policies) makes way while tables change, and must be there again afterwards, all of it.
`python tools/same_tables.py` makes both on the server of the tests and prints every difference; exit code 1 if any.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

os.environ |= {"KIM_MODE": "test", "KIM_AS_OWNER": "true", "DJANGO_SETTINGS_MODULE": "kim.config.settings"}

COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
           pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r'
"""
# Without casts and brackets: PostgreSQL writes the same list of words in two ways, by when the column got its length.
CONSTRAINTS = """
    SELECT t.conrelid::regclass::text, t.contype,
           regexp_replace(pg_get_constraintdef(t.oid), '::(text|character varying)|[]()[]', '', 'g'),
           t.condeferrable, t.condeferred
    FROM pg_constraint t JOIN pg_namespace n ON n.oid = t.connamespace AND n.nspname = 'public' WHERE t.conrelid <> 0
"""
# Without their names: some of these Django makes up.
INDEXES = """
    SELECT tablename, regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX \\S+', 'CREATE \\1INDEX') FROM pg_indexes
    WHERE schemaname = 'public'
"""
BINDING = """
    SELECT schemaname, tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies
    UNION ALL
    SELECT schemaname, viewname, viewowner, definition, '', '', '' FROM pg_views WHERE schemaname = 'public'
"""


def main() -> int:
    """Compare; returns the exit code."""
    import django

    from kim.config.database import provide

    provide(for_tests=True)
    django.setup()
    by_models, by_migrations = (_catalogue(make) for make in (_by_models, _by_migrations))
    for what, row in sorted((by_models ^ by_migrations), key=str):
        where = "only by the models" if (what, row) in by_models else "only by the migrations"
        print(f"{what} {where}: {row}")
    return int(by_models != by_migrations)


def _by_models() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _by_migrations() -> None:
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    from kim.kernel import after_migrate

    after_migrate.create_extensions()
    call_command(Command(), verbosity=0)
    call_command("migrate", verbosity=0)
    after_migrate.take_down()
    assert not _read(BINDING), "something still binds columns"
    after_migrate.run()


def _catalogue(make: Callable[[], None]) -> set[tuple[str, Any]]:
    """What PostgreSQL knows of the tables that `make` makes in a database of its own."""
    with _database(f"kim_tables_of{make.__name__}_{os.getpid()}"):
        make()
        kinds = {"column": COLUMNS, "constraint": CONSTRAINTS, "index": INDEXES, "view or policy": BINDING}
        return {(what, row) for what, query in kinds.items() for row in _read(query)}


def _read(query: str) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Inside, Django's database is a new one of this name."""
    from django.db import connection, connections

    settings: Any = connections["default"].settings_dict
    before = settings["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    connections.close_all()
    settings["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        settings["NAME"] = before
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


if __name__ == "__main__":
    sys.exit(main())
