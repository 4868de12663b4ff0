"""Rows of the launcher's table: who leaves how, and who stops the server."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from kim.config import embedded
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import Client, is_running, query, until


def test_the_last_of_three_stops_the_server_however_the_others_died(
    data: Path, start_client: Callable[[], Client]
) -> None:
    clients = [start_client() for _ in range(3)]
    server = {client.server() for client in clients}.pop()
    clients[0].end(signal.SIGKILL)
    clients[1].end(signal.SIGTERM)
    assert is_running(server)
    clients[2].end()
    assert until(lambda: not is_running(server))


def test_a_stopped_server_leaves_nothing_behind(data: Path, start_client: Callable[[], Client]) -> None:
    client = start_client()
    client.server()
    client.end(signal.SIGTERM)
    assert not (data / "cluster" / "postmaster.pid").exists()
    assert list((data / "run").iterdir()) == []


def test_after_the_only_client_was_killed_the_next_attaches_and_stops_it(
    data: Path, start_client: Callable[[], Client]
) -> None:
    killed = start_client()
    server = killed.server()
    killed.end(signal.SIGKILL)
    assert is_running(server)
    following = start_client()
    assert following.server() == server
    following.end()
    assert until(lambda: not is_running(server))


def test_a_client_that_leaves_does_not_disturb_the_others(data: Path, start_client: Callable[[], Client]) -> None:
    embedded.attach(data)
    other = start_client()
    other.server()
    other.end()
    assert query(data, "SELECT 1") == [(1,)]


def test_destroying_is_refused_while_somebody_uses_the_server(data: Path, start_client: Callable[[], Client]) -> None:
    client = start_client()
    server = client.server()
    with pytest.raises(Trouble, match=str(data)):
        embedded.destroy(data)
    assert is_running(server)


def test_destroying_removes_a_cluster_and_the_next_start_makes_a_new_one(data: Path) -> None:
    embedded.attach(data)
    query(data, "CREATE TABLE note ()")
    embedded.destroy(data)
    assert not (data / "cluster").exists()
    embedded.attach(data)
    assert query(data, "SELECT to_regclass('note')") == [(None,)]
