"""What goes wrong is one sentence."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from kim.config import embedded
from kim.config.embedded import binaries
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import as_account, query


def test_a_broken_cluster_is_named_with_the_servers_own_reason_and_can_be_made_anew(data: Path) -> None:
    embedded.attach(data)
    embedded.release(data)
    (data / "cluster" / "global" / "pg_control").unlink()
    with pytest.raises(Trouble, match="pg_control") as trouble:
        embedded.attach(data)
    assert str(data) in str(trouble.value)
    assert "\n" not in str(trouble.value)
    embedded.destroy(data)
    embedded.attach(data)
    assert query(data, "SELECT 1") == [(1,)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_cluster_that_belongs_to_somebody_else_is_named_with_the_reason(data: Path) -> None:
    embedded.attach(data)
    embedded.release(data)
    for path in (data / "cluster").rglob("*"):
        os.chown(path, 0, 0)
    os.chown(data / "cluster", 0, 0)
    with pytest.raises(Trouble, match="Permission denied"):
        embedded.attach(data)
    embedded.destroy(data)


def test_a_cluster_of_another_major_version_is_not_touched(data: Path) -> None:
    embedded.attach(data)
    embedded.release(data)
    marker = data / "cluster" / "PG_VERSION"
    before = marker.read_text()
    marker.write_text("14\n")
    with pytest.raises(Trouble, match="PostgreSQL 14"):
        embedded.attach(data)
    marker.write_text(before)


def test_a_data_folder_that_is_a_file_is_an_os_error_for_the_caller(open_folder: Path) -> None:
    (open_folder / "data").write_text("")
    with pytest.raises(FileExistsError):
        embedded.attach(open_folder / "data")


def programs_that_say(folder: Path, version: str) -> Path:
    postgres = folder / "bin" / "postgres"
    postgres.parent.mkdir()
    postgres.write_text(f"#!/bin/sh\necho '{version}'\n")
    postgres.chmod(0o755)
    return postgres.parent


def test_programs_that_are_too_old_are_refused(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN_DIR", str(programs_that_say(open_folder, "postgres (PostgreSQL) 14.9")))
    with pytest.raises(Trouble, match="14"):
        binaries.bin_dir()


@pytest.mark.parametrize("version", ["nonsense", "postgres (PostgreSQL) ?"])
def test_programs_that_do_not_say_their_version_are_refused(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setenv("PG_BIN_DIR", str(programs_that_say(open_folder, version)))
    with pytest.raises(Trouble, match=str(open_folder)):
        binaries.bin_dir()


def test_a_folder_without_programs_is_refused(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PG_BIN_DIR", str(open_folder))
    with pytest.raises(Trouble, match=str(open_folder)):
        binaries.bin_dir()


def test_without_the_wheel_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN_DIR", raising=False)
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Trouble, match="PG_BIN_DIR"):
        binaries.bin_dir()


@pytest.mark.parametrize("version", ["postgres (PostgreSQL) 17beta2", "postgres (PostgreSQL) 18.6 (Debian)"])
def test_versions_are_read_however_they_are_written(open_folder: Path, version: str) -> None:
    assert binaries.major(programs_that_say(open_folder, version)) in (17, 18)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_read_only_folder_is_an_os_error_for_the_caller(open_folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    (open_folder / "closed").mkdir(mode=0o755)

    def act() -> None:
        embedded.attach(open_folder / "closed" / "data")

    assert "PermissionError" in as_account(nobody.pw_uid, nobody.pw_gid, act)
