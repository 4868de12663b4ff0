"""What the tests of the embedded server ask for again and again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kim.config.embedded import lifecycle, roles

SOURCE = Path(__file__).resolve().parents[3] / "src"


class Client:
    """A process that uses the server of a data folder."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("client.py"), data],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )

    def server(self) -> int:
        """The pid of the server that the process uses; waits until it does."""
        assert self.process.stdout
        return int(self.process.stdout.readline())

    def end(self, how: int | None = None) -> None:
        """End the process: `None` politely, else by a signal."""
        if how is None:
            assert self.process.stdin
            self.process.stdin.close()
        else:
            self.process.send_signal(how)
        self.process.wait(30)
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder with a short name that others may enter: pytest's own is closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="kim-t-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def query(data: Path, statement: str) -> list[tuple[object, ...]]:
    """Ask the server that this process uses, as superuser."""
    places, _membership = lifecycle._memberships[data.resolve()]
    with roles.connect_as_superuser(places) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def is_running(pid: int) -> bool:
    """Whether the process exists and is not just waiting to be buried."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait for a condition; tells whether it came true."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def as_account(uid: int, gid: int, act: Callable[[], None]) -> str:
    """Do something as another operating-system user, in a copy of this process; returns what went wrong.

    A copy, because that user may not be able to read our Python. Nothing may climb into pytest a second time.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(gid)
            os.setuid(uid)
            act()
            said = ""
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said
