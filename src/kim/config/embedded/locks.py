"""File locks that the kernel drops with the process, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def starting(data: Path) -> Iterator[None]:
    """Only one process at a time starts, attaches to or stops the server of `data`."""
    with _private(data / "start.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def join(data: Path) -> IO[str]:
    """Become a client of `data`; closing the file, or dying, ends it."""
    file = _private(data / "clients.lock")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


def is_last(membership: IO[str]) -> bool:
    """Whether no other process is a client; if so, none can join while the file is open."""
    try:
        fcntl.flock(membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _private(path: Path) -> IO[str]:
    # For nobody else: whoever can open the file could hold the lock for ever.
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a")
