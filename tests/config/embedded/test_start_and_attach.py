"""Rows of the launcher's table: first start, later start, attaching, several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from kim.config import embedded
from tests.config.embedded.helpers import Client, is_running, open_folder, query, until


@pytest.fixture(scope="module")
def server() -> Iterator[embedded.Places]:
    """A server for the tests that only look at it."""
    with open_folder() as folder:
        yield embedded.attach(folder / "data")
        embedded.release(folder / "data")


def test_the_first_start_makes_a_cluster_that_answers(server: embedded.Places) -> None:
    assert query(server.data, "SELECT 1") == [(1,)]


def test_nothing_listens_on_the_network(server: embedded.Places) -> None:
    assert query(server.data, "SHOW listen_addresses") == [("",)]


def test_a_later_start_finds_what_was_written(data: Path) -> None:
    embedded.attach(data)
    query(data, "CREATE TABLE note AS SELECT 'kept' AS words")
    assert embedded.release(data)
    embedded.attach(data)
    assert query(data, "SELECT words FROM note") == [("kept",)]


def test_attaching_twice_in_one_process_is_one_membership(data: Path) -> None:
    assert embedded.attach(data) == embedded.attach(data)
    assert embedded.release(data)
    assert not embedded.release(data)


def test_a_second_process_uses_the_running_server(data: Path, start_client: Callable[[], Client]) -> None:
    first, second = start_client().server(), start_client().server()
    assert first == second


def test_three_processes_at_once_make_one_cluster_and_get_one_server(
    fresh: Path, start_client: Callable[..., Client]
) -> None:
    clients = [start_client(fresh) for _ in range(3)]
    servers = {client.server() for client in clients}
    assert len(servers) == 1
    assert is_running(servers.pop())


def test_umlauts_fold_and_full_text_knows_them(server: embedded.Places) -> None:
    question = "SELECT lower('Ä') = 'ä', to_tsvector('german', 'ÄPFEL') = to_tsvector('german', 'äpfel')"
    assert query(server.data, question) == [(True, True)]


def test_settings_of_a_test_server_are_used(data: Path) -> None:
    embedded.attach(data, {"fsync": "off"})
    assert query(data, "SHOW fsync") == [("off",)]


def test_a_failing_statement_leaves_no_words_in_the_log(server: embedded.Places) -> None:
    query(server.data, "CREATE TABLE person (name text UNIQUE); INSERT INTO person VALUES ('Secretname')")
    with pytest.raises(psycopg.errors.UniqueViolation, match="Secretname"):
        query(server.data, "INSERT INTO person VALUES ('Secretname')")

    def logs() -> str:
        return "".join(log.read_text() for log in server.cluster.glob("log/*.log"))

    # A process of its own writes the log, somewhat later.
    assert until(lambda: "duplicate key" in logs())
    assert "Secretname" not in logs()


def test_files_for_clients_are_closed_to_others(server: embedded.Places) -> None:
    for name in ("start.lock", "clients.lock"):
        assert (server.data / name).stat().st_mode & 0o077 == 0
    assert (server.data / "run").stat().st_mode & 0o077 == 0


def test_the_server_speaks_english_whatever_the_language_at_the_keyboard(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    embedded.attach(data)
    assert query(data, "SHOW lc_messages") == [("C",)]
    with pytest.raises(psycopg.errors.UndefinedTable, match="does not exist"):
        query(data, "SELECT 1 FROM missing")
