"""Databases that are copied instead of built: PostgreSQL copies all tables in a fraction of the time of migrating.

A template with all tables stays on the test server as long as the code that makes tables is the same. Every process of
a test run copies it to a database of its own, named after the process, so that two runs do not meet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, LiteralString

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from psycopg import sql
from psycopg.conninfo import make_conninfo

from kim.config.databases import KEPT_PLANS
from kim.config.folders import SOURCE

TEMPLATE, OWN = "kim_tables_", "kim_test_"
# Templates of other branches stay for a while; then the oldest goes.
TEMPLATES_KEPT = 3
# Layers that make no table. Whatever is not named here counts, also files that nobody has thought of yet.
MAKE_NO_TABLE = re.compile(r"src/kim/(ui|\w+/(views|forms|queries|actions|letters)|config/(cli|demo|serving))\b")


def own(purpose: str = "") -> str:
    """Name of a database of this process."""
    return f"{OWN}{os.getpid()}{purpose and '_'}{purpose}"


def tables() -> str:
    """Name of the template with all tables and nothing in them; made by the owner when it is missing."""
    name = TEMPLATE + _print_of_tables()
    with psycopg.connect(_server(), autocommit=True) as connection:
        # Held until the connection ends: other processes of the run wait for the one that makes it.
        connection.execute("SELECT pg_advisory_lock(hashtext('kim: templates of tests'))")
        if not is_there(name):
            _make(name)
        _clear_up(connection)
    return name


def _make(name: str) -> None:
    unfinished = f"{TEMPLATE}unfinished"
    drop(unfinished)
    _run("CREATE DATABASE {name}", name=unfinished)
    with using(unfinished), _as_owner():
        call_command("migrate", verbosity=0)
    # Renamed when it is whole: what was interrupted is never copied.
    _run("ALTER DATABASE {unfinished} RENAME TO {name}", unfinished=unfinished, name=name)


def _print_of_tables() -> str:
    """Short word that changes with everything that tables, walls and rights are made from."""
    code = [file for ending in ("py", "sql") for file in sorted(SOURCE.glob(f"src/kim/**/*.{ending}"))]
    names = [(file, file.relative_to(SOURCE).as_posix()) for file in (*code, SOURCE / "uv.lock")]
    return sha256(b"".join(file.read_bytes() for file, name in names if not MAKE_NO_TABLE.match(name))).hexdigest()[:12]


def _clear_up(connection: psycopg.Connection) -> None:
    """Remove the oldest templates, and what killed processes left behind."""
    rows = connection.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    names = [name for (name,) in rows]
    left = [name for name in names if (found := re.match(rf"{OWN}(\d+)", name)) and not _is_running(int(found[1]))]
    for name in [*left, *[name for name in names if name.startswith(TEMPLATE)][TEMPLATES_KEPT:]]:
        drop(name)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def copy(source: str, target: str) -> None:
    """Make `target` a copy of `source`; nobody may be connected to it."""
    connections.close_all()
    drop(target)
    _run("CREATE DATABASE {target} TEMPLATE {source}", source=source, target=target)


def drop(name: str) -> None:
    """Remove a database, also when a thread of a server still holds a connection."""
    _run("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)


def is_there(name: str) -> bool:
    """Whether the server has this database."""
    with psycopg.connect(_server()) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


@contextmanager
def using(name: str) -> Iterator[None]:
    """Inside, Django's database is `name`, in all threads."""
    database: Any = connections["default"].settings_dict
    before = database["NAME"]
    connections.close_all()
    database["NAME"] = settings.DATABASES["default"]["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        database["NAME"] = settings.DATABASES["default"]["NAME"] = before


@contextmanager
def as_runtime_role() -> Iterator[None]:
    """Inside, every connection is bound by the walls as the web server's is."""
    options: Any = connections["default"].settings_dict["OPTIONS"]
    connections.close_all()
    options["assume_role"] = settings.KIM_RUNTIME_ROLE
    try:
        yield
    finally:
        connections.close_all()
        del options["assume_role"]


# What a migrated database begins with.
_KEPT = ["django_content_type", "auth_permission", "django_migrations"]
_WRITTEN_TO = """
WITH RECURSIVE written AS (
    SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND pg_relation_size(oid) > 0 AND relname <> ALL (%s)
    UNION
    SELECT pointing.conrelid FROM pg_constraint AS pointing JOIN written ON pointing.confrelid = written.oid
)
SELECT oid::regclass::text FROM written
"""


@contextmanager
def emptied_by_owner() -> Iterator[None]:
    """Inside, what a test with real transactions wrote is removed by the owner: the runtime role has no right to it.

    Only tables that were written to are emptied, with what points to them: most of these tests write nothing, and to
    empty all tables, as Django does, takes half a second.
    """

    def empty(_test: TransactionTestCase) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")
            cursor.execute(_WRITTEN_TO, [_KEPT])
            if written := [name for (name,) in cursor.fetchall()]:
                cursor.execute(f"TRUNCATE {', '.join(written)}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@contextmanager
def _as_owner() -> Iterator[None]:
    """Inside, connections keep the role that they log in with, whatever is set around."""
    options: Any = connections["default"].settings_dict["OPTIONS"]
    role = options.pop("assume_role", None)
    try:
        yield
    finally:
        connections.close_all()
        if role:
            options["assume_role"] = role


def _server() -> str:
    """Address of the server for what no transaction allows: as owner, beside the databases of the tests."""
    database = connections["default"].settings_dict
    for_django = {"assume_role", *KEPT_PLANS}
    options = {name: value for name, value in database["OPTIONS"].items() if name not in for_django}
    return make_conninfo(
        dbname="postgres",
        user=database["USER"],
        password=database["PASSWORD"],
        host=database["HOST"],
        port=database["PORT"],
        **options,
    )


def _run(text: LiteralString, **names: str) -> None:
    with psycopg.connect(_server(), autocommit=True) as connection:
        connection.execute(sql.SQL(text).format(**{key: sql.Identifier(name) for key, name in names.items()}))
