"""The folder: private, whole files only, nothing left of a write that failed."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kim.kernel.vault import store
from kim.kernel.vault.errors import FileGone


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_what_was_written_can_be_read_and_is_described(vault: Path) -> None:
    written = store.write([b"Guten ", b"Tag"])
    assert (written.size, written.sha256) == (9, hashlib.sha256(b"Guten Tag").hexdigest())
    assert b"".join(store.read(written.name)) == b"Guten Tag"
    assert list(store.names()) == [written.name]


def test_folder_and_files_are_for_their_owner_only(vault: Path) -> None:
    store.write([b"x"])
    assert {oct(file.stat().st_mode & 0o777) for file in files(vault)} == {"0o600"}
    assert {oct(folder.stat().st_mode & 0o777) for folder in [vault, *vault.glob("*")]} == {"0o700"}


def test_a_full_disk_leaves_nothing_behind(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        store.write([b"x" * 100_000])
    assert files(vault) == []


def test_a_source_that_breaks_off_leaves_nothing_behind(vault: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 100_000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        store.write(broken())
    assert files(vault) == []


def test_a_file_that_is_gone_is_said_to_be_gone(vault: Path) -> None:
    written = store.write([b"x"])
    store.remove(written.name)
    store.remove(written.name)
    with pytest.raises(FileGone):
        list(store.read(written.name))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n"])
def test_only_names_that_were_given_out_lead_to_a_place(vault: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        store.place(name)


def test_without_a_key_nothing_is_written(vault: Path, settings: Any) -> None:
    settings.KIM_FILE_KEYS = ()
    with pytest.raises(ImproperlyConfigured, match="KIM_FILE_KEYS"):
        store.write([b"x"])
    assert files(vault) == []
