"""An embedded database of its own for the measurement, filled by COPY."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

FOLDER = Path(__file__).resolve().parents[2] / ".kim-bench"


def start(folder: Path) -> Any:
    """Start or attach to the server below `folder`, and load Django as the runtime role; the server's places."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    os.environ |= {"KIM_DATA_DIR": str(folder), "KIM_MODE": "demo", "KIM_LANGUAGE": "de"}
    from kim.config import embedded
    from kim.config.cli.starting import start_django
    from kim.config.embedded import roles
    from kim.config.serving import memory

    places = embedded.attach(folder, {"shared_buffers": "512MB", "max_wal_size": "4GB"}, roles.prepare)
    start_django()
    memory.settle()
    return places


def migrate() -> None:
    """Tables, walls and rights, by the owner in a process of its own."""
    import subprocess

    from django.core.management import call_command

    command = [sys.executable, "-m", "kim.config.preparing", "tables"]
    subprocess.run(command, check=True, env={**os.environ, "KIM_AS_OWNER": "true"})
    call_command("collectstatic", verbosity=0, interactive=False)


def superuser(places: Any) -> psycopg.Connection[Any]:
    """For filling only: passes the wall, writes no audit, checks no key one by one."""
    from kim.config.embedded.cluster import SUPERUSER
    from kim.config.embedded.roles import DATABASE

    return psycopg.connect(host=str(places.socket), user=SUPERUSER, dbname=DATABASE)


def fill(places: Any, cases: int, *, lists_only: bool = False) -> float:
    """Empty all tables and fill them; seconds it took."""
    from content import CONSTANT, District

    began = time.monotonic()
    with superuser(places) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        tables = ", ".join(f'"{model._meta.db_table}"' for model in CONSTANT)
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        for number, sheets in enumerate(District(cases, lists_only=lists_only).build(), start=1):
            for sheet in sheets:
                sheet.copy(cursor)
            if number % 10 == 0:
                print(f"  unit {number}, {time.monotonic() - began:.0f} s", flush=True)
        for sheet in sheets:
            _set_sequence(cursor, sheet)
    with superuser(places) as connection:
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")
    return time.monotonic() - began


def _set_sequence(cursor: Any, sheet: Any) -> None:
    if "id" in sheet.columns and sheet.key:
        table = sheet.model._meta.db_table
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [f'"{table}"', sheet.key])


def counts(places: Any) -> dict[str, int]:
    """How many rows each table has."""
    from content import CONSTANT

    with superuser(places) as connection:
        found = {}
        for model in CONSTANT:
            question = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(model._meta.db_table))
            (rows,) = connection.execute(question).fetchone() or (0,)
            found[model._meta.db_table] = int(rows)
        return found
