"""Which PostgreSQL is used, and what is said when it cannot be."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kim.config import database
from kim.config.embedded import attach, release, roles
from kim.config.embedded.cluster import SUPERUSER
from kim.config.trouble import Trouble
from tests.config.embedded.helpers import open_folder

GIVEN = ("DATABASE_URL", "DATABASE_OWNER_URL", "KIM_SECRET_KEY", "KIM_DATA_DIR")


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in GIVEN:
        monkeypatch.setenv(name, "")


@pytest.fixture(scope="module")
def parent() -> Iterator[Path]:
    """A place for data folders of all tests here: making a cluster takes longer than a test."""
    with open_folder() as folder:
        yield folder
        release(folder / "data")
        release(folder / "another" / "tests")


@pytest.fixture
def folder(parent: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that `provide()` will choose."""
    monkeypatch.setenv("KIM_DATA_DIR", str(parent / "data"))
    return parent / "data"


def test_without_addresses_an_embedded_server_is_provided(folder: Path) -> None:
    provided = database.provide()
    assert provided.embedded == folder
    assert os.environ["DATABASE_URL"].startswith("postgresql://kim_app:")
    assert os.environ["DATABASE_OWNER_URL"].startswith("postgresql://kim_owner:")


def test_a_secret_key_is_made_and_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIM_SECRET_KEY")
    database.provide()
    assert len(os.environ["KIM_SECRET_KEY"]) >= 40
    assert (folder / "secrets" / "django").read_text().strip() == os.environ["KIM_SECRET_KEY"]


def test_tests_use_a_server_of_their_own(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIM_DATA_DIR", str(parent / "another"))
    provided = database.provide(for_tests=True)
    assert provided.embedded == parent / "another" / "tests"
    assert not (parent / "another" / "cluster").exists()


def test_a_folder_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KIM_DATA_DIR", str(tmp_path / "file" / "data"))
    with pytest.raises(Trouble, match="KIM_DATA_DIR"):
        database.provide()


def test_given_addresses_are_used_as_they_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.provide()
    given = os.environ["DATABASE_URL"]
    monkeypatch.setenv("KIM_DATA_DIR", str(folder.parent / "unused"))
    assert database.provide().embedded is None
    assert os.environ["DATABASE_URL"] == given
    assert not (folder.parent / "unused").exists()


def test_an_address_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("postgresql://kim@127.0.0.1:1/kim\n")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "secret"))
    with pytest.raises(Trouble, match="port 1"):
        database.provide()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "missing"))
    with pytest.raises(Trouble, match="DATABASE_URL_FILE"):
        database.provide()


def test_an_owner_alone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://localhost/kim")
    with pytest.raises(Trouble, match="DATABASE_URL"):
        database.provide()


def test_migrating_without_an_owner_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/kim")
    with pytest.raises(Trouble, match="DATABASE_OWNER_URL"):
        database.require_owner()


def test_a_server_that_is_not_there_is_said_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    monkeypatch.setenv("DATABASE_URL", f"postgresql://kim:topsecret@127.0.0.1:{port}/kim")
    with pytest.raises(Trouble, match="DATABASE_URL") as trouble:
        database.provide()
    assert "topsecret" not in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SECONDS_TO_ANSWER", 2)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        monkeypatch.setenv("DATABASE_URL", f"postgresql://kim@127.0.0.1:{silent.getsockname()[1]}/kim")
        with pytest.raises(Trouble, match="DATABASE_URL"):
            database.provide()


def test_a_server_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as old:
        threading.Thread(target=welcome_as_version, args=(old, "14.9"), daemon=True).start()
        address = f"postgresql://kim@127.0.0.1:{old.getsockname()[1]}/kim?sslmode=disable&gssencmode=disable"
        monkeypatch.setenv("DATABASE_URL", address)
        with pytest.raises(Trouble, match="14"):
            database.provide()


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_a_role_that_passes_the_walls_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    places = attach(folder, prepare=roles.prepare)
    monkeypatch.setenv("DATABASE_URL", roles.url(places, roles.RUNTIME))
    monkeypatch.setenv("DATABASE_OWNER_URL", roles.url(places, roles.OWNER))
    assert database.provide().embedded is None
    monkeypatch.setenv(name, f"postgresql:///kim?host={places.socket}&user={SUPERUSER}")
    with pytest.raises(Trouble, match=f"{name}.*BYPASSRLS"):
        database.provide()


def welcome_as_version(server: socket.socket, version: str) -> None:
    """As much of PostgreSQL's protocol as a client hears before its first question."""
    connection, _address = server.accept()
    with connection:
        connection.recv(1024)
        parameter = f"server_version\0{version}\0".encode()
        encoding = b"client_encoding\0UTF8\0"
        connection.sendall(
            b"R"
            + struct.pack("!ii", 8, 0)
            + b"S"
            + struct.pack("!i", len(parameter) + 4)
            + parameter
            + b"S"
            + struct.pack("!i", len(encoding) + 4)
            + encoding
            + b"Z"
            + struct.pack("!ic", 5, b"I")
        )
        connection.recv(1024)
