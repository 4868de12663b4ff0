"""Rows of the launcher's table: long and odd paths, closed homes, folders of other people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kim.config import embedded
from kim.config.embedded import binaries, places
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import query

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to hand the server to another account")


@pytest.mark.parametrize("name", ["a-folder-with-a-long-name" * 4, "comma, spaces, quo'te and Überraschung"])
def test_long_and_odd_paths_get_a_short_socket(open_folder: Path, name: str) -> None:
    data = open_folder / name
    try:
        found = embedded.attach(data)
        assert len(str(found.socket)) < places.LONGEST_SOCKET_FOLDER
        assert found.socket.stat().st_mode & 0o077 == 0
        assert query(data, "SELECT 1") == [(1,)]
    finally:
        embedded.destroy(data)
    assert not found.socket.exists()


@pytest.fixture
def closed_home(open_folder: Path) -> Iterator[Path]:
    """A home folder that only root enters; what was sheltered for it elsewhere is removed."""
    home = open_folder / "home"
    home.mkdir(mode=0o700)
    yield home
    embedded.release(home / "data")
    shutil.rmtree(places._elsewhere(home / "data"), ignore_errors=True)


@as_root
def test_under_a_closed_home_the_cluster_lies_elsewhere(closed_home: Path) -> None:
    found = embedded.attach(closed_home / "data")
    assert found.elsewhere
    assert found.elsewhere.parent == places.ELSEWHERE
    assert query(closed_home / "data", "SELECT 1") == [(1,)]


@as_root
def test_programs_under_a_closed_home_are_copied(closed_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN_DIR", raising=False)
    monkeypatch.setenv("PG_BIN_DIR", str(binaries.copied(binaries.bin_dir(), closed_home)))
    found = embedded.attach(closed_home / "data")
    assert found.elsewhere
    assert found.bin.is_relative_to(found.elsewhere)
    assert query(closed_home / "data", "SELECT 1") == [(1,)]


@as_root
def test_a_cluster_stays_where_it_was_made_when_the_home_opens(closed_home: Path) -> None:
    data = closed_home / "data"
    embedded.attach(data)
    query(data, "CREATE TABLE note ()")
    embedded.release(data)
    closed_home.chmod(0o755)
    embedded.attach(data)
    assert query(data, "SELECT to_regclass('note')::text") == [("note",)]


@as_root
def test_a_prepared_folder_of_somebody_else_is_not_trusted(closed_home: Path) -> None:
    trap = places._elsewhere(closed_home / "data")
    trap.mkdir()
    os.chown(trap, 65534, 65534)
    with pytest.raises(Trouble, match=str(trap)):
        embedded.attach(closed_home / "data")


@as_root
def test_a_data_folder_of_another_user_is_refused(open_folder: Path) -> None:
    os.chown(open_folder, 65534, 65534)
    with pytest.raises(Trouble, match=str(open_folder)):
        embedded.attach(open_folder)


@as_root
def test_a_distributions_programs_under_a_closed_home_are_refused(
    closed_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PG_BIN_DIR", raising=False)
    wheel = binaries.copied(binaries.bin_dir(), closed_home)
    elsewhere = wheel.parents[1].rename(closed_home / "postgresql")
    monkeypatch.setenv("PG_BIN_DIR", str(elsewhere / "pginstall" / "bin"))
    with pytest.raises(Trouble, match="PG_BIN_DIR"):
        embedded.attach(closed_home / "data")
