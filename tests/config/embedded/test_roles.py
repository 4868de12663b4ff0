"""Who may do what in the embedded server's database."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator

import psycopg
import pytest

from kim.config import embedded
from kim.config.embedded import roles
from tests.config.embedded.helpers import as_account, open_folder, query


@pytest.fixture(scope="module")
def places() -> Iterator[embedded.Places]:
    """One server for all tests of this file."""
    with open_folder() as folder:
        yield embedded.attach(folder / "data", prepare=roles.prepare)
        embedded.release(folder / "data")


def ask(places: embedded.Places, role: str, statement: str) -> object:
    with psycopg.connect(roles.url(places, role), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
        return row and row[0]


def test_owner_and_runtime_log_in_with_their_secrets(places: embedded.Places) -> None:
    for role in (roles.OWNER, roles.RUNTIME):
        assert ask(places, role, "SELECT current_user::text") == role


def test_secrets_are_readable_by_their_owner_only(places: embedded.Places) -> None:
    for role in (roles.OWNER, roles.RUNTIME):
        assert (places.data / "secrets" / role).stat().st_mode & 0o777 == 0o600


def test_a_wrong_password_is_refused(places: embedded.Places) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(places.socket), user=roles.RUNTIME, password="guessed", dbname=roles.DATABASE)


@pytest.mark.parametrize("role", ["kim_figures", "kim_figures_source", "postgres-of-another-name"])
def test_nobody_else_logs_in(places: embedded.Places, role: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="no pg_hba"):
        psycopg.connect(host=str(places.socket), user=role, dbname=roles.DATABASE)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_only_the_person_who_started_it_is_superuser(places: embedded.Places) -> None:
    games = pwd.getpwnam("games")
    # Opened on purpose: the folder's mode alone would already keep others out, the rules must do it as well.
    for folder in (places.socket, places.socket / ".s.PGSQL.5432"):
        folder.chmod(0o777)

    def act() -> None:
        roles.connect_as_superuser(places)

    assert "Peer authentication failed" in as_account(games.pw_uid, games.pw_gid, act)


def test_no_role_of_the_application_is_superuser_or_passes_walls(places: embedded.Places) -> None:
    found = query(
        places.data,
        "SELECT rolname::text, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit, rolcanlogin "
        "FROM pg_roles WHERE rolname LIKE 'kim%' ORDER BY 1",
    )
    assert found == [
        ("kim_app", False, False, False, False, False, True),
        ("kim_figures", False, False, False, False, False, False),
        ("kim_figures_source", False, False, False, False, False, False),
        ("kim_owner", False, False, False, True, True, True),
    ]


def test_the_runtime_role_makes_no_tables(places: embedded.Places) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(places, roles.RUNTIME, "CREATE TABLE note ()")


def test_the_owner_becomes_the_runtime_role_for_tests(places: embedded.Places) -> None:
    with psycopg.connect(roles.url(places, roles.OWNER)) as connection:
        connection.execute("SET ROLE kim_app")
        connection.execute("SET ROLE kim_figures_source")


def test_the_runtime_role_becomes_figures_and_not_its_source(places: embedded.Places) -> None:
    with psycopg.connect(roles.url(places, roles.RUNTIME)) as connection:
        connection.execute("SET ROLE kim_figures")
        connection.execute("RESET ROLE")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SET ROLE kim_figures_source")


def test_preparing_twice_changes_nothing(places: embedded.Places) -> None:
    before = query(places.data, "SELECT rolname::text, rolpassword FROM pg_authid ORDER BY 1")
    roles.prepare(places)
    assert query(places.data, "SELECT rolname::text, rolpassword FROM pg_authid ORDER BY 1") == before


def test_a_lost_secret_is_replaced(places: embedded.Places) -> None:
    (places.data / "secrets" / roles.RUNTIME).unlink()
    roles.prepare(places)
    assert ask(places, roles.RUNTIME, "SELECT 1") == 1


def test_passwords_never_reach_the_server_in_clear(places: embedded.Places) -> None:
    password = (places.data / "secrets" / roles.OWNER).read_text().strip()
    stored = query(places.data, "SELECT rolpassword FROM pg_authid WHERE rolname = 'kim_owner'")[0][0]
    assert str(stored).startswith("SCRAM-SHA-256$")
    assert password not in str(stored)
