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


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    """A folder for all tests of a file: making a cluster takes longer than most tests."""
    with helpers.open_folder() as folder:
        yield folder


@pytest.fixture
def data(shared_folder: Path) -> Iterator[Path]:
    """A data folder, perhaps with a cluster that other tests have left in good order."""
    yield shared_folder / "data"
    end_everything(shared_folder / "data")


@pytest.fixture
def fresh(open_folder: Path) -> Iterator[Path]:
    """A data folder that does not exist yet."""
    yield open_folder / "data"
    end_everything(open_folder / "data")


def end_everything(folder: Path) -> None:
    """End whatever still runs in a data folder."""
    embedded.release(folder)
    for running in folder.glob("**/postmaster.pid"):
        with suppress(ProcessLookupError, ValueError, IndexError):
            os.kill(int(running.read_text().split()[0]), signal.SIGQUIT)


@pytest.fixture
def start_client(data: Path) -> Iterator[Callable[..., Client]]:
    """Starts clients of `data`, or of another data folder."""
    clients: list[Client] = []

    def start(folder: Path = data) -> Client:
        clients.append(Client(folder))
        return clients[-1]

    yield start
    for client in clients:
        with suppress(ProcessLookupError):
            client.process.kill()
        client.process.wait(30)
        for pipe in (client.process.stdin, client.process.stdout):
            if pipe:
                pipe.close()
