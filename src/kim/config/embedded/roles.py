"""Roles and database of the application on an embedded server.

| role | may |
| --- | --- |
| `kim_owner` | owns the tables, migrates, creates test databases; no superuser, makes no roles |
| `kim_app` | log in for web and jobs; owns nothing, inherits nothing |
| `kim_figures` | no log-in; the evidence job becomes it and reads a view without persons |
| `kim_figures_source` | no log-in; owns that view; asks across the wall whether a name is known and who stands in |
"""

from __future__ import annotations

from gettext import gettext as _
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from kim.config import secrets
from kim.config.embedded.cluster import SUPERUSER
from kim.config.embedded.places import Places
from kim.config.trouble import Trouble

DATABASE = "kim"
OWNER, RUNTIME = "kim_owner", "kim_app"
FIGURES, FIGURES_SOURCE = "kim_figures", "kim_figures_source"
RIGHTS = {
    OWNER: "LOGIN INHERIT CREATEDB",
    RUNTIME: "LOGIN NOINHERIT NOCREATEDB",
    FIGURES: "NOLOGIN NOINHERIT NOCREATEDB",
    FIGURES_SOURCE: "NOLOGIN NOINHERIT NOCREATEDB",
}
MEMBERS = ((RUNTIME, OWNER), (FIGURES_SOURCE, OWNER), (FIGURES, RUNTIME))


def prepare(places: Places) -> None:
    """Create what is missing of roles and database, as superuser; a second time changes nothing."""
    try:
        with connect_as_superuser(places) as connection:
            _create_roles(connection, places)
            _create_database(connection)
    except psycopg.Error as error:
        sentence = _("The database in %(folder)s cannot be prepared: %(reason)s.")
        raise Trouble(sentence % {"folder": places.data, "reason": str(error).strip()}) from error


def connect_as_superuser(places: Places) -> psycopg.Connection:
    """A connection that only the operating-system user who started the server gets."""
    return psycopg.connect(host=str(places.socket), user=SUPERUSER, dbname="postgres", autocommit=True)


def url(places: Places, role: str) -> str:
    """Address of the database for `role`, with its password."""
    password, _is_new = secrets.kept(places.data, role)
    return f"postgresql://{role}:{quote(password)}@/{DATABASE}?{urlencode({'host': str(places.socket)})}"


def _create_roles(connection: psycopg.Connection, places: Places) -> None:
    passwords = {role: secrets.kept(places.data, role) for role in (OWNER, RUNTIME)}
    rows = connection.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(RIGHTS)])
    there = {row[0] for row in rows}
    # A new secret means that the old one is lost: the server learns the new one.
    if there == set(RIGHTS) and not any(is_new for _password, is_new in passwords.values()):
        return
    for role, rights in RIGHTS.items():
        verb = sql.SQL("ALTER" if role in there else "CREATE")
        connection.execute(sql.SQL("{} ROLE {} " + rights).format(verb, sql.Identifier(role)))
    for role, (password, _is_new) in passwords.items():
        # Hashed here: the password itself never reaches the server or its log.
        verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))
    for group, member in MEMBERS:
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(member)))


def _create_database(connection: psycopg.Connection) -> None:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
    if not found:
        names = (sql.Identifier(DATABASE), sql.Identifier(OWNER))
        connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
