"""A data folder for each test, in a place that every account may pass, and processes that use it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kim.config import embedded
from tests.config.embedded import helpers
from tests.config.embedded.helpers import Client


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may enter."""
    with helpers.open_folder() as folder:
        yield folder


@pytest.fixture
def data(open_folder: Path) -> Iterator[Path]:
    """A data folder; whatever still runs in it at the end is ended."""
    folder = open_folder / "data"
    yield folder
    embedded.release(folder)
    for running in folder.glob("**/postmaster.pid"):
        with suppress(ProcessLookupError, ValueError, IndexError):
            os.kill(int(running.read_text().split()[0]), signal.SIGQUIT)


@pytest.fixture
def start_client(data: Path) -> Iterator[Callable[[], Client]]:
    """Starts clients of `data`."""
    clients: list[Client] = []

    def start() -> Client:
        clients.append(Client(data))
        return clients[-1]

    yield start
    for client in clients:
        with suppress(ProcessLookupError):
            client.process.kill()
        client.process.wait(30)
        for pipe in (client.process.stdin, client.process.stdout):
            if pipe:
                pipe.close()
