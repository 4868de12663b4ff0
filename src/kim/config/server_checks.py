"""What Django asks of the database server before it migrates, because production servers differ.

A server that folds umlauts wrongly loses people in searches; a role that passes walls loses the second wall. Both
are silent, so they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from kim.config import file_keys

# PostgreSQL 17 with its built-in provider and LC_CTYPE=C passes the first and fails the second.
UMLAUTS = "SELECT lower('Ä') = 'ä' AND to_tsvector('german', 'ÄPFEL') = to_tsvector('german', 'äpfel')"
ENCODING = "SELECT current_setting('server_encoding') = 'UTF8'"
BOUND = "SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = %s"


def look(alias: str) -> list[CheckMessage]:
    """What is wrong with the server of database `alias`."""
    found: list[CheckMessage] = []
    with connections[alias].cursor() as cursor:
        cursor.execute(ENCODING)
        if cursor.fetchone() != (True,):
            found.append(Error("The database is not encoded in UTF8; create it anew.", id="config.E001"))
        cursor.execute(UMLAUTS)
        if cursor.fetchone() != (True,):
            hint = "Create the database with LOCALE 'C.UTF-8' or 'de_DE.UTF-8'."
            found.append(Error("The database does not fold umlauts.", hint=hint, id="config.E002"))
        cursor.execute("SELECT session_user::text")
        for role in sorted({settings.KIM_RUNTIME_ROLE, *cursor.fetchone()}):
            cursor.execute(BOUND, [role])
            if cursor.fetchone() != (True,):
                hint = "ALTER ROLE … NOSUPERUSER NOBYPASSRLS"
                message = f"The role {role} is missing, or row-level security does not bind it."
                found.append(Error(message, hint=hint, id="config.E003"))
    return found


@register(Tags.security, deploy=True)
def file_key(**kwargs: Any) -> list[CheckMessage]:
    """Run by `check --deploy`."""
    return [] if settings.KIM_FILE_KEYS else [Error(file_keys.MISSING, id="config.E004")]


@register(Tags.security, deploy=True)
def own_letters(**kwargs: Any) -> list[CheckMessage]:
    """Run by `check --deploy`."""
    from kim.casework.letters import own

    return [Error(problem, id="config.E005") for problem in own.problems(settings.KIM_LETTERS)]


@register(Tags.database)
def server(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Run by `migrate`, and by `check --database default`."""
    return [message for alias in databases or () for message in look(alias)]
