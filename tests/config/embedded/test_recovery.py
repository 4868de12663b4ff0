"""Rows of the launcher's table: a killed server, and lock files that it left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kim.config import embedded
from kim.config.embedded.binaries import bin_dir
from tests.config.embedded.helpers import is_running, query, until


def server_of(data: Path) -> int:
    return int((data / "cluster" / "postmaster.pid").read_text().split()[0])


def test_a_server_killed_after_writing_recovers_with_its_data(data: Path) -> None:
    embedded.attach(data)
    query(data, "CREATE TABLE number AS SELECT generate_series(1, 100000) AS n")
    server = server_of(data)
    os.kill(server, signal.SIGKILL)
    assert until(lambda: not is_running(server))
    embedded.release(data)
    embedded.attach(data)
    assert query(data, "SELECT count(*) FROM number") == [(100_000,)]


def test_a_server_killed_under_its_client_is_started_for_the_next(
    data: Path, start_client: Callable[[], object]
) -> None:
    embedded.attach(data)
    query(data, "CREATE TABLE note ()")
    os.kill(server_of(data), signal.SIGKILL)
    assert start_client().server() == server_of(data)  # type: ignore[attr-defined]


@pytest.fixture
def zombie_postgres() -> Iterator[int]:
    """A dead PostgreSQL that nobody has buried, as in a container whose first process does not reap."""
    process = subprocess.Popen([bin_dir() / "postgres", "-V"], stdout=subprocess.DEVNULL)
    assert until(lambda: not is_running(process.pid))
    yield process.pid
    process.wait()


@pytest.fixture
def stranger() -> Iterator[int]:
    """A running process that is no PostgreSQL, as after a restart of the container."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="a zombie is told by /proc")
@pytest.mark.parametrize("holder", ["zombie_postgres", "stranger"])
def test_lock_files_of_a_dead_server_do_not_stop_the_next(
    data: Path, holder: str, request: pytest.FixtureRequest
) -> None:
    embedded.attach(data)
    pid_file = data / "cluster" / "postmaster.pid"
    socket_lock = data / "run" / ".s.PGSQL.5432.lock"
    left_behind = {pid_file: pid_file.read_text(), socket_lock: socket_lock.read_text()}
    embedded.release(data)
    pid = request.getfixturevalue(holder)
    for file, text in left_behind.items():
        file.write_text("\n".join([str(pid), *text.split("\n")[1:]]))
    embedded.attach(data)
    assert query(data, "SELECT 1") == [(1,)]


def test_a_cluster_that_was_left_half_made_is_made_anew(fresh: Path) -> None:
    unfinished = fresh / "cluster.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")
    embedded.attach(fresh)
    assert query(fresh, "SELECT 1") == [(1,)]
    assert not unfinished.exists()
